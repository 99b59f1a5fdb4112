/// Logarithms and powers that are the same on every machine, exact enough to weigh evidence.
enum Logarithms {
  /// The logarithm to base 2 of a number from 1 on, straight between powers of two.
  static func binary(_ number: Int) -> Double {
    guard number > 1 else { return 0 }
    let power = Int.bitWidth - 1 - number.leadingZeroBitCount
    return Double(power) + Double(number - 1 << power) / Double(1 << power)
  }

  /// The logarithm to base 10.
  static func decimal(_ number: Int) -> Double { binary(number) * 0.301_03 }

  /// The natural logarithm.
  static func natural(_ number: Int) -> Double { binary(number) * 0.693_147 }

  /// A power of e, by squaring ten times.
  static func power(_ exponent: Double) -> Double {
    var result = 1 + exponent / 1_024
    if result <= 0 { return 0 }
    for _ in 0..<10 { result *= result }
    return result
  }
}
