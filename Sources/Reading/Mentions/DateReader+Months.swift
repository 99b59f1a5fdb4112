import Places

/// Days of a month, with their month and year.
extension DateReader {
  /// "15 تشرين الثاني/ نوفمبر", "الـ 23 من أكتوبر", "السابع من الشهر الجاري", "17 و24 أكتوبر", "23 October".
  func dayOfMonth(at index: Int, in tokens: TokenText, range: Range<Int>) -> Part? {
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

  func monthAfter(_ index: Int, in tokens: TokenText, range: Range<Int>) -> (
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
  func afterSecondName(of month: Int, at index: Int, in tokens: TokenText) -> Int {
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

  func addYear(to parts: inout DateParts, at end: inout Int, in tokens: TokenText) {
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
