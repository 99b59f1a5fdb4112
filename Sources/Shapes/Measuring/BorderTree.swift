import Geodesy

/// A stretch of border between two corners at most 10 km apart: the geodesic, which runs above the
/// straight line between them by no more than `sag`.
struct Stretch {
  let start: SpacePoint
  let end: SpacePoint

  /// Metres of the straight line.
  var length: Double { Shapes.length(end - start) }

  /// The most that the geodesic leaves the straight line by: that of the tightest circle.
  var sag: Double {
    let step = end - start
    return dot(step, step) / (8 * Earth.leastCurve) * (1 + 1e-6)
  }

  /// Metres from a point to the geodesic through the air, no more than there are.
  func distance(to point: SpacePoint) -> Double {
    let (step, away) = (end - start, point - start)
    let square = dot(step, step)
    let part = square > 0 ? min(1, max(0, dot(step, away) / square)) : 0
    return Shapes.length(away - part * step) - square / (8 * Earth.leastCurve) * (1 + 1e-6)
  }

  func point(_ part: Double) -> SpacePoint { start + part * (end - start) }

  /// Both halves, which meet on the geodesic.
  var halves: (Stretch, Stretch) {
    let middle = spacePoint(of: coordinate(at: point(0.5)))
    return (Stretch(start: start, end: middle), Stretch(start: middle, end: end))
  }
}

/// The border of an area as stretches in space, in a tree of balls that hold them: what lies behind
/// each other along the border lies together.
///
/// Neighbouring stretches share a ball, neighbouring balls a greater one, up to one around all. A
/// disc is its centre, a stretch of no length, with its radius as `swell`.
struct BorderTree: Sendable {
  /// A part of the border: `count` stretches from `first` on, and where their balls begin.
  struct Node {
    let ball: Int
    let first: Int
    let count: Int

    var isStretch: Bool { count == 1 }

    var halves: (Node, Node) {
      let left = count / 2
      return (
        Node(ball: ball + 1, first: first, count: left),
        Node(ball: ball + 2 * left, first: first + left, count: count - left)
      )
    }
  }

  private(set) var starts: [SpacePoint] = []
  private(set) var ends: [SpacePoint] = []
  /// Where each stretch starts.
  private(set) var corners: [Coordinate] = []
  /// Centres and, as the last number, radii; of each part first its own, then those of its first
  /// half, then those of its second.
  private(set) var balls: [SIMD4<Double>] = []
  /// How far the area reaches beyond what the tree holds, in metres.
  let swell: Double
  /// The longest straight line of a stretch, in metres.
  let longestStretch: Double

  init(_ area: Area) {
    if case .disc(let center, let radius) = area.form {
      self.init(rings: [[center]], swell: max(0, radius.meters))
    } else {
      self.init(rings: area.traced.flatMap { [$0.exterior] + $0.holes }, swell: 0)
    }
  }

  init(rings: [[Coordinate]], swell: Double) {
    self.swell = swell
    var longest = 0.0
    for ring in rings where !ring.isEmpty {
      let points = ring.map(spacePoint)
      corners += ring
      starts += points
      ends += points.dropFirst() + points.prefix(1)
    }
    for (start, end) in zip(starts, ends) { longest = max(longest, length(end - start)) }
    longestStretch = longest
    balls.reserveCapacity(2 * starts.count)
    if !starts.isEmpty { add(root) }
  }

  var root: Node { Node(ball: 0, first: 0, count: starts.count) }

  var isPoint: Bool { starts.count == 1 }

  func stretch(_ index: Int) -> Stretch { Stretch(start: starts[index], end: ends[index]) }

  /// The ball around a part.
  func ball(_ node: Node) -> (center: SpacePoint, radius: Double) {
    let ball = balls[node.ball]
    return (SpacePoint(ball.x, ball.y, ball.z), ball.w)
  }

  /// The ball around the corners of a part: a single one is no larger than itself.
  func cornerBall(_ node: Node) -> (center: SpacePoint, radius: Double) {
    node.isStretch ? (starts[node.first], 0) : ball(node)
  }

  private mutating func add(_ node: Node) {
    let range = node.first..<node.first + node.count
    var (low, high) = (starts[node.first], starts[node.first])
    for index in range {
      low = pointwiseMin(low, pointwiseMin(starts[index], ends[index]))
      high = pointwiseMax(high, pointwiseMax(starts[index], ends[index]))
    }
    let center = (low + high) / 2
    var (square, sag) = (0.0, 0.0)
    for index in range {
      let (start, end) = (starts[index] - center, ends[index] - center)
      square = max(square, max(dot(start, start), dot(end, end)))
      sag = max(sag, stretch(index).sag)
    }
    // A millimetre is more than all roundings.
    let radius = square.squareRoot() + sag + (node.count == 1 && square == 0 ? 0 : 0.001)
    balls.append(SIMD4(center.x, center.y, center.z, radius))
    if node.isStretch { return }
    let (left, right) = node.halves
    add(left)
    add(right)
  }
}
