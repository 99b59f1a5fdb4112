extension FilterExpression: CustomStringConvertible {
  /// The expression as CQL2 text, which reads as the same expression again.
  ///
  /// A text that has a backslash before a quote or at its end cannot be written in the language.
  public var description: String {
    switch self {
    case .property(let name): "\"\(name)\""
    case .text(let text): "'\(text.replacing("'", with: "''"))'"
    case .integer(let number): "\(number)"
    case .number(let number): "\(number)".asciiUppercased
    case .boolean(let flag): flag ? "TRUE" : "FALSE"
    case .instant(let instant):
      "\(instant.time == nil ? "DATE" : "TIMESTAMP")('\(instant.text)')"
    case .interval(let start, let end): "INTERVAL(\(start.asEnd), \(end.asEnd))"
    case .open: "'..'"
    case .geometry(let geometry): geometry.description
    case .array(let parts): Self.list(parts)
    case .function(let name, let parts): name + Self.list(parts)
    case .arithmetic(let operation, let left, let right):
      "\(left.asOperand) \(operation.rawValue) \(right.asOperand)"
    case .caseless(let text): "CASEI(\(text))"
    case .accentless(let text): "ACCENTI(\(text))"
    case .and(let parts): parts.map(\.asOperand).joined(separator: " AND ")
    case .or(let parts): parts.map(\.asOperand).joined(separator: " OR ")
    case .not(let part): "NOT \(part.asOperand)"
    case .comparison(let comparison, let left, let right):
      "\(left.asOperand) \(comparison.rawValue) \(right.asOperand)"
    case .like(let text, let pattern): "\(text.asOperand) LIKE \(pattern.asOperand)"
    case .between(let value, let low, let high):
      "\(value.asOperand) BETWEEN \(low.asOperand) AND \(high.asOperand)"
    case .isIn(let value, let list): "\(value.asOperand) IN \(Self.list(list))"
    case .isNull(let value): "\(value.asOperand) IS NULL"
    case .spatial(let relation, let left, let right): "\(relation.rawValue)(\(left), \(right))"
    case .temporal(let relation, let left, let right): "\(relation.rawValue)(\(left), \(right))"
    case .arrays(let relation, let left, let right): "\(relation.rawValue)(\(left), \(right))"
    }
  }

  private static func list(_ parts: [FilterExpression]) -> String {
    "(\(parts.map(\.asOperand).joined(separator: ", ")))"
  }

  /// In parentheses, where it is no single value.
  private var asOperand: String {
    switch self {
    case .and, .or, .not, .comparison, .like, .between, .isIn, .isNull, .arithmetic: "(\(self))"
    default: description
    }
  }

  /// As the end of an interval: instants stand there without their word.
  private var asEnd: String {
    if case .instant(let instant) = self { return "'\(instant.text)'" }
    return description
  }
}
