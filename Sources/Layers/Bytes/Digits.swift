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
      UnsafeMutableRawPointer(start + place).storeBytes(
        of: UInt16(truncatingIfNeeded: self.pair(pair)).littleEndian, as: UInt16.self)
      rest = quotient
    }
    if place > 0 { start.pointee = UInt8(ascii: "0") &+ UInt8(truncatingIfNeeded: rest) }
    return width
  }

  /// The two digits of a number below 100, the first one lowest.
  @inline(__always)
  static func pair(_ value: UInt) -> UInt64 {
    let digits = UnsafeRawPointer(pairs.utf8Start + 2 * Int(value)).loadUnaligned(as: UInt16.self)
    return UInt64(UInt16(littleEndian: digits))
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
  /// The bytes, the first one lowest, and zeros behind them.
  private(set) var (head, tail): (UInt64, UInt64) = (0, 0)
  /// How many bytes there are: at most 16, as years of more than ten digits come from no calendar.
  private(set) var length = 0

  /// None yet.
  init() {}

  /// Prints a day.
  init(_ day: Day) {
    number = day.number
    let (year, month, dayOfMonth) = day.civil
    let (century, rest) = year.magnitude.quotientAndRemainder(dividingBy: 100)
    let hyphen = UInt64(UInt8(ascii: "-"))
    let end = hyphen << 56 | Digits.pair(month.magnitude) << 40 | hyphen << 32
    guard century < 100 else {
      // A year of five digits and more, which no calendar has.
      var bytes = Array("\(year.magnitude)-".utf8)
      for shift in [40, 48, 56] { bytes.append(UInt8(truncatingIfNeeded: end >> UInt64(shift))) }
      for shift in [0, 8] {
        bytes.append(UInt8(truncatingIfNeeded: Digits.pair(dayOfMonth.magnitude) >> UInt64(shift)))
      }
      length = min(bytes.count, 16)
      for byte in bytes.prefix(8).reversed() { head = head << 8 | UInt64(byte) }
      for byte in bytes.prefix(16).dropFirst(8).reversed() { tail = tail << 8 | UInt64(byte) }
      return
    }
    length = 10
    head = Digits.pair(century) | Digits.pair(rest) << 16 | end
    tail = Digits.pair(dayOfMonth.magnitude)
  }
}
