/// Sums, products, powers and signs.
extension CQL2Parser {
  /// A value.
  mutating func sum() throws(CQL2Error) -> FilterExpression {
    try operation(["+": .plus, "-": .minus]) { parser throws(CQL2Error) in
      try parser.operation(["*": .times, "/": .over, "%": .modulo, "DIV": .whole]) {
        parser throws(CQL2Error) in try parser.power()
      }
    }
  }

  private mutating func operation(
    _ signs: [String: FilterArithmetic],
    of part: (inout CQL2Parser) throws(CQL2Error) -> FilterExpression
  ) throws(CQL2Error) -> FilterExpression {
    var left = try part(&self)
    var most = height
    while let operation = signs[sign ?? (isWord("DIV") ? "DIV" : "")] {
      try advance()
      let right = try part(&self)
      most = max(most, height) + 1
      left = try made(.arithmetic(operation, left, right), above: most - 1)
    }
    height = most
    return left
  }

  private mutating func power() throws(CQL2Error) -> FilterExpression {
    let base = try signed()
    guard isSign("^") else { return base }
    let most = height
    try advance()
    let exponent = try signed()
    guard !isSign("^") else {
      throw unexpected("no second ^", fix: "put one of the powers in parentheses")
    }
    return try made(.arithmetic(.power, base, exponent), above: max(most, height))
  }

  private mutating func signed() throws(CQL2Error) -> FilterExpression {
    guard isSign("-") || isSign("+") else { return try value() }
    let isNegative = isSign("-")
    try advance()
    if token.kind == .integer || token.kind == .number {
      return try made(try numberLiteral(isNegative: isNegative), above: 0)
    }
    guard isNegative else {
      throw unexpected("a number behind the +", fix: "leave the + out")
    }
    let operand = try value()
    return try made(.arithmetic(.times, .integer(-1), operand), above: height)
  }
}
