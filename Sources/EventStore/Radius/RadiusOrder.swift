/// The order in which an index by radius lays out its rows: along a Hilbert curve through the box
/// that holds them.
enum RadiusOrder {
  /// The places of points in the order of the curve; of those in one cell, in their own order.
  static func along(_ points: [SIMD2<Double>]) -> [UInt32] {
    guard var low = points.first else { return [] }
    var high = low
    for point in points {
      low = pointwiseMin(low, point)
      high = pointwiseMax(high, point)
    }
    let span = high - low
    let scale = SIMD2(
      span.x > 0 ? 65_535 / span.x : 0, span.y > 0 ? 65_535 / span.y : 0)
    let keys = points.map { point in
      let cell = pointwiseMin((point - low) * scale, SIMD2(repeating: 65_535))
      return HilbertCurve.position(UInt16(cell.y), UInt16(cell.x))
    }
    return sorted(keys)
  }

  /// Sorts by 11 bits of the keys at a time, from the least, which keeps the order of equals.
  private static func sorted(_ keys: [UInt32]) -> [UInt32] {
    var pairs = keys.enumerated().map { UInt64($0.element) << 32 | UInt64($0.offset) }
    var sorted = [UInt64](repeating: 0, count: pairs.count)
    for shift in [32, 43, 54] as [UInt64] {
      var starts = [Int](repeating: 0, count: 2_049)
      for pair in pairs { starts[Int(pair >> shift & 2_047) + 1] += 1 }
      for digit in 1..<2_049 { starts[digit] += starts[digit - 1] }
      for pair in pairs {
        let digit = Int(pair >> shift & 2_047)
        sorted[starts[digit]] = pair
        starts[digit] += 1
      }
      swap(&pairs, &sorted)
    }
    return pairs.map { UInt32(truncatingIfNeeded: $0) }
  }
}
