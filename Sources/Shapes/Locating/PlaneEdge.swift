/// An edge in the plane of longitude (x) and latitude (y), upward, or to the right if level.
struct PlaneEdge: Hashable {
  let x0, y0, x1, y1: Double

  /// Makes an edge; nothing of no length.
  init?(_ x0: Double, _ y0: Double, _ x1: Double, _ y1: Double) {
    guard x0 != x1 || y0 != y1 else { return nil }
    let isUpward = y0 < y1 || (y0 == y1 && x0 < x1)
    (self.x0, self.y0) = isUpward ? (x0, y0) : (x1, y1)
    (self.x1, self.y1) = isUpward ? (x1, y1) : (x0, y0)
  }

  /// Whether the edge crosses the level line just above `y`.
  @inline(__always)
  func crosses(level y: Double) -> Bool { y0 <= y && y < y1 }

  /// The side of the edge on which a point lies: 1 left, -1 right, 0 on its line.
  @inline(__always)
  func side(_ x: Double, _ y: Double) -> Int { Orientation.sign(x0, y0, x1, y1, x, y) }

  /// Whether the edge crosses the upright line just right of `x`.
  @inline(__always)
  func crosses(upright x: Double) -> Bool { (x0 <= x) != (x1 <= x) }

  /// Whether an edge that crosses the upright line just right of `x` does so below or just above `y`.
  ///
  /// "Just right" is more than "just above": through the point itself, a rising edge is above.
  @inline(__always)
  func isBelow(_ x: Double, _ y: Double) -> Bool {
    let side = side(x, y)
    if side == 0 { return x0 > x1 || y0 == y1 }
    return (side > 0) == (x0 < x1)
  }
}
