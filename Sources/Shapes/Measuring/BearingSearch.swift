import Geodesy

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// Finds the directions that lead from one area to another, by branch and bound over the balls
/// around their borders.
///
/// Seen from any point a geodesic edge begins and ends at its extremes, so that corners of the far
/// area suffice; along an edge of the near area the direction turns about as steadily, and what it
/// may exceed its corners by is added. A pair of parts is left out when the range that was found
/// holds all directions between their balls; a pair of corners that it may not hold is measured.
struct BearingSearch {
  private let one: BorderTree
  private let two: BorderTree
  /// The middle of the range and half of its width, in degrees.
  private var middle: Double
  private var half = 0.0
  /// Whether pairs of edges widen the range by all directions between their balls.
  private var takesWholeParts = false

  /// Beyond the directions that were measured, in degrees.
  private static let tolerance = 0.005

  /// Searches, from a direction on that is known to lead there.
  init(_ one: BorderTree, _ two: BorderTree, from known: Azimuth) {
    (self.one, self.two) = (one, two)
    middle = known.degrees
    search(one.root, two.root, excess(one.root, two.root))
    // Beyond half a turn the directions between two corners may lead the other way around.
    if half > 85 {
      takesWholeParts = true
      search(one.root, two.root, excess(one.root, two.root))
    }
  }

  /// The range: the smallest where it is narrower than half a turn, to a hundredth of a degree at
  /// each end; else one that surely holds all.
  var arc: AzimuthArc {
    let half = half + Self.tolerance
    return AzimuthArc(from: Azimuth(degrees: middle - half), width: .degrees(2 * half))
  }

  /// By how many degrees directions between two parts may leave the range.
  private func excess(_ here: BorderTree.Node, _ there: BorderTree.Node) -> Double {
    let (near, far) = (one.ball(here), two.ball(there))
    let sight = Sight(from: near.center, to: far.center)
    let spread = near.radius + far.radius
    let axisDistance = sight.axisDistance
    guard spread < 0.9 * sight.level, near.radius < 0.5 * axisDistance else { return .infinity }
    // What lies elsewhere in the balls, how north turns with longitude, how the ground tilts.
    let tilt = near.radius / Earth.leastCurve
    let turns =
      asin(near.radius / axisDistance) * min(1, abs(sight.up.z) + tilt)
      + tilt * (abs(sight.rise) + spread) / (sight.level - spread)
    return excess(
      of: sight.degrees,
      give: (asin(spread / sight.level) + 1.05 * turns) * 180 / .pi + sight.error
        + margin(level: sight.level - spread, axisDistance: axisDistance - near.radius))
  }

  private func excess(of degrees: Double, give: Double) -> Double {
    abs(signedTurn(degrees - middle)) + give - half
  }

  /// By how many degrees the direction from within an edge may exceed those from its corners, for a
  /// far point at a distance along the ground and a corner at a distance from the axis, in metres.
  ///
  /// Only the turning of north bends it: along an edge that leads toward the far point.
  private func margin(level: Double, axisDistance: Double) -> Double {
    let step = one.longestStretch
    guard step > 0 else { return 0 }
    guard axisDistance > 2 * step else { return 360 }
    let away = level - step
    let reach = away > step ? step * step / (8 * away) : step
    return 1.25 * reach / (axisDistance - 2 * step) * 180 / .pi
  }

  private mutating func search(
    _ here: BorderTree.Node, _ there: BorderTree.Node, _ bound: Double
  ) {
    // What was found since may hold it.
    if bound <= Self.tolerance || half >= 180 { return }
    if here.isStretch, there.isStretch {
      if takesWholeParts { return takeWhole(here, there, bound) }
      return measure(here.first, there.first)
    }
    let splitsHere =
      there.isStretch || !here.isStretch && one.balls[here.ball].w >= two.balls[there.ball].w
    let pairs =
      splitsHere
      ? ((here.halves.0, there), (here.halves.1, there))
      : ((here, there.halves.0), (here, there.halves.1))
    let (first, second) = (
      excess(pairs.0.0, pairs.0.1), excess(pairs.1.0, pairs.1.1)
    )
    if first >= second {
      search(pairs.0.0, pairs.0.1, first)
      search(pairs.1.0, pairs.1.1, min(second, excess(pairs.1.0, pairs.1.1)))
    } else {
      search(pairs.1.0, pairs.1.1, second)
      search(pairs.0.0, pairs.0.1, min(first, excess(pairs.0.0, pairs.0.1)))
    }
  }

  private mutating func measure(_ here: Int, _ there: Int) {
    let sight = Sight(from: one.starts[here], to: two.starts[there])
    let margin = margin(level: sight.level, axisDistance: sight.axisDistance)
    guard excess(of: sight.degrees, give: sight.error + margin) > Self.tolerance else { return }
    let path = one.corners[here].geodesic(to: two.corners[there])
    guard path.meters > 0.001 else {
      half = 180
      return
    }
    let turn = signedTurn(path.start - middle)
    widen(toward: turn, by: abs(turn) + margin - half)
  }

  private mutating func takeWhole(
    _ here: BorderTree.Node, _ there: BorderTree.Node, _ bound: Double
  ) {
    let sight = Sight(from: one.ball(here).center, to: two.ball(there).center)
    widen(toward: signedTurn(sight.degrees - middle), by: bound)
  }

  private mutating func widen(toward turn: Double, by over: Double) {
    guard over > 0 else { return }
    guard over < 360 else {
      half = 180
      return
    }
    middle += (turn < 0 ? -over : over) / 2
    half += over / 2
  }
}

/// The straight line from one point to another, as seen from the first.
private struct Sight {
  let up: SpacePoint
  /// Its part along the ground, in metres.
  let level: Double
  /// Its part upward, in metres.
  let rise: Double
  /// Its direction clockwise from north.
  let degrees: Double
  /// The first point's distance from the axis of the earth, in metres.
  let axisDistance: Double

  init(from here: SpacePoint, to there: SpacePoint) {
    let flattened = Earth.equatorRadius / Earth.poleRadius
    let normal = here * SpacePoint(1, 1, flattened * flattened)
    up = normal / length(normal)
    axisDistance = (here.x * here.x + here.y * here.y).squareRoot()
    let step = there - here
    rise = dot(step, up)
    // East and north, both as long as the first point's distance from the axis.
    let east = here.x * step.y - here.y * step.x
    let north =
      step.z * axisDistance * (up.x * up.x + up.y * up.y).squareRoot()
      - up.z * (here.x * step.x + here.y * step.y)
    degrees = atan2(east, north) * 180 / .pi
    level = max(0, dot(step, step) - rise * rise).squareRoot()
  }

  /// The most that the geodesic sets out in another direction by, in degrees.
  ///
  /// A plane through the normal leaves the geodesic by a part of the flattening that grows with the
  /// square of the distance; twice what ten million pairs showed, and a millionth for roundings.
  var error: Double {
    let part = -rise / (2 * Earth.poleRadius)
    return part < 0.9 ? 0.26 * part / (1 - part) + 1e-6 : 360
  }
}

/// Degrees in `-180...180`.
private func signedTurn(_ degrees: Double) -> Double {
  degrees - 360 * (degrees / 360).rounded()
}
