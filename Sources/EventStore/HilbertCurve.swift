/// A curve through all cells of a square of 65,536 by 65,536: cells that are near on it are near in
/// the square.
enum HilbertCurve {
  /// How far along the curve a cell lies.
  ///
  /// - Source: D. Hilbert, *Ueber die stetige Abbildung einer Linie auf ein Flächenstück*, 1891: each
  ///   quarter of a square holds the curve again, turned so that the ends meet.
  static func position(_ x: UInt16, _ y: UInt16) -> UInt32 {
    var (x, y) = (UInt32(x), UInt32(y))
    var position: UInt32 = 0
    var side: UInt32 = 1 << 15
    while side > 0 {
      let (right, upper) = (x & side != 0, y & side != 0)
      // The quarters in the order of the curve: lower left, upper left, upper right, lower right.
      position = position << 2 | (right ? (upper ? 2 : 3) : (upper ? 1 : 0))
      if !upper {
        if right { (x, y) = (~x, ~y) }
        swap(&x, &y)
      }
      side >>= 1
    }
    return position
  }
}
