import Events

// The one printer of numbers and days: no locale, no exponent, no "-0".

extension ByteWriter {
  /// Appends a whole number.
  mutating func append(_ value: Int) {
    if value < 0 { append(UInt8(ascii: "-")) }
    appendDigits(value.magnitude, width: 1)
  }

  /// Appends a finite number with at most `decimals` decimals, rounded half away from zero.
  ///
  /// Zeros at the end are left out, but for the first `kept` decimals: a column in which every number
  /// has a decimal point is read as real numbers, whatever its rows hold. What is not finite is the
  /// caller's to refuse.
  mutating func append(_ value: Double, decimals: Int, kept: Int = 0) {
    let scaled = (value.magnitude * ByteWriter.powersOfTen[decimals]).rounded()
    guard scaled < 9e18 else { return append(verbatim: value.description) }
    var digits = UInt(scaled)
    if value < 0, digits > 0 { append(UInt8(ascii: "-")) }
    var places = decimals
    while places > kept, digits % 10 == 0 {
      digits /= 10
      places -= 1
    }
    let unit = UInt(ByteWriter.powersOfTen[places])
    appendDigits(digits / unit, width: 1)
    guard places > 0 else { return }
    append(UInt8(ascii: "."))
    appendDigits(digits % unit, width: places)
  }

  /// Appends a cell of a column of numbers: one that can have decimals always has one.
  mutating func append(cell value: Double, decimals: Int) {
    append(value, decimals: decimals, kept: min(1, decimals))
  }

  /// Appends `YYYY-MM-DD`.
  mutating func append(_ day: Day) {
    let (year, month, dayOfMonth) = day.civil
    appendDigits(year.magnitude, width: 4)
    append(UInt8(ascii: "-"))
    appendDigits(month.magnitude, width: 2)
    append(UInt8(ascii: "-"))
    appendDigits(dayOfMonth.magnitude, width: 2)
  }

  /// Appends a moment of a day as RFC 3339 in UTC: its first second, or its last.
  mutating func append(_ day: Day, last: Bool) {
    append(day)
    append(last ? "T23:59:59Z" : "T00:00:00Z")
  }

  private mutating func appendDigits(_ value: UInt, width: Int) {
    var divisor: UInt = 1
    var length = 1
    while length < width || value / divisor >= 10 {
      divisor *= 10
      length += 1
    }
    while divisor > 0 {
      append(UInt8(ascii: "0") + UInt8(value / divisor % 10))
      divisor /= 10
    }
  }

  fileprivate static let powersOfTen: [Double] = (0...15).map { power in
    (0..<power).reduce(1.0) { value, _ in value * 10 }
  }
}

extension Double {
  /// The number that is read where ``ByteWriter`` has printed this one with so many decimals.
  package func rounded(decimals: Int) -> Double {
    let power = ByteWriter.powersOfTen[decimals]
    let scaled = (magnitude * power).rounded()
    guard scaled < 9e18, scaled > 0 else { return scaled > 0 ? self : 0 }
    // Both are whole and exact, so that the quotient is the number nearest to the decimals.
    return self < 0 ? -(scaled / power) : scaled / power
  }
}
