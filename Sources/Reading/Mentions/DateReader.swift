import Events
import Places

/// Finds the dates of a sentence.
struct DateReader {
  let dates: WordTable
  let numbers: NumberReader
  let resolver: DateResolver

  private struct Part {
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
      if let last = found.last, last.parts.time == "night", let first = last.parts.weekday,
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
    } || part.parts.lastDay != nil || part.parts.until != nil
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
        parts.shift = ["before": -1, "after": 1][value(match)] ?? Int(value(match)) ?? 0
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

  /// "قبل ثلاثة أيام", "3 days ago", "منذ 5 أيام".
  private func ago(at index: Int, in tokens: TokenText, range: Range<Int>) -> Part? {
    var start = index
    var isBefore = false
    var isAfterwards = false
    if let word = first("ago", at: index, in: tokens),
      ["before", "afterwards"].contains(value(word))
    {
      start = word.tokens.upperBound
      isBefore = true
      isAfterwards = value(word) == "afterwards"
    }
    guard let span = span(at: start, in: tokens, range: range) else { return nil }
    var end = span.end
    let (days, length) = (span.days, span.unit)
    var parts = DateParts()
    // "بعد تلك الضربة بثلاثة أيام": the word that counts stands before what it counts from.
    if !isBefore, tokens[index].folded.hasPrefix("ب"),
      let word = leader(of: index, in: tokens, range: range)
    {
      parts.shift = word == "afterwards" ? days : -days
      return Part(tokens: index..<end, parts: parts)
    }
    // "قبل يومين من ذلك", "two days earlier": counted from what was told before.
    if isBefore, end + 1 < range.upperBound, ["من", "علي"].contains(tokens[end].folded) {
      let isThat = tokens[end + 1].folded == "ذلك"
      // "بعد يومين من استهداف …" dates the attack that it names; "بعد يومين من ذلك" the next.
      if isThat || isAfterwards {
        parts.shift = isThat && isAfterwards ? days : -days
        return Part(tokens: index..<(isThat ? end + 2 : end + 1), parts: parts)
      }
    }
    // "قبل يوم" alone is left to the table of relative days.
    guard !isAfterwards, !isBefore || span.isCounted else { return nil }
    if !isBefore {
      guard let word = first("ago", at: end, in: tokens) else { return nil }
      end = word.tokens.upperBound
      switch value(word) {
      case "earlier": parts.shift = -days
      case "later": parts.shift = days
      case "after": break
      // "nine days after a drone struck …" dates what it names.
      case "since": parts.shift = -days
      default: return nil
      }
      if parts.shift != nil { return Part(tokens: index..<end, parts: parts) }
    }
    // Days are counted; weeks and months are said roughly.
    parts.relative = length == 1 ? (-days)...(-days) : (-days - length / 2)...(-days + length / 2)
    return Part(tokens: index..<end, parts: parts)
  }

  /// A length of time: "ثلاثة أيام", "يومين", "nine days", "a week".
  private func span(at index: Int, in tokens: TokenText, range: Range<Int>) -> (
    days: Int, unit: Int, end: Int, isCounted: Bool
  )? {
    if let number = numbers.number(at: index, in: tokens, limit: range.upperBound),
      number.value > 0, number.value < 400, let unit = first("unit", at: number.end, in: tokens),
      let length = Int(value(unit))
    {
      return (number.value * length, length, unit.tokens.upperBound, true)
    }
    guard let span = first("span", at: index, in: tokens), let days = Int(value(span)) else {
      return nil
    }
    return (days, 1, span.tokens.upperBound, false)
  }

  /// "بعد" or "قبل" up to five words before a length of time that begins with ب.
  private func leader(of index: Int, in tokens: TokenText, range: Range<Int>) -> String? {
    (max(range.lowerBound, index - 5)..<index).reversed().lazy.compactMap { position in
      first("ago", at: position, in: tokens).map(value)
    }.first { ["before", "afterwards"].contains($0) }
  }

  /// "15 تشرين الثاني/ نوفمبر", "الـ 23 من أكتوبر", "السابع من الشهر الجاري", "17 و24 أكتوبر", "23 October".
  private func dayOfMonth(at index: Int, in tokens: TokenText, range: Range<Int>) -> Part? {
    var parts = DateParts()
    var end: Int
    if let day = number(at: index, in: tokens, in: 1...31) {
      parts.day = day
      end = index + 1
      if end < range.upperBound, ["st", "nd", "rd", "th"].contains(tokens[end].folded) { end += 1 }
      // A second day of the same month.
      var next = end
      if next < range.upperBound,
        ["و", "-", "–", "and", "to", "الي", "حتي"].contains(tokens[next].folded)
      {
        next += 1
      }
      if next > end, let last = number(at: next, in: tokens, in: 1...31), last > day,
        monthAfter(next + 1, in: tokens, range: range) != nil
      {
        parts.lastDay = last
        end = next + 1
      }
    } else if let ordinal = numbers.ordinal(at: index, in: tokens) {
      parts.day = ordinal.value
      end = ordinal.end
    } else {
      return nil
    }
    guard let month = monthAfter(end, in: tokens, range: range) else { return nil }
    end = month.end
    parts.month = month.month
    parts.calendar = month.calendar
    addYear(to: &parts, at: &end, in: tokens)
    return Part(tokens: index..<end, parts: parts)
  }

  private func monthAfter(_ index: Int, in tokens: TokenText, range: Range<Int>) -> (
    month: Int?, calendar: String?, end: Int
  )? {
    var index = index
    while index < range.upperBound, ["من", "شهر", "of", "في", "/"].contains(tokens[index].folded),
      first("relative", at: index, in: tokens) == nil
    {
      index += 1
    }
    guard index < range.upperBound else { return nil }
    if let match = first("month", at: index, in: tokens), let month = Int(value(match)) {
      return (month, nil, afterSecondName(of: month, at: match.tokens.upperBound, in: tokens))
    }
    if let match = first("relative", at: index, in: tokens),
      ["month0", "month-1"].contains(value(match))
    {
      return (nil, value(match), match.tokens.upperBound)
    }
    return nil
  }

  /// "تشرين الثاني/ نوفمبر", "أكتوبر/تشرين الأول", "تموز (يوليو)": both names of one month.
  private func afterSecondName(of month: Int, at index: Int, in tokens: TokenText) -> Int {
    var next = index
    var isOpen = false
    while next < tokens.count, ["/", "(", "-", "–", "،"].contains(tokens[next].folded) {
      isOpen = isOpen || tokens[next].folded == "("
      next += 1
    }
    guard let second = first("month", at: next, in: tokens), Int(value(second)) == month else {
      return index
    }
    let end = second.tokens.upperBound
    return isOpen && end < tokens.count && tokens[end].folded == ")" ? end + 1 : end
  }

  private func addYear(to parts: inout DateParts, at end: inout Int, in tokens: TokenText) {
    var next = end
    while next < tokens.count,
      [",", "،", "عام", "سنه", "من", "العام", "لعام", "/", "of"].contains(tokens[next].folded)
    {
      next += 1
    }
    guard next - end <= 2, let year = number(at: next, in: tokens, in: 1_990...2_099) else {
      return
    }
    parts.year = year
    end = next + 1
  }
}
