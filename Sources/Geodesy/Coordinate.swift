/// A point on the WGS 84 ellipsoid (EPSG:4326).
///
/// The labels are compulsory: no unlabelled pair exists in this package, so latitude and longitude
/// cannot be exchanged by accident.
public struct Coordinate: Hashable, Sendable {
  /// Degrees north, in `-90...90`.
  public let latitude: Double
  /// Degrees east, in `-180...180`.
  public let longitude: Double

  /// Makes a coordinate, or nothing if either number is out of range or not finite.
  public init?(latitude: Double, longitude: Double) {
    guard (-90...90).contains(latitude), (-180...180).contains(longitude) else { return nil }
    self.latitude = latitude
    self.longitude = longitude
  }
}
