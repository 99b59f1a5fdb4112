import Geodesy
import Shapes

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// The border of an area as a row of points, to be asked quickly whether it passes near others.
struct Borderline {
  private let points: [SIMD3<Double>]
  private let least: Double

  /// A point every 5 km or less; `reach` is what "near" means, to within a few hundred metres.
  init(_ area: Area, reach: Distance) {
    var points: [SIMD3<Double>] = []
    if case .polygons(let polygons) = area.form {
      for ring in polygons.map(\.exterior) {
        for (position, corner) in ring.enumerated() {
          let next = ring[(position + 1) % ring.count]
          points += corner.path(to: next, step: .kilometers(5)).dropLast()
            .map(DistrictFinder.direction)
        }
      }
    }
    self.points = points
    least = cos(reach.meters / 6_371_000)
  }

  /// How far off the border passes, to within the 5 km between its points.
  func distance(to point: Coordinate) -> Distance {
    let direction = DistrictFinder.direction(point)
    let most = points.reduce(-1) { max($0, ($1 * direction).sum()) }
    return .meters(acos(min(1, max(-1, most))) * 6_371_000)
  }

  func isNear(_ point: Coordinate) -> Bool {
    let direction = DistrictFinder.direction(point)
    return points.contains { ($0 * direction).sum() >= least }
  }
}
