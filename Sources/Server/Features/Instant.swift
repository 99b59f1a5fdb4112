import EventStore
import Events

/// A day, or a moment of one, as RFC 3339 writes it.
struct Instant: Sendable {
  /// The day in UTC.
  let day: Day
  /// Thousandths of a second since midnight in UTC.
  let thousandths: Int
  /// Whether a day was written without a time.
  let isDay: Bool

  /// Reads `YYYY-MM-DD` or `YYYY-MM-DDTHH:MM:SS[.S…](Z|±HH:MM)`; nil for anything else, but for a day with
  /// a `T` and no time behind it: so GDAL 3.6 writes what is asked of a column of days.
  init?(_ text: String) {
    let bytes = Array(text.utf8)
    guard bytes.count >= 10, bytes[..<10].allSatisfy({ $0 == 0x2D || Self.isDigit($0) }),
      let written = Day(iso: text)
    else { return nil }
    guard bytes.count > 10, bytes[10...] != [UInt8(ascii: "T")] else {
      (day, thousandths, isDay) = (written, 0, true)
      return
    }
    guard bytes.count >= 20, bytes[10] | 0x20 == UInt8(ascii: "t"), bytes[13] == UInt8(ascii: ":"),
      bytes[16] == UInt8(ascii: ":"), let hour = Self.number(bytes[11..<13]),
      let minute = Self.number(bytes[14..<16]), let second = Self.number(bytes[17..<19]), hour < 24,
      minute < 60, second <= 60
    else { return nil }
    var rest = bytes[19...]
    var fraction = 0
    if rest.first == UInt8(ascii: ".") {
      let digits = rest.dropFirst().prefix(while: Self.isDigit)
      guard !digits.isEmpty else { return nil }
      fraction = Self.number(digits.prefix(3)) ?? 0
      for _ in digits.count..<max(3, digits.count) { fraction *= 10 }
      rest = rest.dropFirst(1 + digits.count)
    }
    guard let offset = Self.offset(Array(rest)) else { return nil }
    let minutes = hour * 60 + minute - offset
    let days = minutes >= 0 ? minutes / 1_440 : (minutes - 1_439) / 1_440
    day = written.adding(days)
    // A leap second is the last one of its minute.
    thousandths = (minutes - days * 1_440) * 60_000 + min(second, 59) * 1_000 + fraction
    isDay = false
  }

  /// The moment as a store keeps it.
  var stored: String {
    func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
    let seconds = thousandths / 1_000
    let part = "00\(thousandths % 1_000)".suffix(3)
    return "\(day)T\(two(seconds / 3_600)):\(two(seconds / 60 % 60)):\(two(seconds % 60)).\(part)Z"
  }

  /// Minutes east of UTC.
  private static func offset(_ bytes: [UInt8]) -> Int? {
    if bytes.count == 1, bytes[0] | 0x20 == UInt8(ascii: "z") { return 0 }
    // A plus that nobody encoded arrives as a space.
    guard bytes.count == 6, bytes[3] == UInt8(ascii: ":"),
      [UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: " ")].contains(bytes[0]),
      let hours = number(bytes[1..<3]), let minutes = number(bytes[4..<6]), hours < 24, minutes < 60
    else { return nil }
    return (hours * 60 + minutes) * (bytes[0] == UInt8(ascii: "-") ? -1 : 1)
  }

  private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

  private static func number(_ digits: some Collection<UInt8>) -> Int? {
    guard digits.allSatisfy(isDigit) else { return nil }
    return digits.reduce(0) { $0 * 10 + Int($1 - 0x30) }
  }
}

extension ItemDays {
  /// Reads `datetime`: an instant, or two with a slash between, of which `..` or nothing leaves one open.
  ///
  /// A day of an event lasts from its midnight to the next in UTC: a moment counts as its day.
  init(asked value: String) throws {
    let fix =
      "Write a day, as in 2023-11-15, or two, as in 2023-11-01/2023-11-30; .. leaves one open."
    func instant(_ text: Substring) throws -> Instant? {
      if text.isEmpty || text == ".." { return nil }
      guard let instant = Instant(String(text)) else {
        throw Refusal.invalid("datetime", "It is no day or moment of RFC 3339.", fix: fix)
      }
      return instant
    }
    let parts = value.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count <= 2, value != "..", !value.isEmpty else {
      throw Refusal.invalid("datetime", "It is no instant and no interval.", fix: fix)
    }
    guard parts.count == 2 else {
      let day = try instant(parts[0])?.day
      self.init(first: day, last: day)
      return
    }
    let (first, last) = (try instant(parts[0]), try instant(parts[1]))
    if let first, let last,
      (first.day, first.thousandths) > (last.day, last.isDay ? .max : last.thousandths)
    {
      throw Refusal.invalid("datetime", "Its end lies before its start.", fix: fix)
    }
    self.init(first: first?.day, last: last?.day)
  }
}
