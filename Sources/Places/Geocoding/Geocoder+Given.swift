public import Geodesy
import Shapes

extension Geocoder {
  /// A place whose coordinate somebody else found: its districts are told as those of any other.
  ///
  /// - Parameters:
  ///   - coordinate: The point.
  ///   - uncertainty: The radius that holds the true place in nine of ten cases.
  ///   - words: What the report calls it.
  ///   - id: The place of the gazetteer that is meant; one that is not known lends no name.
  ///   - method: How the location follows from what was given.
  /// - Returns: The location.
  public func locate(
    given coordinate: Coordinate, within uncertainty: Distance, words: String, id: String?,
    method: LocationMethod = .given
  ) -> Location {
    let drawing = Drawing(
      area: .disc(center: coordinate, radius: uncertainty), center: coordinate,
      radius: uncertainty, method: method, place: id.flatMap { gazetteer.place(id: $0) })
    return location(drawing, units(of: drawing), words: words)
  }

  /// A location that was drawn with another gazetteer: where this one does not know its districts, they
  /// are told anew for the same area, so that none of its event is lost from the counts.
  ///
  /// - Parameter location: The location as it was drawn.
  /// - Returns: The same location, where its districts are known.
  public func settled(_ location: Location) -> Location {
    guard location.shares.contains(where: { gazetteer.index(id: $0.district) == nil }) else {
      return location
    }
    let drawing = Drawing(
      area: location.area, center: location.coordinate, radius: location.uncertainty,
      method: location.method, place: location.placeID.flatMap { gazetteer.place(id: $0) })
    return self.location(drawing, units(of: drawing), words: location.text)
  }
}
