import Events

/// The digits of whole numbers, two at a time: what ``ByteWriter`` prints numbers and days with.
///
/// All of these write to memory that has room, and return how many bytes they wrote.
enum Digits {
  /// Writes a whole number: at most 20 digits.
  @inline(__always)
  static func write(_ value: UInt, at start: UnsafeMutablePointer<UInt8>) -> Int {
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
    return write(value, width: length, at: start)
  }

  /// Writes a number of so many decimals, and leaves out zeros at the end, but for the first `kept`
  /// decimals.
  ///
  /// `digits` is the number without its point, as so many times `unit`, which is a power of ten.
  @inline(__always)
  static func write(
    _ digits: UInt, decimals: Int, of unit: UInt, _ kept: Int,
    at start: UnsafeMutablePointer<UInt8>
  ) -> Int {
    let (whole, part) = digits.quotientAndRemainder(dividingBy: unit)
    let length = write(whole, at: start)
    start[length] = UInt8(ascii: ".")
    var places = write(part, width: decimals, at: start + length + 1)
    while places > kept, start[length &+ places] == UInt8(ascii: "0") { places &-= 1 }
    return places > 0 ? length &+ 1 &+ places : length
  }

  /// Writes so many digits of a number, from the last.
  @inline(__always)
  @discardableResult
  static func write(_ value: UInt, width: Int, at start: UnsafeMutablePointer<UInt8>) -> Int {
    var (rest, place) = (value, width)
    while place > 1 {
      place &-= 2
      let (quotient, pair) = rest.quotientAndRemainder(dividingBy: 100)
      let digits = UnsafeRawPointer(pairs.utf8Start + 2 * Int(pair)).loadUnaligned(as: UInt16.self)
      UnsafeMutableRawPointer(start + place).storeBytes(of: digits, as: UInt16.self)
      rest = quotient
    }
    if place > 0 { start.pointee = UInt8(ascii: "0") &+ UInt8(truncatingIfNeeded: rest) }
    return width
  }

  private static var pairs: StaticString {
    """
    0001020304050607080910111213141516171819\
    2021222324252627282930313233343536373839\
    4041424344454647484950515253545556575859\
    6061626364656667686970717273747576777879\
    8081828384858687888990919293949596979899
    """
  }
}

/// A day's `YYYY-MM-DD` in two words, so that to say it again takes two stores.
struct PrintedDay {
  /// The day's number; nil before the first.
  private(set) var number: Int?
  /// The bytes, and zeros behind them.
  private(set) var (head, tail): (UInt64, UInt64) = (0, 0)
  /// How many bytes there are: at most 16, as years of more than ten digits come from no calendar.
  private(set) var length = 0

  /// None yet.
  init() {}

  /// Prints a day.
  init(_ day: Day) {
    number = day.number
    let (year, month, dayOfMonth) = day.civil
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 64) { room in
      guard let start = room.baseAddress else { return }
      start.initialize(repeating: 0, count: 64)
      var count =
        year.magnitude < 10_000
        ? Digits.write(year.magnitude, width: 4, at: start)
        : Digits.write(year.magnitude, at: start)
      for part in [month, dayOfMonth] {
        start[count] = UInt8(ascii: "-")
        count += 1 + Digits.write(part.magnitude, width: 2, at: start + count + 1)
      }
      length = min(count, 16)
      head = UnsafeRawPointer(start).loadUnaligned(as: UInt64.self)
      tail = UnsafeRawPointer(start + 8).loadUnaligned(as: UInt64.self)
    }
  }
}
