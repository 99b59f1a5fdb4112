import CQL2

/// What a value of a filter is.
enum ConditionKind: Hashable {
  case text, number, boolean, date, moment, interval, geometry

  var isInstant: Bool { self == .date || self == .moment }

  /// As an error calls it.
  var words: String {
    switch self {
    case .text: "a text"
    case .number: "a number"
    case .boolean: "true or false"
    case .date: "a day"
    case .moment: "a moment"
    case .interval: "an interval"
    case .geometry: "a geometry"
    }
  }
}

extension FilterableTable {
  /// The property of a name.
  func property(_ name: String) throws(CQL2Error) -> Property {
    if let property = self[name] { return property }
    let same = properties.first { $0.name.lowercased() == name.lowercased() }
    throw CQL2Error(
      "there is no property \(name.named)",
      fix: same.map { "write \($0.name)" }
        ?? "put a text into single quotes ('\(name.prefix(40))'), or use one of \(properties.map(\.name).joined(separator: ", "))"
    )
  }

  /// What an expression is; what it is made of is looked at when it is written.
  func kind(of expression: FilterExpression) throws(CQL2Error) -> ConditionKind {
    switch expression {
    case .property(let name):
      switch try property(name).kind {
      case .text: return .text
      case .integer, .number: return .number
      case .boolean: return .boolean
      case .date: return .date
      case .moment: return .moment
      case .geometry: return .geometry
      }
    case .text, .caseless, .accentless: return .text
    case .integer, .number, .arithmetic: return .number
    case .instant(let instant): return instant.time == nil ? .date : .moment
    case .interval: return .interval
    case .geometry: return .geometry
    case .boolean, .and, .or, .not, .comparison, .like, .between, .isIn, .isNull, .spatial,
      .temporal:
      return .boolean
    case .open:
      throw CQL2Error("'..' stands outside of an interval", fix: "write it in INTERVAL(…, '..')")
    case .array, .arrays:
      throw CQL2Error(
        "no property here is an array", fix: "compare single values, or use IN for a list of them")
    case .function(let name, _):
      throw CQL2Error(
        "there is no function \(name.named)",
        fix: "use CASEI, ACCENTI, and those that begin with S_ or T_")
    }
  }

  /// Two values as they are compared: a text beside an instant is read as one.
  func aligned(
    _ left: FilterExpression, _ right: FilterExpression
  ) throws(CQL2Error) -> (FilterExpression, FilterExpression) {
    let kinds = (try kind(of: left), try kind(of: right))
    if kinds.0.isInstant, case .text(let text) = right {
      return (left, try Self.instant(text, beside: left))
    }
    if kinds.1.isInstant, case .text(let text) = left {
      return (try Self.instant(text, beside: right), right)
    }
    guard kinds.0 == kinds.1 || kinds.0.isInstant && kinds.1.isInstant else {
      throw CQL2Error(
        "\(left.named) is \(kinds.0.words), \(right.named) is \(kinds.1.words)",
        fix: "compare it with \(kinds.0.words)")
    }
    guard kinds.0 != .geometry, kinds.0 != .interval else {
      let function = kinds.0 == .geometry ? "S_EQUALS" : "T_EQUALS"
      throw CQL2Error(
        "\(kinds.0.words) has no order and no =", fix: "use \(function) or its like")
    }
    return (left, right)
  }

  private static func instant(
    _ text: String, beside other: FilterExpression
  ) throws(CQL2Error) -> FilterExpression {
    if let instant = FilterInstant(text) { return .instant(instant) }
    throw CQL2Error(
      "\(other.named) is a time, and \(text.named) is none",
      fix: "write DATE('2023-11-15') or TIMESTAMP('2023-11-15T18:30:00Z')")
  }
}

extension FilterExpression {
  /// As an error calls it.
  var named: String {
    if case .property(let name) = self { return name.named }
    let text = description
    return text.unicodeScalars.count > 60
      ? "\(String(String.UnicodeScalarView(text.unicodeScalars.prefix(57))))…" : text
  }
}

extension String {
  /// A name as an error shows it.
  fileprivate var named: String {
    let short = String(String.UnicodeScalarView(unicodeScalars.prefix(60)))
    return utf8.allSatisfy { $0 < 0x80 } ? "\"\(short)\"" : "\"\u{2068}\(short)\u{2069}\""
  }
}
