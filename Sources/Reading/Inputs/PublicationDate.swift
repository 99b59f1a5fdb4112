package import Events

extension Day {
  /// Reads a day of publication, with blanks around it.
  ///
  /// It may be ISO 8601 (`2023-11-18`,
  /// `2023-11-18T06:30:00+03:00`, `20231118T063000Z`), RFC 822 (`Sat, 18 Nov 2023 06:30:00 GMT`),
  /// seconds or milliseconds since 1970, or a date with its month as a word. Arabic-Indic digits
  /// are digits.
  ///
  /// The day is the one that is written, in the time zone of the source: that is the day which
  /// "yesterday" in its text counts from. Only a count of seconds names no zone; its day is that of
  /// UTC. Forms that leave open which number is the month (`04/05/2023`) are refused.
  package init?(published text: String) {
    let text = Self.withLatinDigits(text.prefix(200))
    let words = text.split { $0 == " " || $0 == "\t" || $0 == "\n" || $0 == "\r\n" || $0 == "," }
      .map(String.init)
    guard let first = words.first else { return nil }
    let isAlone = words.count == 1
    let day =
      Day.iso(first) ?? (isAlone ? Day.basicISO(first) ?? Day.sinceEpoch(first) : nil)
      ?? Day.rfc822(words) ?? (isAlone ? Day.yearAndSlashes(first) : Day(named: text))
    guard let day else { return nil }
    self = day
  }

  private static func iso(_ word: String) -> Day? {
    let bytes = Array(word.utf8)
    guard bytes.count >= 10 else { return nil }
    for (index, byte) in bytes.prefix(10).enumerated() {
      let isFitting = index == 4 || index == 7 ? byte == 0x2D : isDigit(byte)
      guard isFitting else { return nil }
    }
    // Behind the day only a time may follow.
    guard bytes.count == 10 || bytes[10] == UInt8(ascii: "T") || bytes[10] == UInt8(ascii: "t")
    else { return nil }
    return Day(iso: word)
  }

  /// `2023/11/18`, which no country writes with the day in the middle.
  private static func yearAndSlashes(_ word: String) -> Day? {
    let parts = word.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.map(\.utf8.count) == [4, 2, 2] else { return nil }
    return iso(parts.joined(separator: "-"))
  }

  /// `20231118` and `20231118T063000Z`.
  private static func basicISO(_ word: String) -> Day? {
    let digits = word.utf8.prefix(while: isDigit)
    guard digits.count == 8 else { return nil }
    let rest = word.utf8.dropFirst(8)
    guard rest.isEmpty || rest.first == UInt8(ascii: "T"), let number = Int(String(word.prefix(8)))
    else { return nil }
    return Day(year: number / 10_000, month: number / 100 % 100, day: number % 100)
  }

  /// Seconds of ten digits (2001 to 2286) or milliseconds of thirteen, perhaps with a fraction.
  private static func sinceEpoch(_ word: String) -> Day? {
    let parts = word.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count <= 2, parts.allSatisfy({ !$0.isEmpty && $0.utf8.allSatisfy(isDigit) }),
      let count = Int(parts[0])
    else { return nil }
    switch parts[0].utf8.count {
    case 10: return Day(number: count / 86_400)
    case 13: return Day(number: count / 86_400_000)
    default: return nil
    }
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
    guard parts[0].utf8.count <= 2, parts[0].utf8.allSatisfy(isDigit),
      let day = Int(parts[0]),
      let month = months.firstIndex(of: String(parts[1].lowercased().prefix(3))),
      parts[2].utf8.allSatisfy(isDigit), var year = Int(parts[2])
    else { return nil }
    switch parts[2].utf8.count {
    case 4: break
    // RFC 2822: two digits up to 49 are of this century.
    case 2: year += year < 50 ? 2_000 : 1_900
    default: return nil
    }
    return Day(year: year, month: month + 1, day: day)
  }

  private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

  /// Arabic-Indic and Persian digits as those of ASCII.
  private static func withLatinDigits(_ text: Substring) -> String {
    var scalars = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0x660...0x669: scalars.append(Unicode.Scalar(UInt8(scalar.value - 0x660 + 0x30)))
      case 0x6F0...0x6F9: scalars.append(Unicode.Scalar(UInt8(scalar.value - 0x6F0 + 0x30)))
      // Marks of direction stand in dates that were copied from pages.
      case 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x2069: break
      default: scalars.append(scalar)
      }
    }
    return String(scalars)
  }
}
