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

  /// Makes a coordinate from finite numbers by turning the longitude into `-180..<180` and holding
  /// the latitude to the poles.
  ///
  /// For the package's own arithmetic only: what comes from outside is checked, not bent.
  package init(wrappingLatitude latitude: Double, longitude: Double) {
    self.latitude = min(90, max(-90, latitude))
    let turned = (longitude + 180).truncatingRemainder(dividingBy: 360)
    self.longitude = turned < 0 ? turned + 180 : turned - 180
  }
}
