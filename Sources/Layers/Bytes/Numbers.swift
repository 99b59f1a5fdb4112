import Events

// The one printer of numbers and days: no locale, no exponent, no "-0".

extension ByteWriter {
  /// Appends a whole number.
  mutating func append(_ value: Int) {
    appending(atMost: 32) { here in
      here.pointee = UInt8(ascii: "-")
      let sign = value < 0 ? 1 : 0
      return sign &+ print(value.magnitude, at: here + sign)
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
        case 0: print(digits, at: start)
        case 1: print(digits, decimals: 1, kept, at: start)
        case 6: print(digits, decimals: 6, kept, at: start)
        default: print(digits, decimals: decimals, kept, at: start)
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
      here.storeBytes(of: printed.head, as: UInt64.self)
      (here + 8).storeBytes(of: printed.tail, as: UInt64.self)
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

/// A day's `YYYY-MM-DD` in two words, so that to say it again takes two stores.
struct PrintedDay {
  fileprivate private(set) var number: Int?
  fileprivate private(set) var (head, tail): (UInt64, UInt64) = (0, 0)
  /// At most 16: years of more than ten digits do not come from a calendar.
  fileprivate private(set) var length = 0

  /// None yet.
  init() {}

  init(_ day: Day) {
    number = day.number
    let (year, month, dayOfMonth) = day.civil
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 64) { room in
      guard let start = room.baseAddress else { return }
      start.initialize(repeating: 0, count: 64)
      var count = 4
      if year.magnitude < 10_000 {
        print(year.magnitude, width: 4, at: start)
      } else {
        count = print(year.magnitude, at: start)
      }
      for part in [month, dayOfMonth] {
        start[count] = UInt8(ascii: "-")
        print(part.magnitude, width: 2, at: start + count + 1)
        count += 3
      }
      length = min(count, 16)
      head = UnsafeRawPointer(start).loadUnaligned(as: UInt64.self)
      tail = UnsafeRawPointer(start + 8).loadUnaligned(as: UInt64.self)
    }
  }
}

/// Writes a whole number.
///
/// - Returns: How many digits there are: at most 20.
@inline(__always)
private func print(_ value: UInt, at start: UnsafeMutablePointer<UInt8>) -> Int {
  if value < 10 {
    start.pointee = UInt8(ascii: "0") &+ UInt8(truncatingIfNeeded: value)
    return 1
  }
  var length = 2
  var limit: UInt = 100
  while length < 20, value >= limit {
    length &+= 1
    limit = length < 20 ? limit &* 10 : 0
  }
  print(value, width: length, at: start)
  return length
}

/// Writes a number of so many decimals, and leaves out zeros at the end, but for the first `kept` decimals.
///
/// - Parameter digits: The number without its point.
/// - Returns: How many bytes there are.
@inline(__always)
private func print(
  _ digits: UInt, decimals: Int, _ kept: Int, at start: UnsafeMutablePointer<UInt8>
) -> Int {
  let (whole, part) = digits.quotientAndRemainder(dividingBy: UInt(powerOfTen(decimals)))
  let length = print(whole, at: start)
  start[length] = UInt8(ascii: ".")
  print(part, width: decimals, at: start + length + 1)
  var places = decimals
  while places > kept, start[length &+ places] == UInt8(ascii: "0") { places &-= 1 }
  return places > 0 ? length &+ 1 &+ places : length
}

/// Writes so many digits of a number, two at a time from the last.
@inline(__always)
private func print(_ value: UInt, width: Int, at start: UnsafeMutablePointer<UInt8>) {
  var (rest, place) = (value, width)
  while place > 1 {
    place &-= 2
    let (quotient, pair) = rest.quotientAndRemainder(dividingBy: 100)
    UnsafeMutableRawPointer(start + place).storeBytes(of: digitPair(pair), as: UInt16.self)
    rest = quotient
  }
  if place > 0 { start.pointee = UInt8(ascii: "0") &+ UInt8(truncatingIfNeeded: rest) }
}

/// The two digits of a number below 100, as they stand in memory.
@inline(__always)
private func digitPair(_ value: UInt) -> UInt16 {
  UnsafeRawPointer(digitPairs.utf8Start + 2 * Int(value)).loadUnaligned(as: UInt16.self)
}

private let digitPairs: StaticString = """
  0001020304050607080910111213141516171819\
  2021222324252627282930313233343536373839\
  4041424344454647484950515253545556575859\
  6061626364656667686970717273747576777879\
  8081828384858687888990919293949596979899
  """

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
