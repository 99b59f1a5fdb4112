extension CQL2Parser {
  /// What needs no operator: a literal, a property, a function, what stands in parentheses.
  mutating func value() throws(CQL2Error) -> FilterExpression {
    switch token.kind {
    case .text: return try made(.text(try textLiteral("a text")), above: 0)
    case .integer, .number: return try made(try numberLiteral(isNegative: false), above: 0)
    case .name:
      let name = source[(token.range.lowerBound + 1)..<(token.range.upperBound - 1)]
      try advance()
      return try made(.property(name), above: 0)
    case .word: return try wordValue()
    case .sign("("): return try parenthesis()
    case .sign, .end:
      throw unexpected("a value or a condition", fix: "write a property, a literal or a function")
    }
  }

  private mutating func wordValue() throws(CQL2Error) -> FilterExpression {
    let name = source[token.range]
    let word = name.asciiUppercased
    if following.kind == .sign("(") { return try call(name, word) }
    if Self.geometries.contains(word), following.kind == .word {
      return try made(.geometry(try geometryLiteral()), above: 0)
    }
    switch word {
    case "TRUE", "FALSE":
      try advance()
      return try made(.boolean(word == "TRUE"), above: 0)
    case "NULL":
      throw unexpected("a value", fix: "ask for what is missing with IS NULL")
    case "AND", "OR", "NOT", "LIKE", "BETWEEN", "IN", "IS", "DIV":
      throw unexpected(
        "a value or a condition",
        fix: "write one before it, or \"\(name)\" in double quotes if a property is called so")
    default:
      try advance()
      return try made(.property(name), above: 0)
    }
  }

  /// A condition, a value or an array.
  private mutating func parenthesis() throws(CQL2Error) -> FilterExpression {
    try nested { parser throws(CQL2Error) in
      try parser.advance()
      if parser.isSign(")") {
        try parser.advance()
        return try parser.made(.array([]), above: 0)
      }
      let (parts, height) = try parser.list("close the parenthesis") { parser throws(CQL2Error) in
        try parser.expression()
      }
      return parts.count == 1 ? parts[0] : try parser.made(.array(parts), above: height)
    }
  }

  /// An array, also of one member.
  mutating func arrayLiteral() throws(CQL2Error) -> FilterExpression {
    guard isSign("(") else { return try sum() }
    let read = try parenthesis()
    if case .array = read { return read }
    return try made(.array([read]), above: lastHeight)
  }

  mutating func textLiteral(_ what: String) throws(CQL2Error) -> String {
    guard token.kind == .text else {
      throw unexpected(what, fix: "write it in single quotes")
    }
    var bytes: [UInt8] = []
    let quote = UInt8(ascii: "'")
    var place = token.range.lowerBound + 1
    let end = token.range.upperBound - 1
    while place < end {
      // The tokenizer saw to it that a quote stands behind.
      if source.bytes[place] == quote { place += 1 }
      if source.bytes[place] == UInt8(ascii: "\\"), place + 1 < end,
        source.bytes[place + 1] == quote
      {
        place += 1
      }
      bytes.append(source.bytes[place])
      place += 1
    }
    try advance()
    return String(decoding: bytes, as: UTF8.self)
  }

  mutating func numberLiteral(isNegative: Bool) throws(CQL2Error) -> FilterExpression {
    let digits = source[token.range]
    let sign = isNegative ? "-" : ""
    if token.kind == .integer, let number = Int64(sign + digits) {
      try advance()
      return .integer(number)
    }
    return .number(try number(isNegative: isNegative, as: "a number"))
  }

  /// A number of any form.
  mutating func number(isNegative: Bool = false, as what: String) throws(CQL2Error) -> Double {
    guard token.kind == .integer || token.kind == .number else {
      throw unexpected(what, fix: "write \(what) in digits")
    }
    guard let number = Double(source[token.range]), number.isFinite else {
      throw unexpected("a number that a computer can hold", fix: "write less than 1.7E308")
    }
    try advance()
    return isNegative ? -number : number
  }
}
