import CQL2
import GRDB

/// Writes a filter as SQL, value by value.
///
/// Its other rules are extensions: values, times, places.
struct ConditionWriter {
  let table: FilterableTable
  let dialect: FilterDialect
  /// The number of the first parameter.
  let first: Int
  private(set) var values: [FilterValue] = []

  init(table: FilterableTable, dialect: FilterDialect, first: Int) {
    self.table = table
    self.dialect = dialect
    self.first = first
  }

  /// Binds a value, and gives its parameter, which may stand at several places.
  mutating func bind(_ value: FilterValue) -> String {
    values.append(value)
    let number = first + values.count - 1
    return dialect == .sqlite ? "?\(number)" : "$\(number)"
  }

  /// A column as SQL names it.
  func column(_ name: String) -> String {
    let column = name.quotedDatabaseIdentifier
    return table.alias.map { "\($0.quotedDatabaseIdentifier).\(column)" } ?? column
  }

  /// Writes what is true, false or unknown.
  ///
  /// Where only rows are asked for of which it is true, an index may leave out those of which it is false or
  /// unknown alike.
  mutating func condition(
    _ expression: FilterExpression, isAsked: Bool
  ) throws(CQL2Error) -> String {
    switch expression {
    case .boolean(let flag): return flag ? "TRUE" : "FALSE"
    case .property(let name):
      let property = try table.property(name)
      guard property.kind == .boolean else { throw notACondition(expression) }
      return column(property.column)
    case .and(let parts): return try joined(parts[...], "AND", isAsked: isAsked)
    case .or(let parts): return try joined(parts[...], "OR", isAsked: isAsked)
    case .not(let part): return "NOT (\(try condition(part, isAsked: false)))"
    case .comparison(let comparison, let left, let right):
      return try compared(left, comparison, right)
    case .like(let text, let pattern): return try like(text, pattern)
    case .between(let value, let low, let high):
      let least = try compared(value, .atLeast, low)
      return "(\(least)) AND (\(try compared(value, .atMost, high)))"
    case .isIn(let value, let list): return try isIn(value, list)
    case .isNull(let value): return try isNull(value)
    case .spatial(let relation, let left, let right):
      return try spatial(relation, left, right, isAsked: isAsked)
    case .temporal(let relation, let left, let right): return try temporal(relation, left, right)
    default:
      _ = try table.kind(of: expression)
      throw notACondition(expression)
    }
  }

  private func notACondition(_ expression: FilterExpression) -> CQL2Error {
    CQL2Error(
      "\(expression.named) is a value, where a condition is expected",
      fix: "compare it with something, as kind = 'rocket'")
  }

  /// Joins parts by halves: a chain of a thousand would be too deep for SQLite.
  private mutating func joined(
    _ parts: ArraySlice<FilterExpression>, _ word: String, isAsked: Bool
  ) throws(CQL2Error) -> String {
    if parts.count == 1, let part = parts.first {
      return try condition(part, isAsked: isAsked)
    }
    let middle = parts.startIndex + parts.count / 2
    let left = try joined(parts[..<middle], word, isAsked: isAsked)
    return "(\(left)) \(word) (\(try joined(parts[middle...], word, isAsked: isAsked)))"
  }

  mutating func compared(
    _ left: FilterExpression, _ comparison: FilterComparison, _ right: FilterExpression
  ) throws(CQL2Error) -> String {
    let (left, right) = try table.aligned(left, right)
    let sign = comparison.rawValue
    switch try table.kind(of: left) {
    case .date, .moment:
      let isOfDays = try isOfDays(left, right)
      let start = try instant(left, isOfDays: isOfDays)
      return "\(start) \(sign) \(try instant(right, isOfDays: isOfDays))"
    case .boolean:
      let first = try condition(left, isAsked: false)
      return "(\(first)) \(sign) (\(try condition(right, isAsked: false)))"
    case .text:
      // Order is that of the letters' numbers, in whatever language the database is.
      let order =
        dialect == .postgis && comparison != .equal && comparison != .unequal
        ? " COLLATE \"C\"" : ""
      let first = try text(left)
      return "\(first)\(order) \(sign) \(try text(right))\(order)"
    default:
      let first = try number(left)
      return "\(first) \(sign) \(try number(right))"
    }
  }

  private mutating func isIn(
    _ value: FilterExpression, _ list: [FilterExpression]
  ) throws(CQL2Error) -> String {
    for member in list { _ = try table.aligned(value, member) }
    switch try table.kind(of: value) {
    case .text:
      let first = try text(value)
      var members: [String] = []
      for member in list { members.append(try text(member)) }
      return "\(first) IN (\(members.joined(separator: ", ")))"
    case .number:
      let first = try number(value)
      var members: [String] = []
      for member in list { members.append(try number(member)) }
      return "\(first) IN (\(members.joined(separator: ", ")))"
    default:
      guard list.count > 1 else { return try compared(value, .equal, list[0]) }
      return try condition(
        .or(list.map { .comparison(.equal, value, $0) }), isAsked: false)
    }
  }

  private mutating func isNull(_ value: FilterExpression) throws(CQL2Error) -> String {
    if case .property(let name) = value {
      return "\(column(try table.property(name).column)) IS NULL"
    }
    switch try table.kind(of: value) {
    case .boolean: return "(\(try condition(value, isAsked: false))) IS NULL"
    case .text: return "\(try text(value)) IS NULL"
    case .number: return "\(try number(value)) IS NULL"
    case .date, .moment, .interval, .geometry:
      throw CQL2Error("\(value.named) is never null", fix: "ask it of a property")
    }
  }
}
