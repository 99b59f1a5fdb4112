package import Events

extension Day {
  /// Reads a day of publication: ISO 8601 (`2023-11-18`, `2023-11-18T06:30:00+03:00`) or RFC 822
  /// (`Sat, 18 Nov 2023 06:30:00 GMT`), with blanks around it.
  ///
  /// The day is the one that is written, in the time zone of the source: that is the day which
  /// "yesterday" in its text counts from. Forms that leave open which number is the month
  /// (`04/05/2023`) are refused.
  package init?(published text: String) {
    let words = text.split { $0 == " " || $0 == "\t" || $0 == "\n" || $0 == "\r\n" || $0 == "," }
      .map(String.init)
    guard let first = words.first else { return nil }
    if first.utf8.count >= 10, let day = Day.iso(first) {
      self = day
    } else if let day = Day.rfc822(words) {
      self = day
    } else {
      return nil
    }
  }

  private static func iso(_ word: String) -> Day? {
    let bytes = Array(word.utf8)
    for (index, byte) in bytes.prefix(10).enumerated() {
      let isFitting = index == 4 || index == 7 ? byte == 0x2D : (0x30...0x39).contains(byte)
      guard isFitting else { return nil }
    }
    // Behind the day only a time may follow.
    guard bytes.count == 10 || bytes[10] == UInt8(ascii: "T") || bytes[10] == UInt8(ascii: "t")
    else { return nil }
    return Day(iso: word)
  }

  private static let months = [
    "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
  ]
  private static let weekdays = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]

  private static func rfc822(_ words: [String]) -> Day? {
    var rest = words[...]
    if let word = rest.first, weekdays.contains(word.lowercased().prefix(3).description) {
      rest = rest.dropFirst()
    }
    guard rest.count >= 3 else { return nil }
    let parts = Array(rest.prefix(3))
    guard parts[0].utf8.count <= 2, parts[0].utf8.allSatisfy({ (0x30...0x39).contains($0) }),
      let day = Int(parts[0]),
      let month = months.firstIndex(of: String(parts[1].lowercased().prefix(3))),
      parts[2].utf8.allSatisfy({ (0x30...0x39).contains($0) }), var year = Int(parts[2])
    else { return nil }
    switch parts[2].utf8.count {
    case 4: break
    // RFC 2822: two digits up to 49 are of this century.
    case 2: year += year < 50 ? 2_000 : 1_900
    default: return nil
    }
    return Day(year: year, month: month + 1, day: day)
  }
}
