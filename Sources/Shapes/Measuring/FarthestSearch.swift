import Geodesy

/// Finds how far apart two areas reach, by branch and bound over the balls around their borders.
///
/// Below a quarter of the earth the distance grows from any point outward and is convex along each
/// geodesic, so that the farthest pair is one of corners. A pair of parts is left out when the
/// longest straight line between their balls is too short for any geodesic to beat the best.
struct FarthestSearch {
  private let one: BorderTree
  private let two: BorderTree
  private let pair: BorderPair
  private var scope = Scope()
  /// The longest geodesic between corners, in metres.
  private var best = 0.0
  /// What is as near in space as this cannot make the answer greater.
  private var reach = -Double.infinity

  /// Searches.
  init(_ pair: BorderPair) {
    (one, two, self.pair) = (pair.one, pair.two, pair)
    take(pair.meters(one.root, two.root))
    if pair.isOfPoints { return }
    let (here, there) = (one.root, two.root)
    search(here, there, span: pair.span(here, there))
  }

  /// Metres, no fewer than any two points of the areas are apart.
  ///
  /// To a hundredth of a millimetre up to a quarter of the earth. Beyond, the farthest points lie
  /// somewhere on the borders, no farther from corners than half a stretch; and where one area may
  /// reach the other's antipodes, the answer is the longest geodesic that there is.
  var greatest: Double {
    let swell = one.swell + two.swell
    if one.isPoint, two.isPoint { return min(best + swell, longest.meters) }
    let most = pair.span(one.root, two.root)
    let rounding = 1e-5
    if most < Chords.anywhere.surelyWithin(9_980_000) { return best + swell + rounding }
    guard pair.farthest < 19_800_000 else { return longest.meters }
    let stretches = (one.longestStretch + two.longestStretch) / 2 * (1 + 1e-6)
    return min(best + stretches + rounding + swell, longest.meters)
  }

  private mutating func search(
    _ here: BorderTree.Node, _ there: BorderTree.Node, span: Double
  ) {
    if span <= reach { return }
    let outer = scope
    let radii = one.cornerBall(here).radius + two.cornerBall(there).radius
    if let meters = pair.narrow(&scope, to: here, there, about: best, radii: radii) {
      take(meters)
    }
    if scope.size < outer.size { look() }
    if span > reach { searchParts(here, there) }
    if scope.size < outer.size {
      scope = outer
      look()
    }
  }

  private mutating func searchParts(_ here: BorderTree.Node, _ there: BorderTree.Node) {
    if here.isStretch, there.isStretch { return measure(here, there) }
    if pair.halvesFirst(here, there) {
      let (left, right) = here.halves
      let (first, second) = (pair.span(left, there), pair.span(right, there))
      if first >= second {
        search(left, there, span: first)
        search(right, there, span: second)
      } else {
        search(right, there, span: second)
        search(left, there, span: first)
      }
    } else {
      let (left, right) = there.halves
      let (first, second) = (pair.span(here, left), pair.span(here, right))
      if first >= second {
        search(here, left, span: first)
        search(here, right, span: second)
      } else {
        search(here, right, span: second)
        search(here, left, span: first)
      }
    }
  }

  private mutating func take(_ meters: Double) {
    guard meters > best else { return }
    best = meters
    look()
  }

  private mutating func look() { reach = scope.chords.surelyWithin(best) }

  private mutating func measure(_ here: BorderTree.Node, _ there: BorderTree.Node) {
    let (start, end) = (one.starts[here.first], two.starts[there.first])
    if length(start - end) <= reach { return }
    if let estimate = Chords.estimate(start, end),
      estimate * (1 + Chords.estimateError) <= best
    {
      return
    }
    take(pair.meters(here, there))
  }
}
