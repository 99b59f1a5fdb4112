/// On which side of a line a point lies, exactly: no rounding ever turns the answer.
///
/// Numbers up to a thousand times the earth's degrees are meant; whose products fall below the
/// least double are not exact.
///
/// - Source: J. R. Shewchuk, “Adaptive precision floating-point arithmetic and fast robust geometric
///   predicates”, Discrete & Computational Geometry 18 (1997), 305–363.
enum Orientation {
  /// The most that the quick answer may be wrong, as a part of the sum of its products.
  private static let bound = 3.330_669_073_875_471_6e-16

  /// The sign of the turn from a line to a point: 1 when the point is left of the line from `(x0, y0)`
  /// to `(x1, y1)`, -1 when it is right of it, 0 when it is on it.
  @inline(__always)
  static func sign(
    _ x0: Double, _ y0: Double, _ x1: Double, _ y1: Double, _ x: Double, _ y: Double
  ) -> Int {
    let left = (x1 - x0) * (y - y0)
    let right = (x - x0) * (y1 - y0)
    let turn = left - right
    let error = bound * (left.magnitude + right.magnitude)
    if turn > error { return 1 }
    if turn < -error { return -1 }
    return exactSign(x0, y0, x1, y1, x, y)
  }

  /// The same from all products with their rounding errors.
  @inline(never)
  static func exactSign(
    _ x0: Double, _ y0: Double, _ x1: Double, _ y1: Double, _ x: Double, _ y: Double
  ) -> Int {
    var sum: [Double] = []
    for (one, other) in [(x1, y), (-x1, y0), (-x0, y), (-x, y1), (x, y0), (x0, y1)] {
      let product = one * other
      add((-product).addingProduct(one, other), to: &sum)
      add(product, to: &sum)
    }
    // Parts do not overlap and grow: the last that is not zero outweighs all before it.
    guard let last = sum.last(where: { $0 != 0 }) else { return 0 }
    return last > 0 ? 1 : -1
  }

  /// Adds a number to a sum of parts that do not overlap, without rounding.
  private static func add(_ number: Double, to parts: inout [Double]) {
    var carried = number
    for index in parts.indices {
      let part = parts[index]
      let total = carried + part
      let virtual = total - carried
      parts[index] = (carried - (total - virtual)) + (part - virtual)
      carried = total
    }
    parts.append(carried)
  }
}
