import Geodesy

/// Random numbers that are the same in every run (SplitMix64).
struct Random: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed &* 0xD1B5_4A32_D192_ED03 &+ 1 }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }

  mutating func number(_ range: ClosedRange<Double>) -> Double {
    Double.random(in: range, using: &self)
  }

  /// As many of each order of magnitude.
  mutating func size(_ range: ClosedRange<Double>) -> Double {
    var size = range.lowerBound
    let orders = range.upperBound / range.lowerBound
    // Powers of two by halves need no logarithm: the same bytes on every machine.
    var left = number(0...1) * orders.log2Steps
    while left >= 1 {
      size *= 2
      left -= 1
    }
    return min(range.upperBound, size * (1 + left))
  }

  mutating func direction() -> Azimuth { Azimuth(degrees: number(0...359.99)) }
}

extension Double {
  /// How often one can be doubled up to this.
  fileprivate var log2Steps: Double {
    var (value, steps) = (self, 0.0)
    while value >= 2 {
      value /= 2
      steps += 1
    }
    return steps + value - 1
  }
}
