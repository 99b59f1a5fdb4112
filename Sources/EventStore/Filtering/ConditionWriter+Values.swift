import CQL2

extension ConditionWriter {
  // MARK: Texts

  /// Writes a text.
  mutating func text(_ expression: FilterExpression) throws(CQL2Error) -> String {
    switch expression {
    case .text(let text):
      let parameter = bind(.text(text))
      return dialect == .sqlite ? parameter : "\(parameter)::text"
    case .property(let name):
      let property = try table.property(name)
      guard property.kind == .text else { throw notA("a text", expression) }
      return column(property.column)
    case .caseless(let part): return caseless(try text(part))
    case .accentless(let part): return accentless(try text(part))
    default:
      _ = try table.kind(of: expression)
      throw notA("a text", expression)
    }
  }

  /// The same for capital and small letters: full case folding, which makes `ß` `ss`.
  private func caseless(_ text: String) -> String {
    guard dialect == .postgis else { return "\(FilterFunctions.caseless)(\(text))" }
    let locale = "COLLATE \"und-x-icu\""
    return "replace(lower(upper(\(text) \(locale)) \(locale)), 'ς', 'σ') COLLATE \"C\""
  }

  /// The same for letters with marks and without.
  private func accentless(_ text: String) -> String {
    guard dialect == .postgis else { return "\(FilterFunctions.accentless)(\(text))" }
    let marks = Accents.marks.map { "\($0.lowerBound.escaped)-\($0.upperBound.escaped)" }
    let plain = "regexp_replace(normalize(\(text), NFD), '[\(marks.joined())]', '', 'g')"
    let letters = Accents.letters.map { String($0.key) }.joined()
    let bases = Accents.letters.map { String($0.value) }.joined()
    return "translate(\(plain), '\(letters)', '\(bases)') COLLATE \"C\""
  }

  /// Writes that a text is like a pattern.
  mutating func like(
    _ value: FilterExpression, _ pattern: FilterExpression
  ) throws(CQL2Error) -> String {
    let left = try text(value)
    let right = try text(try patterned(pattern))
    return dialect == .sqlite ? "\(left) GLOB \(right)" : "\(left) LIKE \(right)"
  }

  /// The pattern as the dialect writes it: in SQLite `GLOB`, since its `LIKE` takes `a` for `A`.
  private func patterned(_ pattern: FilterExpression) throws(CQL2Error) -> FilterExpression {
    switch pattern {
    case .text(let text):
      let parts = LikePattern(text)
      return .text(dialect == .sqlite ? parts.glob : parts.like)
    case .caseless(let part): return .caseless(try patterned(part))
    case .accentless(let part): return .accentless(try patterned(part))
    default:
      throw CQL2Error(
        "\(pattern.named) is no pattern",
        fix: "write a text behind LIKE, as 'al-%'; CASEI and ACCENTI may be around it")
    }
  }

  // MARK: Numbers

  /// Writes a number.
  mutating func number(_ expression: FilterExpression) throws(CQL2Error) -> String {
    switch expression {
    case .integer(let number):
      let parameter = bind(.integer(number))
      return dialect == .sqlite ? parameter : "\(parameter)::bigint"
    case .number(let number):
      let parameter = bind(.number(number))
      return dialect == .sqlite ? parameter : "\(parameter)::float8"
    case .property(let name):
      let property = try table.property(name)
      guard property.kind == .integer || property.kind == .number else {
        throw notA("a number", expression)
      }
      return column(property.column)
    case .arithmetic(let operation, let left, let right):
      let first = try number(left)
      return calculated(operation, first, try number(right))
    default:
      _ = try table.kind(of: expression)
      throw notA("a number", expression)
    }
  }

  /// What is made of two numbers; a division by nothing is unknown.
  private func calculated(
    _ operation: FilterArithmetic, _ left: String, _ right: String
  ) -> String {
    if dialect == .sqlite {
      switch operation {
      case .plus, .minus, .times: return "(\(left) \(operation.rawValue) \(right))"
      case .over: return "(CAST(\(left) AS REAL) / \(right))"
      case .whole: return "CAST(CAST(\(left) AS REAL) / \(right) AS INTEGER)"
      case .modulo: return "\(FilterFunctions.modulo)(\(left), \(right))"
      case .power: return "\(FilterFunctions.power)(\(left), \(right))"
      }
    }
    let (real, other) = ("(\(left))::float8", "(\(right))::float8")
    switch operation {
    case .plus, .minus, .times: return "(\(real) \(operation.rawValue) \(other))"
    case .over: return "(\(real) / nullif(\(other), 0))"
    case .whole: return "trunc(\(real) / nullif(\(other), 0))"
    case .modulo:
      return "mod((\(left))::numeric, nullif((\(right))::numeric, 0))::float8"
    case .power:
      // PostgreSQL gives up where a power has no value or is too great.
      return """
        (SELECT CASE WHEN x = 0 AND y < 0 OR x < 0 AND y <> trunc(y) THEN NULL \
        WHEN x <> 0 AND abs(y * ln(abs(x))) > 700 THEN NULL ELSE power(x, y) END \
        FROM (SELECT \(real) AS x, \(other) AS y) AS numbers)
        """
    }
  }

  private func notA(_ kind: String, _ expression: FilterExpression) -> CQL2Error {
    let is_ = (try? table.kind(of: expression).words) ?? "something else"
    return CQL2Error(
      "\(expression.named) is \(is_), where \(kind) is expected", fix: "write \(kind) there")
  }
}

extension UInt32 {
  /// A scalar as PostgreSQL's regular expressions write it.
  fileprivate var escaped: String {
    let digits = String(self, radix: 16)
    return "\\u" + String(repeating: "0", count: 4 - digits.utf8.count) + digits
  }
}
