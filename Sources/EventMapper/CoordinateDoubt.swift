import Diagnostics
import Geodesy
import Places

/// Coordinates that do not agree with the place that is named beside them.
struct CoordinateDoubt {
  /// The named place.
  let place: Place
  /// How far the point lies from it.
  let apart: Distance

  /// What differs by less is no contradiction: "near" in reports reaches far.
  private static let least = Distance.kilometers(50)

  /// The doubt about a location; nil where it agrees with its words, or they name nothing else.
  ///
  /// The nearest of the named places speaks for the coordinates: a governorate is far from the middle
  /// of itself.
  init?(about resolution: Resolution) {
    guard let location = resolution.location, location.method == .coordinates else { return nil }
    let places = resolution.trace.anchors.compactMap { $0.chosen?.place }
    let apart = places.map { place in
      (place: place, apart: place.coordinate.distance(to: location.coordinate))
    }
    guard
      let nearest = apart.min(by: {
        $0.apart.meters - $0.place.uncertainty.meters
          < $1.apart.meters - $1.place.uncertainty.meters
      }), nearest.apart > nearest.place.uncertainty + Self.least
    else { return nil }
    place = nearest.place
    self.apart = nearest.apart
  }

  /// What a user is told.
  func diagnostic(at position: Position, words: String) -> Diagnostic {
    Diagnostic(
      "coordinates.far", .warning, at: position,
      "The coordinates in \(words.isolated) lie \(apart.plain) from \(place.plainName).",
      fix: "look whether latitude and longitude are exchanged, or a digit is wrong")
  }
}
