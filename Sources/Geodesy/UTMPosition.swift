/// A point by its UTM zone, easting and northing, such as `37 N 412345 3712345`.
public struct UTMPosition: Hashable, Sendable {
  /// The zone, `1...60`.
  public let zone: Int
  /// Whether northings count from the equator; in the south they count from 10 000 km below it.
  public let isNorthern: Bool
  /// Metres east, 500 km on the zone's middle meridian; 100 to 900 km.
  public let easting: Distance
  /// Metres north; 0 to 10 000 km.
  public let northing: Distance
  /// The point itself, between 80° S and 84° N.
  public let coordinate: Coordinate

  /// Makes a position, or nothing where the grid has no such point.
  public init?(zone: Int, isNorthern: Bool, easting: Distance, northing: Distance) {
    guard (1...60).contains(zone), (100_000...900_000).contains(easting.meters),
      (0...10_000_000).contains(northing.meters), let projection = ZoneProjection(zone: zone),
      let coordinate = projection.inverse(
        east: easting.meters, north: northing.meters - (isNorthern ? 0 : 10_000_000)),
      // A hair's breadth for what rounding to metres carries over the edge.
      (-80.001...84.001).contains(coordinate.latitude)
    else { return nil }
    self.zone = zone
    self.isNorthern = isNorthern
    self.easting = easting
    self.northing = northing
    self.coordinate = coordinate
  }

  /// Where a coordinate lies in its own zone, or in a neighbouring one.
  ///
  /// - Returns: nil beyond 80° S and 84° N, and where the zone does not reach.
  public init?(_ coordinate: Coordinate, zone: Int? = nil) {
    guard let own = GridZone(of: coordinate)?.zone,
      let projection = ZoneProjection(zone: zone ?? own),
      let point = projection.forward(coordinate), (100_000...900_000).contains(point.east)
    else { return nil }
    self.zone = zone ?? own
    isNorthern = coordinate.latitude >= 0
    easting = .meters(point.east)
    northing = .meters(point.north + (isNorthern ? 0 : 10_000_000))
    self.coordinate = coordinate
  }
}
