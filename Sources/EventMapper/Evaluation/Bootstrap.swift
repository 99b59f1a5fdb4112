/// How far a figure would move if other reports of the same sort had been labelled.
///
/// Reports are drawn anew, with repetition, and the figure is reckoned on each draw; the interval
/// holds the middle 95 % of them. Reports and not attacks are drawn, since what one report gets wrong
/// it gets wrong for several attacks. The draws are the same in every run.
///
/// - Source: B. Efron, R. Tibshirani, "An Introduction to the Bootstrap" (1993), the percentile
///   interval.
enum Bootstrap {
  private static let draws = 1_000

  /// The 95 % interval of a figure.
  ///
  /// - Parameters:
  ///   - parts: What was counted in each report.
  ///   - figure: The figure of a draw; nil where it is not defined.
  /// - Returns: The interval; nil where there are fewer than two reports, or nothing to count.
  static func interval<Part>(
    of parts: [Part], _ figure: ([Part]) -> Double?
  ) -> ClosedRange<Double>? {
    guard parts.count > 1 else { return nil }
    var random = Draws()
    let figures = (0..<draws).compactMap { _ in
      figure(parts.map { _ in parts[Int.random(in: parts.indices, using: &random)] })
    }.sorted()
    guard !figures.isEmpty else { return nil }
    let low = Int(0.025 * Double(figures.count))
    let high = max(low, Int(0.975 * Double(figures.count)) - 1)
    return figures[low]...figures[high]
  }
}

/// SplitMix64, from a seed of its own.
///
/// - Source: G. L. Steele, D. Lea, C. H. Flood, "Fast splittable pseudorandom number generators"
///   (2014).
private struct Draws: RandomNumberGenerator {
  private var state: UInt64 = 7

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var bits = state
    bits = (bits ^ (bits >> 30)) &* 0xBF58_476D_1CE4_E5B9
    bits = (bits ^ (bits >> 27)) &* 0x94D0_49BB_1331_11EB
    return bits ^ (bits >> 31)
  }
}
