import GRDBSQLite

/// What a row says in a column, as bytes that hold only while the row is handed on.
public enum ItemCell {
  case null
  /// UTF-8. A day is `YYYY-MM-DD`, a moment `YYYY-MM-DDTHH:MM:SS.SSSZ`.
  case text(UnsafeBufferPointer<UInt8>)
  /// A whole number; of a boolean, 0 or 1.
  case integer(Int)
  case real(Double)
}

/// An item, while it is handed on: nothing of it may be kept.
///
/// It stands where the database has put it, so that to write it takes no text of Swift.
public struct ItemRow {
  private enum Source {
    case sqlite(OpaquePointer)
    case postgres(PostgresRow, [FeatureColumn], UnsafeRawBufferPointer?)
  }
  private let source: Source

  /// A row of a statement that gives the identity, the geometry, and the columns.
  init(sqlite statement: OpaquePointer) { source = .sqlite(statement) }

  /// A row of the same shape, with its geometry as well-known binary.
  init(_ row: PostgresRow, _ columns: [FeatureColumn], geometry: UnsafeRawBufferPointer?) {
    source = .postgres(row, columns, geometry)
  }

  /// What stands in front of the columns.
  private static let first = 2

  /// What identifies the item.
  public var id: ItemCell {
    switch source {
    case .sqlite(let statement): Self.cell(statement, 0)
    case .postgres(let row, _, _): Self.text(row, 0)
    }
  }

  /// Its geometry as well-known binary; nil where it has none.
  public var geometry: UnsafeRawBufferPointer? {
    switch source {
    case .sqlite(let statement):
      guard sqlite3_column_type(statement, 1) == SQLITE_BLOB else { return nil }
      let bytes = sqlite3_column_blob(statement, 1)
      return wellKnownBinary(
        of: UnsafeRawBufferPointer(start: bytes, count: Int(sqlite3_column_bytes(statement, 1))))
    case .postgres(_, _, let geometry): return geometry
    }
  }

  /// What it says in a column.
  public subscript(column: Int) -> ItemCell {
    switch source {
    case .sqlite(let statement): Self.cell(statement, Int32(column + Self.first))
    case .postgres(let row, let columns, _):
      Self.cell(row, column + Self.first, columns[column].kind)
    }
  }

  private static func cell(_ statement: OpaquePointer, _ place: Int32) -> ItemCell {
    switch sqlite3_column_type(statement, place) {
    case SQLITE_INTEGER: return .integer(Int(sqlite3_column_int64(statement, place)))
    case SQLITE_FLOAT: return .real(sqlite3_column_double(statement, place))
    case SQLITE_TEXT:
      let bytes = sqlite3_column_text(statement, place)
      return .text(
        UnsafeBufferPointer(start: bytes, count: Int(sqlite3_column_bytes(statement, place))))
    default: return .null
    }
  }

  private static func text(_ row: PostgresRow, _ place: Int) -> ItemCell {
    row.bytes(place).map { .text($0.assumingMemoryBound(to: UInt8.self)) } ?? .null
  }

  private static func cell(
    _ row: PostgresRow, _ place: Int, _ kind: FeatureColumn.Kind
  ) -> ItemCell {
    switch kind {
    case .text, .date, .moment: text(row, place)
    case .integer: row[place].flatMap { Int($0) }.map(ItemCell.integer) ?? .null
    case .boolean: row[place].map { .integer($0 == "t" ? 1 : 0) } ?? .null
    case .real: row[place].flatMap { Double($0) }.map(ItemCell.real) ?? .null
    }
  }
}
