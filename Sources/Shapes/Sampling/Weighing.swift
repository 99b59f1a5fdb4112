public import Geodesy

/// Over how many points of an area a weight is laid: the 90 % radius of a disc comes out within
/// half a percent.
private let weighedSamples = 2_500

extension Area {
  /// Returns the middle of what lies in the area, counted by weight.
  ///
  /// - Parameter weight: How much counts at a point, zero or more. What is negative or not a number
  ///   counts nothing; where nothing counts, all points count alike.
  /// - Returns: The weighted mean, or where that falls outside, the point of the area (of those
  ///   weighed) that lies nearest to it.
  public func weightedCenter(weight: (Coordinate) -> Double) -> Coordinate {
    let plane = Plane(center: middle)
    let points = planeSamples(count: weighedSamples, in: plane)
    let weights = soundWeights(points.map { weight(plane.coordinate(of: $0)) })
    let (east, north) = zip(points, weights).reduce((0.0, 0.0)) { sum, item in
      (sum.0 + item.1 * item.0.east.meters, sum.1 + item.1 * item.0.north.meters)
    }
    let mean = plane.coordinate(of: PlanePoint(east: .meters(east), north: .meters(north)))
    if contains(mean) { return mean }
    let near = points.map(plane.coordinate).min { $0.distance(to: mean) < $1.distance(to: mean) }
    return near ?? mean
  }

  /// Returns the radius about a point within which some fraction of the area's weight lies.
  ///
  /// With `fraction` 0.9 this is the 90 % radius of a place that is known only to lie in the area.
  ///
  /// - Parameters:
  ///   - fraction: The part to hold, in `0...1`.
  ///   - center: The point about which to measure.
  ///   - weight: As for ``weightedCenter(weight:)``.
  /// - Returns: The distance of the first point, from the nearest on, with which the fraction is held.
  public func radius(
    holding fraction: Double, around center: Coordinate, weight: (Coordinate) -> Double
  ) -> Distance {
    let points = samples(count: weighedSamples)
    let weights = soundWeights(points.map(weight))
    let ranked = zip(points.map { $0.distance(to: center) }, weights).sorted { $0.0 < $1.0 }
    var held = 0.0
    for (distance, weight) in ranked {
      held += weight
      // A rounding error must not ask for one point more.
      if held >= fraction - 1e-12 { return distance }
    }
    return ranked.last?.0 ?? .zero
  }
}

/// The weights made to add up to one; all alike when none counts.
private func soundWeights(_ weights: [Double]) -> [Double] {
  let sound = weights.map { $0 > 0 && $0.isFinite ? $0 : 0 }
  let sum = sound.reduce(0, +)
  guard sum > 0, sum.isFinite else {
    return weights.map { _ in 1 / Double(max(1, weights.count)) }
  }
  return sound.map { $0 / sum }
}
