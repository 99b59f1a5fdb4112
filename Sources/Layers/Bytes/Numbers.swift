import Events

// The one printer of numbers and days: no locale, no exponent, no "-0".

extension ByteWriter {
  /// Appends a whole number.
  mutating func append(_ value: Int) {
    appending(atMost: 32) { here in
      here.pointee = UInt8(ascii: "-")
      let sign = value < 0 ? 1 : 0
      return sign &+ Digits.write(value.magnitude, at: here + sign)
    }
  }

  /// Appends a finite number with at most `decimals` decimals, rounded half away from zero.
  ///
  /// Zeros at the end are left out, but for the first `kept` decimals: a column in which every number
  /// has a decimal point is read as real numbers, whatever its rows hold. What is not finite is the
  /// caller's to refuse.
  mutating func append(_ value: Double, decimals: Int, kept: Int = 0) {
    let scaled = value.magnitude * powerOfTen(decimals)
    guard scaled < 9e18 else { return append(verbatim: value.description) }
    let digits = halfAway(scaled)
    appending(atMost: 48) { here in
      here.pointee = UInt8(ascii: "-")
      let sign = value < 0 && digits > 0 ? 1 : 0
      let start = here + sign
      // Those that most numbers have, so that the compiler divides by what it knows.
      let length =
        switch decimals {
        case 0: Digits.write(digits, at: start)
        case 1: Digits.write(digits, decimals: 1, of: 10, kept, at: start)
        case 6: Digits.write(digits, decimals: 6, of: 1_000_000, kept, at: start)
        default:
          Digits.write(
            digits, decimals: decimals, of: UInt(powerOfTen(decimals)), kept, at: start)
        }
      return sign &+ length
    }
  }

  /// Appends a cell of a column of numbers: one that can have decimals always has one.
  mutating func append(cell value: Double, decimals: Int) {
    append(value, decimals: decimals, kept: min(1, decimals))
  }

  /// Appends `YYYY-MM-DD`.
  mutating func append(_ day: Day) {
    if printedDay.number != day.number { printedDay = PrintedDay(day) }
    let printed = printedDay
    appending(atMost: 16) { here in
      let here = UnsafeMutableRawPointer(here)
      here.storeBytes(of: printed.head.littleEndian, as: UInt64.self)
      (here + 8).storeBytes(of: printed.tail.littleEndian, as: UInt64.self)
      return printed.length
    }
  }

  /// Appends a moment of a day as RFC 3339 in UTC: its first second, or its last.
  mutating func append(_ day: Day, last: Bool) {
    append(day)
    if last { append("T23:59:59Z") } else { append("T00:00:00Z") }
  }

  /// Appends a byte as two hexadecimal digits, in lower case.
  mutating func append(hexadecimal byte: UInt8) {
    for half in [byte >> 4, byte & 15] {
      append(half < 10 ? UInt8(ascii: "0") + half : UInt8(ascii: "a") - 10 + half)
    }
  }
}

/// A number from 0 to 9e18, rounded half away from zero.
@inline(__always)
private func halfAway(_ value: Double) -> UInt {
  let whole = Int(value)
  // The difference is exact, so that this is what `rounded()` says.
  return UInt(bitPattern: value - Double(whole) >= 0.5 ? whole &+ 1 : whole)
}

@inline(__always)
private func powerOfTen(_ power: Int) -> Double {
  switch power {
  case 0: 1
  case 1: 10
  case 2: 100
  case 3: 1_000
  case 4: 10_000
  case 5: 100_000
  case 6: 1_000_000
  case 7: 10_000_000
  default: (8..<power).reduce(1e8) { value, _ in value * 10 }
  }
}

extension Double {
  /// The number that is read where ``ByteWriter`` has printed this one with so many decimals.
  package func rounded(decimals: Int) -> Double {
    let power = powerOfTen(decimals)
    let scaled = (magnitude * power).rounded()
    guard scaled < 9e18, scaled > 0 else { return scaled > 0 ? self : 0 }
    // Both are whole and exact, so that the quotient is the number nearest to the decimals.
    return self < 0 ? -(scaled / power) : scaled / power
  }
}
