extension CQL2Parser {
  /// A value, and what is said of it.
  mutating func predicate() throws(CQL2Error) -> FilterExpression {
    let left = try sum()
    let most = lastHeight
    if let sign, let comparison = FilterComparison(rawValue: sign) {
      try advance()
      let right = try sum()
      return try made(.comparison(comparison, left, right), above: max(most, lastHeight))
    }
    switch word {
    case "IS":
      try advance()
      let isNegated = try skipNot()
      guard isWord("NULL") else {
        throw unexpected("NULL", fix: "write IS NULL or IS NOT NULL; values are compared with =")
      }
      try advance()
      return try told(.isNull(left), above: most, isNegated)
    case "LIKE", "BETWEEN", "IN": return try comparison(of: left, above: most, isNegated: false)
    case "NOT":
      try advance()
      return try comparison(of: left, above: most, isNegated: true)
    default: return left
    }
  }

  private mutating func skipNot() throws(CQL2Error) -> Bool {
    guard isWord("NOT") else { return false }
    try advance()
    return true
  }

  private mutating func told(
    _ predicate: FilterExpression, above most: Int, _ isNegated: Bool
  ) throws(CQL2Error) -> FilterExpression {
    let told = try made(predicate, above: most)
    return isNegated ? try made(.not(told), above: lastHeight) : told
  }

  private mutating func comparison(
    of left: FilterExpression, above most: Int, isNegated: Bool
  ) throws(CQL2Error) -> FilterExpression {
    var most = most
    switch word {
    case "LIKE":
      try advance()
      let pattern = try value()
      return try told(.like(left, pattern: pattern), above: max(most, lastHeight), isNegated)
    case "BETWEEN":
      try advance()
      let low = try sum()
      most = max(most, lastHeight)
      guard isWord("AND") else {
        throw unexpected("AND", fix: "write BETWEEN the least AND the greatest")
      }
      try advance()
      let high = try sum()
      return try told(.between(left, low, high), above: max(most, lastHeight), isNegated)
    case "IN":
      try advance()
      try expect("(", "( behind IN", fix: "write the values in parentheses, as IN ('a', 'b')")
      let (list, height) = try list("close the list with )") { parser throws(CQL2Error) in
        try parser.sum()
      }
      return try told(.isIn(left, list), above: max(most, height), isNegated)
    default:
      throw unexpected("LIKE, BETWEEN or IN", fix: "write NOT before the whole condition")
    }
  }

  /// What is written as a function: literals, texts made alike, relations, functions of others.
  mutating func call(_ name: String, _ word: String) throws(CQL2Error) -> FilterExpression {
    if Self.geometries.contains(word) || word == "BBOX" {
      return try made(.geometry(try geometryLiteral()), above: 0)
    }
    switch word {
    case "DATE", "TIMESTAMP": return try made(.instant(try instantLiteral(word)), above: 0)
    case "INTERVAL": return try interval()
    case "CASEI", "ACCENTI":
      let (text, height) = try arguments(1, of: word) { parser throws(CQL2Error) in
        try parser.sum()
      }
      return try made(
        word == "CASEI" ? .caseless(text[0]) : .accentless(text[0]), above: height)
    default: break
    }
    if let relation = SpatialRelation(rawValue: word) {
      let (parts, height) = try pair(of: word)
      return try made(.spatial(relation, parts[0], parts[1]), above: height)
    }
    if let relation = TemporalRelation(rawValue: word) {
      let (parts, height) = try pair(of: word)
      return try made(.temporal(relation, parts[0], parts[1]), above: height)
    }
    if let relation = ArrayRelation(rawValue: word) {
      let (parts, height) = try arguments(2, of: word) { parser throws(CQL2Error) in
        try parser.arrayLiteral()
      }
      return try made(.arrays(relation, parts[0], parts[1]), above: height)
    }
    return try function(name)
  }

  private mutating func pair(
    of word: String
  ) throws(CQL2Error) -> (parts: [FilterExpression], height: Int) {
    try arguments(2, of: word) { parser throws(CQL2Error) in try parser.sum() }
  }

  private mutating func arguments(
    _ wanted: Int, of word: String,
    _ part: (inout CQL2Parser) throws(CQL2Error) -> FilterExpression
  ) throws(CQL2Error) -> (parts: [FilterExpression], height: Int) {
    let start = token
    let read = try nested { parser throws(CQL2Error) in
      try parser.advance()
      try parser.advance()
      return try parser.list("close \(word) with )", of: part)
    }
    guard read.parts.count == wanted else {
      throw CQL2Error(
        at: source.position(of: start.range.lowerBound),
        "\(word) takes \(wanted == 1 ? "one value" : "two values"), not \(read.parts.count)",
        fix: "write \(word)(\(wanted == 1 ? "a" : "a, b"))")
    }
    return read
  }

  private mutating func function(_ name: String) throws(CQL2Error) -> FilterExpression {
    let (parts, height) = try nested { parser throws(CQL2Error) in
      try parser.advance()
      try parser.advance()
      guard !parser.isSign(")") else {
        try parser.advance()
        return (parts: [FilterExpression](), height: 0)
      }
      return try parser.list("close the function with )") { parser throws(CQL2Error) in
        try parser.expression()
      }
    }
    return try made(.function(name, parts), above: height)
  }
}
