extension CQL2Parser {
  /// `DATE('…')` or `TIMESTAMP('…')`.
  mutating func instantLiteral(_ word: String) throws(CQL2Error) -> FilterInstant {
    try advance()
    try advance()
    let form = word == "DATE" ? "DATE('2023-11-15')" : "TIMESTAMP('2023-11-15T18:30:00Z')"
    let start = token
    let text = try textLiteral("a text in \(word)")
    guard let instant = FilterInstant(text), (instant.time == nil) == (word == "DATE") else {
      throw CQL2Error(
        at: source.position(of: start.range.lowerBound),
        "\(text.quoted) is no \(word == "DATE" ? "day" : "moment in UTC")",
        fix: "write it as \(form)")
    }
    try expect(")", ")", fix: "write it as \(form)")
    return instant
  }

  /// `INTERVAL(a, b)`, whose ends are days, moments, `'..'` or properties.
  mutating func interval() throws(CQL2Error) -> FilterExpression {
    let begin = token
    try advance()
    try advance()
    let start = try intervalEnd()
    try expect(",", "a comma and the end of the interval", fix: Self.intervalForm)
    let end = try intervalEnd()
    try expect(")", ")", fix: Self.intervalForm)
    if case .instant(let start) = start, case .instant(let end) = end,
      start.time == nil || end.time == nil
        ? start.day > end.day : (start.day, start.time ?? "") > (end.day, end.time ?? "")
    {
      throw CQL2Error(
        at: source.position(of: begin.range.lowerBound), "the interval ends before it begins",
        fix: "write the earlier instant first")
    }
    return try made(.interval(start, end), above: 1)
  }

  private static let intervalForm =
    "write it as INTERVAL('2023-11-01', '2023-11-30'), '..' for an end without a limit"

  private mutating func intervalEnd() throws(CQL2Error) -> FilterExpression {
    switch token.kind {
    case .text:
      let start = token
      let text = try textLiteral("an instant")
      if text == ".." { return .open }
      guard let instant = FilterInstant(text) else {
        throw CQL2Error(
          at: source.position(of: start.range.lowerBound),
          "\(text.quoted) is no day and no moment in UTC",
          fix: "write '2023-11-15', '2023-11-15T18:30:00Z' or '..'")
      }
      return .instant(instant)
    case .name: return try value()
    case .word where following.kind != .sign("("): return try value()
    case .word where ["DATE", "TIMESTAMP"].contains(word):
      throw unexpected("an instant in quotes alone", fix: Self.intervalForm)
    case .word: return try value()
    default: throw unexpected("an instant or a property", fix: Self.intervalForm)
    }
  }
}
