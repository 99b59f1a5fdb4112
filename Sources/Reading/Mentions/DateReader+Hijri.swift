import Places

/// "15 ربيع الآخر 1445 هـ", "17 Ramadan 1444", "خلال شهر رمضان".
extension DateReader {
  /// The date of the Hijri calendar that begins at a token.
  ///
  /// The names of months are names of men and common words as well: one counts only with a day, a year, or
  /// a word that a month follows.
  func hijri(at index: Int, in tokens: TokenText, range: Range<Int>) -> (
    date: HijriCalendar.Date, end: Int
  )? {
    var day: Int?
    var next = index
    if let number = number(at: index, in: tokens, in: 1...30) {
      day = number
      next = index + 1
      if next < range.upperBound, ["st", "nd", "rd", "th"].contains(tokens[next].folded) {
        next += 1
      }
    } else if let ordinal = numbers.ordinal(at: index, in: tokens) {
      day = ordinal.value
      next = ordinal.end
    }
    while day != nil, next < range.upperBound, Self.joints.contains(tokens[next].folded) {
      next += 1
    }
    guard let match = first("hijri", at: next, in: tokens), let month = Int(value(match)),
      match.tokens.upperBound <= range.upperBound
    else { return nil }
    let isLed = index > range.lowerBound && Self.leaders.contains(tokens[index - 1].folded)
    var date = HijriCalendar.Date(day: day, month: month)
    var end = match.tokens.upperBound
    var position = end
    while position < range.upperBound, Self.joints.contains(tokens[position].folded) {
      position += 1
    }
    if position < range.upperBound,
      let year = number(at: position, in: tokens, in: Self.years)
    {
      date.year = year
      end = position + 1
    }
    if end < range.upperBound, Self.eras.contains(tokens[end].folded) { end += 1 }
    return date.day != nil || date.year != nil || isLed ? (date, end) : nil
  }

  /// The years that a number behind a Hijri month can be.
  static let years = 1_300...1_500

  private static let joints: Set<String> = ["من", "شهر", "/", "لعام", "عام", "سنه", "of", ",", "،"]
  private static let leaders: Set<String> = ["شهر", "during", "since"]
  static let eras: Set<String> = ["ه", "هج", "هجري", "هجريه", "للهجره", "ah"]
}
