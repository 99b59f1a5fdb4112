package import Geodesy

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// A point in space, in metres from the centre of the earth: x toward longitude 0, y toward 90°
/// east, z toward the north pole.
package typealias SpacePoint = SIMD3<Double>

/// WGS 84 in numbers (NIMA TR8350.2), in metres.
package enum Earth {
  static let flattening = 1 / 298.257_223_563
  package static let equatorRadius = 6_378_137.0
  package static let poleRadius = equatorRadius * (1 - flattening)
  /// The least radius of curvature: along the meridian, at the equator.
  static let leastCurve = poleRadius * poleRadius / equatorRadius
  /// The greatest radius of curvature: at the poles.
  static let greatestCurve = equatorRadius * equatorRadius / poleRadius
  /// How far a point's antipode is, which is its farthest point: the way over a pole, half of a
  /// meridian's ellipse.
  package static let halfMeridian = 20_003_931.458_625_45
  /// Up to this length every geodesic is the shortest way between its ends: π divided by the square
  /// root of the greatest curvature, which is that of the equator.
  ///
  /// - Source: W. P. A. Klingenberg, “Riemannian Geometry”, 2nd ed. (1995), 2.6.9: no closed geodesic
  ///   is shorter than twice this.
  package static let leastCutDistance = Double.pi * poleRadius
  static let squareEccentricity = flattening * (2 - flattening)
}

package func spacePoint(of coordinate: Coordinate) -> SpacePoint {
  spacePoint(latitude: coordinate.latitude, longitude: coordinate.longitude)
}

/// The point of the surface at degrees north and east.
package func spacePoint(latitude: Double, longitude: Double) -> SpacePoint {
  let (latitude, longitude) = (latitude * .pi / 180, longitude * .pi / 180)
  let (sine, cosine) = (sin(latitude), cos(latitude))
  let normal = Earth.equatorRadius / (1 - Earth.squareEccentricity * sine * sine).squareRoot()
  return SpacePoint(
    normal * cosine * cos(longitude), normal * cosine * sin(longitude),
    normal * (1 - Earth.squareEccentricity) * sine)
}

/// The coordinate straight below or above a point that lies within kilometres of the surface, to a
/// micrometre.
///
/// - Source: B. R. Bowring, “Transformation from spatial to geographical coordinates”, Survey
///   Review 23 (1976), 323–327.
func coordinate(at point: SpacePoint) -> Coordinate {
  let axisDistance = (point.x * point.x + point.y * point.y).squareRoot()
  let (rise, run) = (point.z * Earth.equatorRadius, axisDistance * Earth.poleRadius)
  let length = max((rise * rise + run * run).squareRoot(), .leastNormalMagnitude)
  let (sine, cosine) = (rise / length, run / length)
  let second = Earth.squareEccentricity / (1 - Earth.squareEccentricity)
  let latitude = atan2(
    point.z + second * Earth.poleRadius * sine * sine * sine,
    axisDistance - Earth.squareEccentricity * Earth.equatorRadius * cosine * cosine * cosine)
  return Coordinate(
    wrappingLatitude: latitude * 180 / .pi, longitude: atan2(point.y, point.x) * 180 / .pi)
}

/// The directions of east, north and up at a coordinate.
struct Compass {
  let east: SpacePoint
  let north: SpacePoint
  let up: SpacePoint

  init(at coordinate: Coordinate) {
    let (latitude, longitude) = (
      coordinate.latitude * .pi / 180, coordinate.longitude * .pi / 180
    )
    let (sine, cosine) = (sin(latitude), cos(latitude))
    east = SpacePoint(-sin(longitude), cos(longitude), 0)
    north = SpacePoint(-sine * cos(longitude), -sine * sin(longitude), cosine)
    up = SpacePoint(cosine * cos(longitude), cosine * sin(longitude), sine)
  }

  /// The direction over the ground, of length one.
  func direction(_ degrees: Double) -> SpacePoint {
    let radians = degrees * .pi / 180
    return sin(radians) * east + cos(radians) * north
  }
}

func dot(_ one: SpacePoint, _ two: SpacePoint) -> Double { (one * two).sum() }

func length(_ vector: SpacePoint) -> Double { dot(vector, vector).squareRoot() }

func cross(_ one: SpacePoint, _ two: SpacePoint) -> SpacePoint {
  SpacePoint(
    one.y * two.z - one.z * two.y, one.z * two.x - one.x * two.z, one.x * two.y - one.y * two.x)
}
