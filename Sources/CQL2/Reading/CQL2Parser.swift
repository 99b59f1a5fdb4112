/// Reads a filter by descent, one function for each rank of operators: `OR`, `AND`, `NOT`, predicates, sums,
/// products, powers, signs.
///
/// Its other rules are extensions: values, predicates written as functions, geometries, times.
struct CQL2Parser {
  let source: CQL2Source
  private var tokenizer: CQL2Tokenizer
  private(set) var token: CQL2Token
  /// The token behind it, by which a function is told from a property.
  private(set) var following: CQL2Token
  /// How many parentheses, functions and `NOT`s are open.
  private var level = 0
  /// How deep the tree is that was read last.
  var height = 0
  /// How many parts were read.
  private var count = 0

  init(_ source: CQL2Source) throws(CQL2Error) {
    self.source = source
    tokenizer = CQL2Tokenizer(source)
    token = try tokenizer.next()
    following = try tokenizer.next()
  }

  /// The whole text.
  mutating func filter() throws(CQL2Error) -> FilterExpression {
    guard token.kind != .end else {
      throw CQL2Error("the filter is empty", fix: "write a condition, as kind = 'rocket'")
    }
    let whole = try expression()
    guard token.kind == .end else {
      throw unexpected(
        "AND, OR or the end of the filter",
        fix: isSign(")")
          ? "leave out this parenthesis, or open one" : "join conditions with AND or OR")
    }
    return whole
  }

  /// A condition or a value.
  mutating func expression() throws(CQL2Error) -> FilterExpression {
    try chain("OR", FilterExpression.or) { parser throws(CQL2Error) in
      try parser.chain("AND", FilterExpression.and) { parser throws(CQL2Error) in
        try parser.negation()
      }
    }
  }

  private mutating func chain(
    _ word: String, _ join: ([FilterExpression]) -> FilterExpression,
    of part: (inout CQL2Parser) throws(CQL2Error) -> FilterExpression
  ) throws(CQL2Error) -> FilterExpression {
    let first = try part(&self)
    guard isWord(word) else { return first }
    var parts = [first]
    var most = height
    while isWord(word) {
      try advance()
      parts.append(try part(&self))
      most = max(most, height)
    }
    return try made(join(parts), above: most)
  }

  private mutating func negation() throws(CQL2Error) -> FilterExpression {
    guard isWord("NOT") else { return try predicate() }
    let negated = try nested { parser throws(CQL2Error) in
      try parser.advance()
      return try parser.negation()
    }
    return try made(.not(negated), above: height)
  }

  // MARK: Tokens

  mutating func advance() throws(CQL2Error) {
    token = following
    following = try tokenizer.next()
  }

  /// The sign that stands here.
  var sign: String? {
    if case .sign(let sign) = token.kind { return sign }
    return nil
  }

  func isSign(_ wanted: String) -> Bool { sign == wanted }

  /// The word that stands here, in capitals.
  var word: String? { token.kind == .word ? source[token.range].asciiUppercased : nil }

  func isWord(_ wanted: String) -> Bool { word == wanted }

  /// Goes past a sign that must stand here.
  mutating func expect(_ wanted: String, _ what: String, fix: String) throws(CQL2Error) {
    guard isSign(wanted) else { throw unexpected(what, fix: fix) }
    try advance()
  }

  func unexpected(_ expected: String, fix: String) -> CQL2Error {
    let found = token.kind == .end ? "the end" : source[token.range].quoted
    return CQL2Error(
      at: source.position(of: token.range.lowerBound), "expected \(expected), found \(found)",
      fix: fix)
  }

  // MARK: Bounds

  /// Reads what stands within parentheses or behind a `NOT`.
  mutating func nested<Part>(
    _ part: (inout CQL2Parser) throws(CQL2Error) -> Part
  ) throws(CQL2Error) -> Part {
    level += 1
    guard level <= CQL2.deepest else { throw tooDeep() }
    let read = try part(&self)
    level -= 1
    return read
  }

  /// Counts what was made of parts that are as deep as `most`.
  mutating func made(
    _ expression: FilterExpression, above most: Int
  ) throws(CQL2Error) -> FilterExpression {
    height = most + 1
    guard height <= CQL2.deepest else { throw tooDeep() }
    count += 1
    guard count <= CQL2.most else {
      throw CQL2Error(
        at: source.position(of: token.range.lowerBound),
        "the filter has more than \(CQL2.most) parts", fix: "ask in several requests")
    }
    return expression
  }

  /// Reads parts one after the other and tells how deep the deepest of them is.
  mutating func list(
    until end: String = ")", _ fix: String,
    of part: (inout CQL2Parser) throws(CQL2Error) -> FilterExpression
  ) throws(CQL2Error) -> (parts: [FilterExpression], height: Int) {
    var parts: [FilterExpression] = []
    var most = 0
    repeat {
      if !parts.isEmpty { try advance() }
      parts.append(try part(&self))
      most = max(most, height)
    } while isSign(",")
    try expect(end, "a comma or \(end)", fix: fix)
    return (parts, most)
  }

  /// How deep the tree is that was read last.
  var lastHeight: Int { height }

  private func tooDeep() -> CQL2Error {
    CQL2Error(
      at: source.position(of: token.range.lowerBound),
      "the filter is nested more than \(CQL2.deepest) deep", fix: "write it flatter")
  }
}

extension String {
  var asciiUppercased: String {
    String(decoding: utf8.map { (0x61...0x7A).contains($0) ? $0 - 0x20 : $0 }, as: UTF8.self)
  }

  /// In quotes, cut where it is long, and kept together where it is of another direction.
  var quoted: String {
    let scalars = unicodeScalars.prefix(41).map { $0.value < 0x20 ? " " : $0 }
    var text = String(String.UnicodeScalarView(scalars.prefix(40)))
    if scalars.count > 40 { text += "…" }
    return utf8.allSatisfy { $0 < 0x80 } ? "\"\(text)\"" : "\"\u{2068}\(text)\u{2069}\""
  }
}
