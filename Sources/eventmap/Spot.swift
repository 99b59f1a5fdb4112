import Diagnostics
import EventMapper
import Geodesy
import Places

/// A place on the earth as a user names it: `LAT,LON`, an identifier, or a name.
struct Spot {
  /// What the user wrote.
  let words: String
  let coordinate: Coordinate
  /// The 90 % radius; zero for a coordinate.
  let uncertainty: Distance
  /// The place; nil for a coordinate.
  let place: Place?
  /// Other places that are nearly as likely.
  let rivals: [PlaceCandidate]

  /// Finds what the words mean.
  ///
  /// - Throws: ``Ending`` when they are a coordinate out of range, or no place that is known.
  init(_ words: String, in search: @autoclosure () throws -> PlaceSearch) throws {
    self.words = words
    if let coordinate = try Self.coordinate(words) {
      (self.coordinate, uncertainty, place, rivals) = (coordinate, .zero, nil, [])
      return
    }
    let search = try search()
    if let known = search.gazetteer.place(id: words) {
      (coordinate, uncertainty, place, rivals) = (known.coordinate, known.uncertainty, known, [])
      return
    }
    let answer = search.search(PlaceQuery(words, limit: 8))
    guard let best = answer.best else { throw Self.unknown(words, answer) }
    let place = best.place
    self.place = place
    (coordinate, uncertainty) = (place.coordinate, place.uncertainty)
    rivals = answer.candidates.dropFirst().filter {
      let reach = max(place.uncertainty, $0.place.uncertainty, .kilometers(5))
      return $0.score > best.score / 4 && $0.cost <= best.cost
        && place.coordinate.distance(to: $0.place.coordinate) > reach
    }
  }

  /// Reads `LAT,LON` in degrees; nil when the words are no two numbers.
  static func coordinate(_ words: String) throws -> Coordinate? {
    let parts = words.split(separator: ",", omittingEmptySubsequences: false).map {
      String($0.filter { $0 != " " })
    }
    guard parts.count == 2, let latitude = Double(parts[0]), let longitude = Double(parts[1]) else {
      return nil
    }
    if let found = Coordinate(latitude: latitude, longitude: longitude) { return found }
    let swapped = Coordinate(latitude: longitude, longitude: latitude) != nil
    throw Ending.usage(
      abs(latitude) <= 90
        ? "The longitude \(parts[1]) is beyond 180 degrees."
        : "The latitude \(parts[0]) is beyond 90 degrees.",
      fix: swapped
        ? "latitude comes first: write \(parts[1]),\(parts[0])"
        : "write latitude and longitude in degrees, such as 35.1,40.57")
  }

  private static func unknown(_ words: String, _ answer: PlaceAnswer) -> Ending {
    let misses = answer.candidates.prefix(3).map { "\($0.place.plainName) (\($0.place.id))" }
    let fix =
      misses.isEmpty
      ? "write LAT,LON, or add a table of places with --gazetteer"
      : "did you mean \(misses.joined(separator: ", "))? Write that identifier, or LAT,LON"
    return Ending(
      status: .badInput,
      diagnostics: [
        Diagnostic(
          "place.unresolved", .error, "No place called \(words.isolated) is known.", fix: fix)
      ])
  }
}
