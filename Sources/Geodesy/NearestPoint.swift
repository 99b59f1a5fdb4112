#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// Points of which the nearest to others is asked for many times.
///
/// A sphere tells which of them may be the nearest, for a twentieth of what a geodesic costs; between
/// those the ellipsoid decides, so that the answer is that of ``Coordinate/distance(to:)``.
public struct NearestPoint: Sendable {
  private let points: [Coordinate]
  private let directions: [SIMD3<Double>]

  /// By how much a chord of the sphere may be off in either direction: lengths on the sphere differ
  /// from those on WGS 84 by 0.57 % at most.
  private static let slack = 1.012
  /// Where chords are as short as their rounding errors, in parts of the earth's radius.
  private static let least = 1e-6

  /// Makes ready to ask for the nearest of some points.
  public init(of points: [Coordinate]) {
    self.points = points
    directions = points.map(Self.direction)
  }

  /// The point nearest to `other`, the first of several, and how far it is; nil where there are none.
  public func to(_ other: Coordinate) -> (point: Coordinate, distance: Distance)? {
    let direction = Self.direction(other)
    var least = Double.infinity
    for point in directions { least = min(least, Self.squareChord(point, direction)) }
    let reach = least.squareRoot() * Self.slack * Self.slack + Self.least
    var best: (point: Coordinate, distance: Distance)?
    for (index, point) in directions.enumerated()
    where Self.squareChord(point, direction) <= reach * reach {
      let distance = points[index].distance(to: other)
      if distance < best?.distance ?? .meters(.infinity) { best = (points[index], distance) }
    }
    return best
  }

  private static func squareChord(_ one: SIMD3<Double>, _ other: SIMD3<Double>) -> Double {
    let difference = one - other
    return (difference * difference).sum()
  }

  private static func direction(_ point: Coordinate) -> SIMD3<Double> {
    let (latitude, longitude) = (point.latitude * .pi / 180, point.longitude * .pi / 180)
    let run = cos(latitude)
    return [run * cos(longitude), run * sin(longitude), sin(latitude)]
  }
}
