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
  ///   - country: The country that it is said to lie in, by its ISO 3166-1 code: it holds for a point
  ///     beside its border, since outlines are coarse.
  ///   - method: How the location follows from what was given.
  /// - Returns: The location.
  public func locate(
    given coordinate: Coordinate, within uncertainty: Distance, words: String, id: String?,
    country: String? = nil, method: LocationMethod = .given
  ) -> Location {
    let drawing = Drawing(
      area: .disc(center: coordinate, radius: uncertainty), center: coordinate,
      radius: uncertainty, method: method, place: id.flatMap { gazetteer.place(id: $0) })
    let stated = country.flatMap { isBeside(coordinate, $0) ? $0 : nil }
    return location(drawing, units(of: drawing, in: stated), words: words)
  }

  /// How far beyond an outline a border may run: the outlines are drawn for maps of the world.
  private static let borderSlack = Distance.kilometers(10)

  /// Whether a point lies in a country or beside its border.
  private func isBeside(_ point: Coordinate, _ country: String) -> Bool {
    let found = districts.country(at: point)
    if found == country { return true }
    return (0..<16).contains { turn in
      let azimuth = Azimuth(degrees: Double(turn) * 22.5)
      return districts.country(at: point.moved(Self.borderSlack, toward: azimuth)) == country
    }
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
