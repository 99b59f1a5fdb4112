import Geodesy

/// Two borders between which something is sought.
struct BorderPair {
  let one: BorderTree
  let two: BorderTree

  /// Nothing for an area without a border.
  init?(_ one: BorderTree, _ two: BorderTree) {
    guard one.corners.first != nil, two.corners.first != nil else { return nil }
    (self.one, self.two) = (one, two)
  }

  var isOfPoints: Bool { one.isPoint && two.isPoint }

  /// Metres between the first corners of two parts.
  func meters(_ here: BorderTree.Node, _ there: BorderTree.Node) -> Double {
    one.corners[here.first].distance(to: two.corners[there.first]).meters
  }

  /// Metres of the straight line between two parts, no more than there are: less than none where
  /// their balls overlap.
  func gap(_ here: BorderTree.Node, _ there: BorderTree.Node) -> Double {
    let (ball, other) = (one.ball(here), two.ball(there))
    // A long stretch is told better by itself than by its ball.
    if here.isStretch {
      return one.stretch(here.first).distance(to: other.center) - other.radius
    }
    if there.isStretch {
      return two.stretch(there.first).distance(to: ball.center) - ball.radius
    }
    return length(ball.center - other.center) - ball.radius - other.radius
  }

  /// Metres of the longest straight line between corners of two parts, no fewer than there are.
  func span(_ here: BorderTree.Node, _ there: BorderTree.Node) -> Double {
    let (ball, other) = (one.cornerBall(here), two.cornerBall(there))
    return length(ball.center - other.center) + ball.radius + other.radius
  }

  /// Metres of the longest geodesic between points of the two borders, no fewer than there are:
  /// from the middle of one ball to that of the other and as far as both reach.
  var farthest: Double {
    let (here, there) = (one.ball(one.root), two.ball(two.root))
    let radii = here.radius + there.radius
    // From the middle to the rim of a ball of half of the earth's radius it is 1.05 times as far.
    guard max(here.radius, there.radius) < 3_000_000 else { return .infinity }
    return coordinate(at: here.center).distance(to: coordinate(at: there.center)).meters
      + 1.1 * radii
  }

  /// Whether the first of two parts is the one to be halved: the larger.
  func halvesFirst(_ here: BorderTree.Node, _ there: BorderTree.Node) -> Bool {
    there.isStretch || !here.isStretch && one.balls[here.ball].w >= two.balls[there.ball].w
  }

  /// Looks no farther than two parts: chords then tell more of them.
  ///
  /// - Returns: Metres of a geodesic between them, if one was measured: where parts are small and
  ///   have many corners, no estimate would do.
  func narrow(
    _ scope: inout Scope, to here: BorderTree.Node, _ there: BorderTree.Node, about meters: Double,
    radii: Double
  ) -> Double? {
    // In balls of such size geodesics are longer than chords by less than a tenth.
    let play = 2.2 * radii
    guard meters > 200_000, play < scope.size * meters / 4, here.count * there.count > 2 else {
      return nil
    }
    let (start, end) = (one.starts[here.first], two.starts[there.first])
    let isCrowded = here.count * there.count > 100 && play < 0.02 * meters
    let measured = isCrowded ? self.meters(here, there) : nil
    guard let length = measured ?? Chords.estimate(start, end) else { return nil }
    scope.chords = scope.chords.near(
      length, error: measured == nil ? Chords.estimateError * length : 0,
      over: Shapes.length(start - end), away: play)
    scope.size = play / meters
    return measured
  }
}

/// What chords say between the parts that are looked at just now.
struct Scope {
  fileprivate(set) var chords = Chords.anywhere
  /// The size of the parts, as a part of their distance.
  fileprivate(set) var size = 0.4
}
