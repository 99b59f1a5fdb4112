import Geodesy

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// Finds how near two borders come, by branch and bound over their balls.
///
/// A pair of parts is left out when the straight line between their balls is so long that no
/// geodesic between them can be shorter than the best by more than the tolerance. What remains ends
/// at pairs of stretches: where their straight lines come nearest the true geodesic is measured, and
/// its two directions there bound it from below over both stretches. Pairs for which this is not
/// enough are halved. The answer is therefore never too long, however many pairs compete.
struct NearestSearch {
  private let one: BorderTree
  private let two: BorderTree
  private let pair: BorderPair
  private var scope = Scope()
  private let swell: Double
  /// The shortest geodesic that was measured, in metres.
  private(set) var best = Double.infinity
  /// What is as far apart in space as this cannot make the answer less.
  private var reach = Double.infinity

  /// Searches.
  init(_ pair: BorderPair) {
    (one, two, self.pair) = (pair.one, pair.two, pair)
    swell = one.swell + two.swell
    take(pair.meters(one.root, two.root))
    if pair.isOfPoints { return }
    let (here, there) = (one.root, two.root)
    search(here, there, gap: pair.gap(here, there))
  }

  /// Metres between the areas, no more than there are, less by the tolerance at most; zero where
  /// borders touch or cross.
  var least: Double {
    max(0, best - (one.isPoint && two.isPoint ? 0 : tolerance) - swell)
  }

  /// A millimetre, and two parts in a million of what is left between the areas.
  private var tolerance: Double { 0.001 + 2e-6 * max(0, best - swell) }

  private mutating func take(_ meters: Double) {
    guard meters < best else { return }
    best = meters
    look()
  }

  private mutating func look() {
    reach = best <= swell ? -.infinity : scope.chords.surelyReaching(best - tolerance)
  }

  private mutating func search(
    _ here: BorderTree.Node, _ there: BorderTree.Node, gap: Double
  ) {
    if gap >= reach { return }
    let outer = scope
    let radii = one.ball(here).radius + two.ball(there).radius
    if let meters = pair.narrow(&scope, to: here, there, about: best, radii: radii) {
      take(meters)
    }
    if scope.size < outer.size { look() }
    if gap < reach { searchParts(here, there) }
    if scope.size < outer.size {
      scope = outer
      look()
    }
  }

  private mutating func searchParts(_ here: BorderTree.Node, _ there: BorderTree.Node) {
    if here.isStretch, there.isStretch {
      return meet(one.stretch(here.first), two.stretch(there.first))
    }
    if pair.halvesFirst(here, there) {
      let (left, right) = here.halves
      let (first, second) = (pair.gap(left, there), pair.gap(right, there))
      if first <= second {
        search(left, there, gap: first)
        search(right, there, gap: second)
      } else {
        search(right, there, gap: second)
        search(left, there, gap: first)
      }
    } else {
      let (left, right) = there.halves
      let (first, second) = (pair.gap(here, left), pair.gap(here, right))
      if first <= second {
        search(here, left, gap: first)
        search(here, right, gap: second)
      } else {
        search(here, right, gap: second)
        search(here, left, gap: first)
      }
    }
  }

  private mutating func meet(_ here: Stretch, _ there: Stretch) {
    let (part, otherPart) = nearestParts(here, there)
    let (point, other) = (here.point(part), there.point(otherPart))
    let sags = here.sag + there.sag
    let straight = length(point - other)
    if straight - sags >= reach { return }
    if straight <= sags + 0.001, cross(here, there) { return take(0) }
    if let estimate = Chords.estimate(point, other),
      estimate * (1 - Chords.estimateError) - 2 * sags >= best - tolerance
    {
      return
    }
    let (from, to) = (coordinate(at: point), coordinate(at: other))
    let path = from.geodesic(to: to)
    take(path.meters)
    if best <= swell { return }
    let (lengths, limit) = ((here.length, there.length), best - tolerance)
    // How far each end can go along its stretch, backward and forward.
    let (back, on) = (-part * lengths.0, (1 - part) * lengths.0)
    let (otherBack, otherOn) = (-otherPart * lengths.1, (1 - otherPart) * lengths.1)
    let (most, otherMost) = (max(-back, on), max(-otherBack, otherOn))
    if path.meters - most - otherMost - 2 * sags >= limit { return }
    let slope = -along(here, at: from, path.start)
    let otherSlope = along(there, at: to, path.end)
    // The distance bends downward no more than it does on a sphere as curved as the equator.
    let angle = (path.meters + most + otherMost) / Earth.poleRadius
    let bend =
      angle < 3 ? tan(angle / 2) / (2 * Earth.poleRadius) : .infinity
    let floor =
      path.meters + min(slope * back, slope * on)
      + min(otherSlope * otherBack, otherSlope * otherOn)
      - bend * (most * most + otherMost * otherMost)
    if floor - 1e-5 >= limit { return }
    if lengths.0 >= lengths.1 {
      let (left, right) = here.halves
      meet(part < 0.5 ? left : right, there)
      meet(part < 0.5 ? right : left, there)
    } else {
      let (left, right) = there.halves
      meet(here, otherPart < 0.5 ? left : right)
      meet(here, otherPart < 0.5 ? right : left)
    }
  }
}

/// The cosine of the angle between a stretch and a direction over the ground, at a point of it.
private func along(_ stretch: Stretch, at coordinate: Coordinate, _ degrees: Double) -> Double {
  let compass = Compass(at: coordinate)
  let step = stretch.end - stretch.start
  let level = step - dot(step, compass.up) * compass.up
  let size = length(level)
  return size > 0 ? dot(level, compass.direction(degrees)) / size : 0
}

/// Whether two stretches cross, seen from above.
private func cross(_ one: Stretch, _ two: Stretch) -> Bool {
  func sides(_ line: Stretch, _ other: Stretch) -> Double {
    let flattened = Earth.equatorRadius / Earth.poleRadius
    let up = line.point(0.5) * SpacePoint(1, 1, flattened * flattened)
    let across = cross(line.end - line.start, up / length(up))
    return dot(across, other.start - line.start) * dot(across, other.end - line.start)
  }
  return sides(one, two) < 0 && sides(two, one) < 0
}

/// Where the straight lines of two stretches come nearest, as parts of them.
///
/// - Source: C. Ericson, “Real-Time Collision Detection” (2005), section 5.1.9.
private func nearestParts(_ one: Stretch, _ two: Stretch) -> (Double, Double) {
  func clamped(_ part: Double) -> Double { min(1, max(0, part)) }
  let (here, there, between) = (one.end - one.start, two.end - two.start, one.start - two.start)
  let (square, otherSquare) = (dot(here, here), dot(there, there))
  let (c, f) = (dot(here, between), dot(there, between))
  guard square > 1e-12 else { return (0, otherSquare > 1e-12 ? clamped(f / otherSquare) : 0) }
  guard otherSquare > 1e-12 else { return (clamped(-c / square), 0) }
  let b = dot(here, there)
  let area = square * otherSquare - b * b
  let first = area > 1e-12 * square * otherSquare ? clamped((b * f - c * otherSquare) / area) : 0
  let second = (b * first + f) / otherSquare
  if second < 0 { return (clamped(-c / square), 0) }
  if second > 1 { return (clamped((b - c) / square), 1) }
  return (first, second)
}
