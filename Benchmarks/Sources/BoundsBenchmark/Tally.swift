/// What was found of the pairs of one kind of areas with all others.
struct Tally {
  var pairs = 0
  /// Sampled pairs of points that leave the bounds; must stay none.
  var violations = 0
  /// Sampled directions that leave the range; must stay none.
  var strays = 0
  /// Nanoseconds of processor time: for bounds, bearings, and plain geodesics.
  var boundsTime = 0.0
  var bearingTime = 0.0
  var bearings = 0
  var geodesicTime = 0.0
  var geodesics = 0
  /// Nanoseconds for bounds from disc to disc.
  var discTime = 0.0
  var discs = 0
  /// Nanoseconds to make an area ready.
  var readyTime = 0.0
  var ready = 0
  /// Pairs that were searched densely, and what was wrong there.
  var dense = 0
  var denseViolations = 0
  var falseZeros = 0
  /// The worst that a bound is from what the dense search found, in percent.
  var leastGap = 0.0
  var greatestGap = 0.0

  mutating func add(_ other: Tally) {
    pairs += other.pairs
    violations += other.violations
    strays += other.strays
    boundsTime += other.boundsTime
    bearingTime += other.bearingTime
    bearings += other.bearings
    geodesicTime += other.geodesicTime
    geodesics += other.geodesics
    discTime += other.discTime
    discs += other.discs
    readyTime += other.readyTime
    ready += other.ready
    dense += other.dense
    denseViolations += other.denseViolations
    falseZeros += other.falseZeros
    leastGap = max(leastGap, other.leastGap)
    greatestGap = max(greatestGap, other.greatestGap)
  }

  static let heading =
    "kind           pairs     out  astray  dense  out  zeros  least%   great%   us/pair  geod us  ratio  us/bearing  ready us"

  func line(_ label: String) -> String {
    let pair = boundsTime / 1000 / Double(max(1, pairs))
    let geodesic = geodesicTime / 1000 / Double(max(1, geodesics))
    let cells = [
      "\(pairs)".right(9), "\(violations)".right(7), "\(strays)".right(7), "\(dense)".right(6),
      "\(denseViolations)".right(4), "\(falseZeros)".right(6), leastGap.fixed(4).right(8),
      greatestGap.fixed(4).right(8), pair.fixed(2).right(9), geodesic.fixed(2).right(8),
      (geodesic > 0 ? pair / geodesic : 0).fixed(1).right(6),
      (bearingTime / 1000 / Double(max(1, bearings))).fixed(1).right(11),
      (readyTime / 1000 / Double(max(1, ready))).fixed(0).right(9),
    ]
    return label + String(repeating: " ", count: max(0, 13 - label.count))
      + cells.joined(separator: " ")
  }
}

extension String {
  /// Filled up with blanks from the left.
  func right(_ width: Int) -> String {
    String(repeating: " ", count: max(0, width - count)) + self
  }
}

extension Double {
  /// With so many decimals, rounded.
  func fixed(_ decimals: Int) -> String {
    let unit = (0..<decimals).reduce(1.0) { value, _ in value * 10 }
    let (whole, part) = Int((self * unit).rounded()).quotientAndRemainder(dividingBy: Int(unit))
    guard decimals > 0 else { return "\(whole)" }
    let digits = "\(part)"
    return "\(whole).\(String(repeating: "0", count: max(0, decimals - digits.count)))\(digits)"
  }
}
