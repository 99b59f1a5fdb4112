import Events
import GRDB
import GRDBSQLite

/// Writes the rows of a table into a GeoPackage: what ``FeatureWriter`` says, in statements of SQLite.
struct GeoPackageRows {
  private let statement: Statement
  /// The parameter of the first cell; that of the geometry, where there is one, comes before it.
  private let first: Int
  private(set) var index: SpatialIndexWriter
  /// The texts of a row, which SQLite reads here while it stores the row.
  private var bytes: [UInt8] = []
  private var texts: [(parameter: Int32, offset: Int, count: Int)] = []
  /// Rows come by day, so that the text of the last one mostly serves again.
  private var lastDay: (day: Day, text: [UInt8])?
  /// How many rows were added.
  private(set) var count = 0
  /// The box around all geometries; nil without any.
  private(set) var extent: Extent?

  init(_ table: FeatureTable, index: SpatialIndexWriter, in database: Database) throws {
    let names = (table.geometry == nil ? [] : ["geom"]) + table.columns.map(\.name)
    first = table.geometry == nil ? 1 : 2
    statement = try database.makeStatement(
      sql: """
        INSERT INTO \(table.name.quotedDatabaseIdentifier) \
        (\(names.map(\.quotedDatabaseIdentifier).joined(separator: ", "))) \
        VALUES (\(names.map { _ in "?" }.joined(separator: ", ")))
        """)
    self.index = index
  }

  /// Sets a cell of the next row.
  mutating func set(_ value: FeatureValue, in column: Int) {
    let parameter = Int32(column + first)
    let raw = statement.sqliteStatement
    switch value {
    case .null: break
    case .text(let text): set(text, parameter)
    case .integer(let number): sqlite3_bind_int64(raw, parameter, Int64(number))
    case .real(let number): if number.isFinite { sqlite3_bind_double(raw, parameter, number) }
    case .boolean(let flag): sqlite3_bind_int64(raw, parameter, flag ? 1 : 0)
    case .date(let day): set(text(of: day), [], parameter)
    case .moment(let day, let last):
      set(text(of: day), last ? Self.lastSecond : Self.firstSecond, parameter)
    }
  }

  /// Adds the row without a geometry.
  ///
  /// - Throws: what SQLite or the disk says.
  mutating func add() throws { try insert(nil) }

  /// Adds the row with a geometry.
  ///
  /// - Parameters:
  ///   - geometry: a GeoPackage geometry (OGC 12-128r17, 2.1.3) of the table's kind.
  ///   - extent: the box around it.
  /// - Throws: what SQLite or the disk says.
  mutating func add(_ geometry: [UInt8], _ extent: Extent) throws {
    try insert(geometry)
    try index.add(row: count, extent)
    self.extent?.formUnion(extent)
    if self.extent == nil { self.extent = extent }
  }

  private mutating func insert(_ geometry: [UInt8]?) throws {
    let raw = statement.sqliteStatement
    // The pointers hold until the row is stored, which is all that SQLite is told of them.
    let code = bytes.withUnsafeBytes { bytes in
      for text in texts {
        sqlite3_bind_text(
          raw, text.parameter,
          bytes.baseAddress?.advanced(by: text.offset)
            .assumingMemoryBound(to: CChar.self), Int32(clamping: text.count), nil)
      }
      return (geometry ?? []).withUnsafeBytes { geometry in
        if !geometry.isEmpty {
          sqlite3_bind_blob(raw, 1, geometry.baseAddress, Int32(clamping: geometry.count), nil)
        }
        return sqlite3_step(raw)
      }
    }
    sqlite3_reset(raw)
    sqlite3_clear_bindings(raw)
    bytes.removeAll(keepingCapacity: true)
    texts.removeAll(keepingCapacity: true)
    guard code == SQLITE_DONE else { throw DatabaseError(resultCode: ResultCode(rawValue: code)) }
    count += 1
  }

  private mutating func set(_ text: String, _ parameter: Int32) {
    var text = text
    let offset = bytes.count
    text.withUTF8 { utf8 in
      // Readers take NUL for the end of a text.
      if utf8.contains(0) {
        for byte in utf8 { bytes += byte == 0 ? Self.replacement : [byte] }
      } else {
        bytes.append(contentsOf: utf8)
      }
    }
    texts.append((parameter, offset, bytes.count - offset))
  }

  private mutating func set(_ text: [UInt8], _ rest: [UInt8], _ parameter: Int32) {
    texts.append((parameter, bytes.count, text.count + rest.count))
    bytes += text
    bytes += rest
  }

  private mutating func text(of day: Day) -> [UInt8] {
    if let lastDay, lastDay.day == day { return lastDay.text }
    let text = Array(day.description.utf8)
    lastDay = (day, text)
    return text
  }

  private static let firstSecond = Array("T00:00:00.000Z".utf8)
  private static let lastSecond = Array("T23:59:59.000Z".utf8)
  private static let replacement = Array("\u{FFFD}".utf8)
}
