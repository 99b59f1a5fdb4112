import Geodesy

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// How likely a launch is at each point, from how far launches of a weapon were from their targets.
///
/// The distances are taken as log-normal with the table's median and 90 % value; each point of the
/// plane then has that density divided by the length of the circle it lies on.
struct ReachDensity: Sendable {
  private let target: Coordinate
  private let mean: Double
  private let deviation: Double

  init(_ reach: Measures.Reach, from target: Coordinate) {
    self.target = target
    mean = log(reach.median.meters)
    // 1.2816 standard deviations hold 90 % on one side.
    deviation = max(0.2, (log(reach.expectedP90.meters) - mean) / 1.2816)
  }

  /// The weight of a point, up to a constant factor.
  func weight(at point: Coordinate) -> Double {
    let distance = max(2_000, target.distance(to: point).meters)
    let score = (log(distance) - mean) / deviation
    return exp(-score * score / 2) / (distance * distance)
  }
}
