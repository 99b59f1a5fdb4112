import Places

/// Days told by a length of time: "three days ago", "قبل يومين من ذلك", "nine days after".
extension DateReader {
  /// "قبل ثلاثة أيام", "3 days ago", "منذ 5 أيام".
  func ago(at index: Int, in tokens: TokenText, range: Range<Int>) -> Part? {
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
  func span(at index: Int, in tokens: TokenText, range: Range<Int>) -> (
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
  func leader(of index: Int, in tokens: TokenText, range: Range<Int>) -> String? {
    (max(range.lowerBound, index - 5)..<index).reversed().lazy.compactMap { position in
      first("ago", at: position, in: tokens).map(value)
    }.first { ["before", "afterwards"].contains($0) }
  }
}
