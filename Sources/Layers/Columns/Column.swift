public import Events

/// One cell: what a column says about a row.
public enum ColumnValue: Hashable, Sendable {
  /// Nothing is known.
  case null
  case text(String)
  case integer(Int)
  /// A number and how many decimals of it mean something.
  case number(Double, decimals: Int)
  case boolean(Bool)
  case date(Day)
  /// The first second of a day, or its last, in UTC.
  case moment(Day, last: Bool)

  /// A text, or null; an empty text says nothing and is null too, as every format can tell.
  public static func text(maybe text: String?) -> ColumnValue {
    text.flatMap { $0.isEmpty ? nil : .text($0) } ?? .null
  }
  /// A whole number, or null.
  public static func integer(maybe number: Int?) -> ColumnValue {
    number.map(ColumnValue.integer) ?? .null
  }
  /// A day, or null.
  public static func date(maybe day: Day?) -> ColumnValue { day.map(ColumnValue.date) ?? .null }
}

/// What a column holds.
public enum ColumnType: String, Hashable, Sendable {
  case string, integer, number, boolean, date
  case moment = "date-time"
}

/// A column that every format shares: its name, its type, and what a row says in it.
public struct Column<Row>: Sendable {
  /// The property's name in the contract, ASCII lower case.
  public let name: String
  /// What it holds.
  public let type: ColumnType
  /// What a person reads above it, with the unit.
  public let alias: String
  /// How many decimals of its numbers mean something, as its values say too.
  public let decimals: Int
  /// What a row says.
  public let value: @Sendable (Row) -> ColumnValue

  /// Makes a column.
  public init(
    _ name: String, _ type: ColumnType, decimals: Int = 0, _ alias: String,
    _ value: @escaping @Sendable (Row) -> ColumnValue
  ) {
    self.name = name
    self.type = type
    self.decimals = decimals
    self.alias = alias
    self.value = value
  }
}

/// Columns that are read row by row, where they stand: to take one out of its array would count three
/// references up and down for each cell.
struct ReadColumns<Row> {
  private let columns: UnsafeBufferPointer<Column<Row>>

  fileprivate init(_ columns: UnsafeBufferPointer<Column<Row>>) { self.columns = columns }

  /// Their places.
  @inline(__always)
  var places: Range<Int> { 0..<columns.count }

  /// What the column at a place says of a row.
  @inline(__always)
  func value(_ place: Int, of row: Row) -> ColumnValue { columns[place].value(row) }
}

extension Array {
  /// Lends the columns to a body that reads many rows.
  func reading<Row>(_ body: (ReadColumns<Row>) throws -> Void) rethrows
  where Element == Column<Row> {
    try withUnsafeBufferPointer { try body(ReadColumns($0)) }
  }
}
