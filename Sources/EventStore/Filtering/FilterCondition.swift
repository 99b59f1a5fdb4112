public import CQL2
import FoundationEssentials
public import GRDB

/// A filter as a condition of SQL: text of our own alone, and all that a user wrote as bound values.
public struct FilterCondition: Hashable, Sendable {
  /// The condition, in parentheses; parameters are numbered, `?1` in SQLite and `$1` in PostgreSQL.
  public let sql: String
  /// The values of its parameters, in their order.
  public let values: [FilterValue]

  /// The values as GRDB binds them.
  public var arguments: StatementArguments {
    StatementArguments(values.map(\.databaseValue))
  }

  /// The values as libpq sends them in its text form.
  public var texts: [String] { values.map(\.postgresText) }
}

/// A value that is bound to a statement.
public enum FilterValue: Hashable, Sendable {
  case text(String)
  case integer(Int64)
  case number(Double)
  /// A geometry as well-known binary.
  case bytes([UInt8])

  /// The value as GRDB binds it.
  public var databaseValue: any DatabaseValueConvertible {
    switch self {
    case .text(let text): text
    case .integer(let number): number
    case .number(let number): number
    case .bytes(let bytes): FilterBytes(bytes)
    }
  }

  /// The value as PostgreSQL reads it.
  public var postgresText: String {
    switch self {
    case .text(let text): text.replacing("\0", with: "\u{FFFD}")
    case .integer(let number): "\(number)"
    case .number(let number): "\(number)"
    case .bytes(let bytes): "\\x" + bytes.map { $0.hexadecimal }.joined()
    }
  }
}

/// Whose SQL a condition is written in.
public enum FilterDialect: Hashable, Sendable {
  /// A GeoPackage, on a connection that ``FilterFunctions`` were put on.
  case sqlite
  /// PostgreSQL 13 or later with PostGIS 3, in UTF-8 and with ICU.
  case postgis
}

extension FilterExpression {
  /// Turns the filter into a condition on the rows of a table.
  ///
  /// A row answers when the condition is true; what is null makes comparisons with it neither true nor false.
  ///
  /// - Parameters:
  ///   - table: what may be asked for.
  ///   - dialect: whose SQL.
  ///   - first: the number of its first parameter, for statements that have others before it.
  /// - Returns: the condition, and the values of its parameters.
  /// - Throws: ``CQL2Error`` for what the table does not know, for values that do not go together, and for what
  ///   this program does not do: functions of others, arrays, and collections but in `S_INTERSECTS` and `S_DISJOINT`.
  public func condition(
    for table: FilterableTable, dialect: FilterDialect, firstParameter first: Int = 1
  ) throws(CQL2Error) -> FilterCondition {
    var writer = ConditionWriter(table: table, dialect: dialect, first: first)
    let sql = try writer.condition(self, isAsked: true)
    return FilterCondition(sql: "(\(sql))", values: writer.values)
  }
}

/// Bytes as GRDB binds them.
private struct FilterBytes: DatabaseValueConvertible {
  let bytes: [UInt8]

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  var databaseValue: DatabaseValue {
    bytes.withUnsafeBufferPointer { Data(buffer: $0).databaseValue }
  }

  static func fromDatabaseValue(_ value: DatabaseValue) -> FilterBytes? { nil }
}

extension UInt8 {
  fileprivate var hexadecimal: String {
    let digits = String(self, radix: 16)
    return digits.utf8.count == 1 ? "0\(digits)" : digits
  }
}
