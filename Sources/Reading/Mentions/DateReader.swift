import Events
import Places

/// Finds the dates of a sentence.
struct DateReader {
  let dates: WordTable
  let numbers: NumberReader
  let resolver: DateResolver

  struct Part {
    var tokens: Range<Int>
    var parts: DateParts
  }

  /// The dates of a sentence, parts that stand together made one ("مساء الأربعاء 15 تشرين الثاني/ نوفمبر").
  func mentions(in tokens: TokenText, range: Range<Int>) -> [DateMention] {
    var found: [Part] = []
    var index = range.lowerBound
    while index < range.upperBound {
      guard let part = part(at: index, in: tokens, range: range) else {
        index += 1
        continue
      }
      // "ليل السبت الأحد": the night between two days is told by its first.
      if let last = found.last, ["night", "afterMidnight"].contains(last.parts.time),
        let first = last.parts.weekday,
        part.parts.weekday == first % 7 + 1,
        isBridge(last.tokens.upperBound..<part.tokens.lowerBound, in: tokens)
      {
        found[found.count - 1].tokens = last.tokens.lowerBound..<part.tokens.upperBound
        index = part.tokens.upperBound
        continue
      }
      if let last = found.last, let span = Self.span(from: last.parts, to: part.parts),
        isSpanBridge(last.tokens.upperBound..<part.tokens.lowerBound, in: tokens)
      {
        found[found.count - 1].parts = span
        found[found.count - 1].tokens = last.tokens.lowerBound..<part.tokens.upperBound
        index = part.tokens.upperBound
        continue
      }
      if let last = found.last, last.parts.fits(part.parts),
        isBridge(last.tokens.upperBound..<part.tokens.lowerBound, in: tokens)
      {
        found[found.count - 1].parts.add(part.parts)
        found[found.count - 1].tokens = last.tokens.lowerBound..<part.tokens.upperBound
      } else {
        found.append(part)
      }
      index = part.tokens.upperBound
    }
    return found.filter { isDate($0, in: tokens) }.map { part in
      DateMention(
        tokens: part.tokens, date: resolver.date(part.parts),
        isSince: isSince(part, in: tokens, from: range.lowerBound), shift: part.parts.shift)
    }
  }

  /// "27 تموز – 2 آب 2019": two days of two months make one span.
  private static func span(from first: DateParts, to last: DateParts) -> DateParts? {
    guard first.day != nil, first.month != nil, first.until == nil, let day = last.day,
      let month = last.month
    else { return nil }
    var span = first
    span.until = (day, month)
    // The year stands behind the second day, and holds for the first unless the span crosses it.
    if span.year == nil, let year = last.year {
      span.year = (first.month ?? month) > month ? year - 1 : year
    }
    return span
  }

  private func isSpanBridge(_ gap: Range<Int>, in tokens: TokenText) -> Bool {
    gap.count == 1
      && ["-", "–", "—", "الي", "حتي", "to", "until", "till", "through"]
        .contains(tokens[gap.lowerBound].folded)
  }

  /// Nothing but commas and small words between two parts of one date.
  private func isBridge(_ gap: Range<Int>, in tokens: TokenText) -> Bool {
    gap.count <= 2 && gap.allSatisfy { Self.bridges.contains(tokens[$0].folded) }
  }

  private static let bridges: Set<String> = [
    "،", ",", "/", "(", ")", "-", "يوم", "في", "من", "ال", "الموافق", "شهر", "on", "of", "the",
    "in", "عام", "سنه", ".", "لشهر", "corresponding", "to", "at", "وقت", "متاخر", "late", "early",
    "from", "between", "بين", "الممتده",
  ]

  /// A month's name alone is a date only in company, for some are common words (آب، May).
  private func isDate(_ part: Part, in tokens: TokenText) -> Bool {
    let parts = part.parts
    guard parts.month != nil, parts.day == nil, parts.year == nil, parts.middle == nil,
      parts.current == nil
    else { return true }
    let before = part.tokens.lowerBound > 0 ? tokens[part.tokens.lowerBound - 1].folded : ""
    return ["شهر", "منذ", "في", "since", "in", "during", "خلال", "last"].contains(before)
      && !["اب", "اوت", "ماي"].contains(tokens[part.tokens.lowerBound].folded)
  }

  private func isSince(_ part: Part, in tokens: TokenText, from start: Int) -> Bool {
    guard part.parts.relative == nil, part.parts.hasDate else { return false }
    let window = max(start, part.tokens.lowerBound - 9)..<part.tokens.lowerBound
    return window.contains { index in
      first("since", at: index, in: tokens) != nil
    } || part.parts.lastDay != nil && !part.parts.isOneNight || part.parts.until != nil
  }

  func first(_ entryClass: String, at index: Int, in tokens: TokenText) -> WordTable.Match? {
    guard index < tokens.count else { return nil }
    return dates.matches(at: index, in: tokens).first {
      dates.entries[$0.entry]["class"] == entryClass
    }
  }

  func value(_ match: WordTable.Match) -> String { dates.entries[match.entry]["value"] }

  // MARK: Parts

  private func part(at index: Int, in tokens: TokenText, range: Range<Int>) -> Part? {
    // Most words are in neither table.
    guard
      tokens[index].kind == .number || !dates.matches(at: index, in: tokens).isEmpty
        || !numbers.numbers.matches(at: index, in: tokens).isEmpty
    else { return nil }
    if let part = numeric(at: index, in: tokens, range: range) { return part }
    if let part = bareYear(at: index, in: tokens, range: range) { return part }
    if let part = ago(at: index, in: tokens, range: range) { return part }
    if let part = dayOfMonth(at: index, in: tokens, range: range) { return part }
    if let hijri = hijri(at: index, in: tokens, range: range) {
      return Part(tokens: index..<hijri.end, parts: DateParts(hijri: hijri.date))
    }
    for match in dates.matches(at: index, in: tokens)
    where match.tokens.upperBound <= range.upperBound {
      var parts = DateParts()
      var end = match.tokens.upperBound
      switch dates.entries[match.entry]["class"] {
      case "month":
        guard let month = Int(value(match)) else { continue }
        parts.month = month
        end = afterSecondName(of: month, at: end, in: tokens)
        // "October 23", "Oct. 23, 2023"
        if tokens[index].kind == .latin, end < tokens.count, tokens[end].folded == "." { end += 1 }
        if tokens[index].kind == .latin, let day = number(at: end, in: tokens, in: 1...31) {
          parts.day = day
          end += 1
        }
        addYear(to: &parts, at: &end, in: tokens)
      case "weekday": parts.weekday = Int(value(match))
      case "relative":
        // "مساء اليوم نفسه", "فجر اليوم التالي": the day told before, not today.
        if let other = otherDay(behind: match, in: tokens) {
          parts.shift = shift(value(other))
          parts.time = first("time", at: index, in: tokens).map(self.value)
          end = other.tokens.upperBound
          break
        }
        let value = value(match)
        let ends = value.split(separator: ".").compactMap { Int($0) }
        if ends.count == 2, ends[0] <= ends[1] {
          parts.relative = ends[0]...ends[1]
        } else {
          parts.calendar = value
        }
        // "صباح اليوم" has its time of day inside.
        for inner in match.tokens where parts.time == nil {
          parts.time = first("time", at: inner, in: tokens).map(self.value)
        }
      case "same":
        parts.shift = shift(value(match))
      case "current": parts.current = value(match)
      case "time": parts.time = value(match)
      case "middle":
        guard let month = first("month", at: end, in: tokens) else { continue }
        parts.middle = value(match)
        parts.month = Int(value(month))
        end = afterSecondName(of: parts.month ?? 0, at: month.tokens.upperBound, in: tokens)
        addYear(to: &parts, at: &end, in: tokens)
      default: continue
      }
      // "last" and "this" alone are no date; they stay only beside one.
      if parts.isEmpty, parts.current == nil { continue }
      if parts.isEmpty, !followsDate(index, in: tokens), !leadsWeekday(end, in: tokens) { continue }
      return Part(tokens: index..<end, parts: parts)
    }
    return nil
  }

  /// A longer word for the day told before that begins inside of a word for today.
  private func otherDay(behind match: WordTable.Match, in tokens: TokenText) -> WordTable.Match? {
    match.tokens.dropFirst().lazy.compactMap { self.first("same", at: $0, in: tokens) }.first {
      $0.tokens.upperBound > match.tokens.upperBound
    }
  }

  private func shift(_ value: String) -> Int {
    ["before": -1, "after": 1][value] ?? Int(value) ?? 0
  }

  /// "last Thursday": English says it before the day.
  private func leadsWeekday(_ end: Int, in tokens: TokenText) -> Bool {
    end < tokens.count && tokens[end].kind == .latin && first("weekday", at: end, in: tokens) != nil
  }

  private func followsDate(_ index: Int, in tokens: TokenText) -> Bool {
    guard index > 0 else { return false }
    return ["weekday", "month"].contains { entryClass in
      first(entryClass, at: index - 1, in: tokens) != nil
        || (index > 1 && first(entryClass, at: index - 2, in: tokens) != nil)
    }
  }

  func number(at index: Int, in tokens: TokenText, in range: ClosedRange<Int>) -> Int? {
    guard index < tokens.count, tokens[index].kind == .number,
      let value = Int(tokens[index].folded),
      range.contains(value)
    else { return nil }
    return value
  }

  /// "in 2019", "عام 2019": a year by itself.
  private func bareYear(at index: Int, in tokens: TokenText, range: Range<Int>) -> Part? {
    guard let year = number(at: index, in: tokens, in: 1_990...2_099), index > range.lowerBound,
      ["in", "during", "عام", "العام", "سنه", "لعام"].contains(tokens[index - 1].folded)
    else { return nil }
    var parts = DateParts()
    parts.year = year
    return Part(tokens: index..<(index + 1), parts: parts)
  }

  /// `2023-10-29`, `29/10/2023`, `13:49`.
  private func numeric(at index: Int, in tokens: TokenText, range: Range<Int>) -> Part? {
    guard index + 2 < range.upperBound, let first = number(at: index, in: tokens, in: 0...9_999)
    else { return nil }
    let mark = tokens[index + 1].folded
    guard let second = number(at: index + 2, in: tokens, in: 0...59) else { return nil }
    var parts = DateParts()
    if mark == ":", first < 24 {
      var hour = first
      let clock = self.first("clock", at: index + 3, in: tokens)
      if first < 12, let clock, value(clock) == "pm" { hour += 12 }
      parts.time = "\(hour < 10 ? "0" : "")\(hour):\(second < 10 ? "0" : "")\(second)"
      let end = clock?.tokens.upperBound ?? index + 3
      return Part(tokens: index..<min(end, range.upperBound), parts: parts)
    }
    guard ["-", "/", "."].contains(mark), index + 4 < range.upperBound,
      tokens[index + 3].folded == mark,
      let third = number(at: index + 4, in: tokens, in: 1...9_999)
    else { return nil }
    let isoOrder = first > 31
    (parts.year, parts.month, parts.day) =
      isoOrder ? (first, second, third) : (third, second, first)
    guard let year = parts.year, (1...12).contains(second) else { return nil }
    if Self.years.contains(year) {
      let date = HijriCalendar.Date(day: parts.day, month: second, year: year)
      let isEra =
        index + 5 < range.upperBound && Self.eras.contains(tokens[index + 5].folded)
      return Part(tokens: index..<(index + (isEra ? 6 : 5)), parts: DateParts(hijri: date))
    }
    return year > 1_900 ? Part(tokens: index..<(index + 5), parts: parts) : nil
  }
}
