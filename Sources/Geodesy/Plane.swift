import CPROJ

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// A point of a ``Plane``.
public struct PlanePoint: Hashable, Sendable {
  /// East of the plane's centre.
  public let east: Distance
  /// North of the plane's centre.
  public let north: Distance

  /// Makes a point.
  public init(east: Distance, north: Distance) {
    self.east = east
    self.north = north
  }
}

/// The azimuthal equidistant plane of WGS 84 about a centre.
///
/// A point's distance and direction from the plane's origin are the length and the initial azimuth
/// of the geodesic from the centre to it: from the centre, planar distances *are* geodesic
/// distances. Between two other points they are too long, by at most `(r/R)²/6` of themselves
/// where both lie within `r` of the centre and `R` is the earth's radius: 0.1 % at 500 km, 0.4 % at
/// 1000 km. Geodesics that miss the centre are not straight: densify edges before projecting them.
///
/// - Source: J. P. Snyder, “Map Projections: A Working Manual”, USGS PP 1395 (1987), 191–202; for
///   the ellipsoid, PROJ's `aeqd` is defined by the same geodesics.
public struct Plane: Hashable, Sendable {
  /// The point of the earth at the plane's origin.
  public let center: Coordinate

  /// Makes the plane about `center`.
  public init(center: Coordinate) { self.center = center }

  /// Returns where `coordinate` lies in the plane.
  public func point(of coordinate: Coordinate) -> PlanePoint {
    let path = Ellipsoid.wgs84.inverse(center, coordinate)
    return polar(path.meters, path.start)
  }

  /// Returns which coordinate lies at `point`.
  public func coordinate(of point: PlanePoint) -> Coordinate {
    let (east, north) = (point.east.meters, point.north.meters)
    return Ellipsoid.wgs84.direct(
      center, meters: hypot(east, north), azimuth: atan2(east, north) * 180 / .pi)
  }

  private func polar(_ meters: Double, _ azimuth: Double) -> PlanePoint {
    let radians = azimuth * .pi / 180
    return PlanePoint(east: .meters(meters * sin(radians)), north: .meters(meters * cos(radians)))
  }
}
