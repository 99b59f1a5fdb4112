public import Geodesy

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// How far points lie from another one, told roughly from a plane that all of them are laid in.
///
/// A geodesic costs a hundred times as much as a length in a plane. So the plane tells which points
/// decide an answer, and only of those it is asked how far they are: the answer is the same as if all
/// had been asked.
public struct RoughDistances {
  private let lengths: [Double]
  /// By how much lengths in the plane may be off, in either direction.
  private let slack: Double
  /// Lengths in metres that are too short to be compared roughly.
  private static let least = 1.0

  /// Takes the lengths from `center` to the points.
  public init(from center: Coordinate, to points: [PlanePoint], in plane: Plane) {
    let origin = plane.point(of: center)
    func length(_ east: Double, _ north: Double) -> Double {
      (east * east + north * north).squareRoot()
    }
    lengths = points.map {
      length($0.east.meters - origin.east.meters, $0.north.meters - origin.north.meters)
    }
    let reach = points.reduce(length(origin.east.meters, origin.north.meters)) {
      max($0, length($1.east.meters, $1.north.meters))
    }
    slack = Self.slack(within: reach)
  }

  /// Finds the nearest point.
  ///
  /// - Parameter exact: How far a point is, by its number.
  /// - Returns: Its number, the first of several; nil where there are none.
  public func nearest(_ exact: (Int) -> Distance) -> Int? {
    let reach = (lengths.min() ?? 0) * slack * slack + Self.least
    var best: (number: Int, distance: Distance)?
    for number in lengths.indices where lengths[number] <= reach {
      let distance = exact(number)
      if distance < best?.distance ?? .meters(.infinity) { best = (number, distance) }
    }
    return best?.number
  }

  /// Finds how far one must go for a sum of weights.
  ///
  /// - Parameters:
  ///   - sum: What to reach.
  ///   - weights: What each point counts.
  ///   - exact: How far a point is, by its number.
  /// - Returns: The distance of the first point, from the nearest on, with which the sum is reached; that
  ///   of the farthest where it is not.
  public func distance(
    reaching sum: Double, of weights: [Double], _ exact: (Int) -> Distance
  ) -> Distance {
    let bar = bar(reaching: sum, of: weights)
    let low = bar / (slack * slack) - Self.least
    let high = bar * slack * slack + Self.least
    var held = 0.0
    var around: [(distance: Distance, weight: Double)] = []
    for (number, length) in lengths.enumerated() {
      if length < low {
        held += weights[number]
      } else if length <= high {
        around.append((exact(number), weights[number]))
      }
    }
    around.sort { $0.distance < $1.distance }
    for (distance, weight) in around {
      held += weight
      if held >= sum { return distance }
    }
    return around.last?.distance ?? .zero
  }

  /// The length with which a sum of weights is reached.
  private func bar(reaching sum: Double, of weights: [Double]) -> Double {
    let order = lengths.indices.sorted { lengths[$0] < lengths[$1] }
    var held = 0.0
    for number in order {
      held += weights[number]
      if held >= sum { return lengths[number] }
    }
    return order.last.map { lengths[$0] } ?? 0
  }

  /// By how much lengths between points within a distance of the plane's centre are off: on a sphere
  /// by `x / sin x`, where `x` is the distance in parts of its radius; on WGS 84 hardly otherwise.
  private static func slack(within reach: Double) -> Double {
    let turn = reach / 6_371_000
    // All are asked.
    guard turn < 2 else { return 1e6 }
    return turn < 1e-4 ? 1 + 1e-6 : 1 + (turn / sin(turn) - 1) * 1.1 + 1e-6
  }
}
