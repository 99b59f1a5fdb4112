package import Diagnostics
package import Geodesy
package import Places
package import Shapes

/// A place on the earth as a user names it: coordinates in any form, an identifier, or a name.
package struct Spot: Sendable {
  /// What the user wrote.
  package let words: String
  /// The point that is meant.
  package let coordinate: Coordinate
  /// The 90 % radius; for coordinates zero, as a user means the point, but a square of a grid is as wide
  /// as it is.
  package let uncertainty: Distance
  /// The place; nil for a coordinate.
  package let place: Place?
  /// Where it may lie, nine times of ten: a disc, or what a phrase draws.
  package let area: Area
  /// The words as the grammar took them; nil where they are a name or coordinates.
  package let phrase: PlacePhrase?
  /// Other places that are nearly as likely.
  package let rivals: [PlaceCandidate]

  /// Finds what the words mean.
  ///
  /// - Parameters:
  ///   - words: What the user wrote.
  ///   - mapper: Finds places; asked for only where the words are no coordinates.
  ///   - reader: Gives the words of coordinates; asked for only when there is a digit.
  /// - Throws: A ``Diagnostic``: `usage` for coordinates that cannot be right, `place.unresolved` for
  ///   no place that is known.
  package init(
    _ words: String, by mapper: @autoclosure () throws -> Mapper,
    reader: () throws -> CoordinateReader
  ) throws {
    self.words = words
    if let point = try TypedCoordinates(words, reader: reader)?.point {
      coordinate = point.coordinate
      uncertainty = point.form == .square && point.precision > .meters(1) ? point.precision : .zero
      area = .disc(center: coordinate, radius: uncertainty)
      (place, phrase, rivals) = (nil, nil, [])
      return
    }
    let mapper = try mapper()
    if let known = mapper.geocoder.gazetteer.place(id: words) {
      (coordinate, uncertainty, place, rivals) = (known.coordinate, known.uncertainty, known, [])
      phrase = nil
      area =
        mapper.geocoder.locate(known, words: words, in: GeocodingContext()).location?.area
        ?? .disc(center: coordinate, radius: uncertainty)
      return
    }
    let found = PlaceWords(mapper).find(PlaceQuery(words, limit: 8))
    if let phrase = found.phrase, let location = found.location {
      self.phrase = phrase
      (coordinate, uncertainty) = (location.coordinate, location.uncertainty)
      (area, place, rivals) = (location.area, nil, [])
      return
    }
    let answer = found.places
    guard let best = answer.best else { throw Self.unknown(words, answer) }
    let place = best.place
    phrase = nil
    area = found.location?.area ?? .disc(center: place.coordinate, radius: place.uncertainty)
    self.place = place
    (coordinate, uncertainty) = (place.coordinate, place.uncertainty)
    rivals = answer.candidates.dropFirst().filter {
      $0.isRival(of: best, from: 0.25, beyond: .kilometers(5))
    }
  }

  private static func unknown(_ words: String, _ answer: PlaceAnswer) -> Diagnostic {
    let misses = answer.candidates.prefix(3).map { "\($0.place.plainName) (\($0.place.id))" }
    let fix =
      misses.isEmpty
      ? "write LAT,LON, or add a table of places with --gazetteer"
      : "did you mean \(misses.joined(separator: ", "))? Write that identifier, or LAT,LON"
    return Diagnostic(
      "place.unresolved", .error, "No place called \(words.isolated) is known.", fix: fix)
  }

  /// Which other places the words may mean.
  package var doubt: Diagnostic {
    let others = rivals.prefix(3).map {
      "\($0.place.plainName) at \($0.place.coordinate.plain) (\($0.place.id))"
    }
    return Diagnostic(
      "place.ambiguous", .warning,
      "\(words.isolated) may also mean \(others.joined(separator: ", ")).",
      fix: "write the identifier or LAT,LON of the one you mean")
  }
}
