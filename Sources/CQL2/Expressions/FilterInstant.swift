/// A day, or a moment of one in UTC.
public struct FilterInstant: Hashable, Sendable {
  /// The day, `YYYY-MM-DD`.
  public let day: String
  /// The time of day in UTC, `HH:MM:SS` with any fraction; nil for a whole day.
  public let time: String?

  /// As ISO 8601 writes it.
  public var text: String { time.map { "\(day)T\($0)Z" } ?? day }

  /// Reads `YYYY-MM-DD` or `YYYY-MM-DDTHH:MM:SS[.f…]Z`; nil where it is neither, or no day of the calendar.
  public init?(_ text: String) {
    let bytes = Array(text.utf8)
    guard bytes.count >= 10, bytes[4] == UInt8(ascii: "-"), bytes[7] == UInt8(ascii: "-"),
      let year = Self.number(bytes[0..<4]), let month = Self.number(bytes[5..<7]),
      let day = Self.number(bytes[8..<10]), year >= 1, (1...12).contains(month),
      (1...Self.days(of: month, year)).contains(day)
    else { return nil }
    self.day = String(decoding: bytes[0..<10], as: UTF8.self)
    if bytes.count == 10 {
      time = nil
      return
    }
    guard bytes.count >= 20, bytes.count <= 40, bytes[10] | 0x20 == UInt8(ascii: "t"),
      bytes[bytes.count - 1] | 0x20 == UInt8(ascii: "z"), bytes[13] == UInt8(ascii: ":"),
      bytes[16] == UInt8(ascii: ":"), let hour = Self.number(bytes[11..<13]), hour < 24,
      let minute = Self.number(bytes[14..<16]), minute < 60,
      let second = Self.number(bytes[17..<19]), second < 60
    else { return nil }
    let fraction = bytes[19..<(bytes.count - 1)]
    if let point = fraction.first {
      guard point == UInt8(ascii: "."), fraction.count > 1,
        fraction.dropFirst().allSatisfy({ UInt8(ascii: "0") <= $0 && $0 <= UInt8(ascii: "9") })
      else { return nil }
    }
    time = String(decoding: bytes[11..<(bytes.count - 1)], as: UTF8.self)
  }

  private static func number(_ digits: ArraySlice<UInt8>) -> Int? {
    var number = 0
    for digit in digits {
      guard UInt8(ascii: "0") <= digit, digit <= UInt8(ascii: "9") else { return nil }
      number = number * 10 + Int(digit - UInt8(ascii: "0"))
    }
    return number
  }

  private static func days(of month: Int, _ year: Int) -> Int {
    switch month {
    case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }
}
