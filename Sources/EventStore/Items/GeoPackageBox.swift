import GRDB
import GRDBSQLite

extension Database {
  /// The rows of a table whose geometry meets a box, in any order.
  ///
  /// The index keeps boxes in 32 bits, rounded outward: what it says to lie inside does; what lies on an
  /// edge is looked at itself.
  func rows(of table: String, in box: ItemBox) throws -> [Int64] {
    let index = "rtree_\(table)_geom"
    guard try tableExists(index) else { return try scannedRows(of: table, in: box) }
    var found: [Int64] = []
    for part in box.parts {
      let search = try cachedStatement(
        sql: """
          SELECT id, minx, maxx, miny, maxy FROM \(index.quotedDatabaseIdentifier) \
          WHERE maxx >= ? AND minx <= ? AND maxy >= ? AND miny <= ?
          """)
      search.arguments = [part.minX, part.maxX, part.minY, part.maxY]
      let raw = search.sqliteStatement
      defer { sqlite3_reset(raw) }
      let look = try cachedStatement(
        sql: "SELECT geom FROM \(table.quotedDatabaseIdentifier) WHERE fid = ?")
      while true {
        let code = sqlite3_step(raw)
        if code == SQLITE_DONE { break }
        guard code == SQLITE_ROW else {
          throw DatabaseError(resultCode: ResultCode(rawValue: code), message: lastErrorMessage)
        }
        let row = sqlite3_column_int64(raw, 0)
        let extent = Extent(
          minX: sqlite3_column_double(raw, 1), maxX: sqlite3_column_double(raw, 2),
          minY: sqlite3_column_double(raw, 3), maxY: sqlite3_column_double(raw, 4))
        if try part.holds(extent) || geometry(look, row, meets: part) { found.append(row) }
      }
    }
    return found
  }

  private func geometry(_ look: Statement, _ row: Int64, meets box: Extent) throws -> Bool {
    let raw = look.sqliteStatement
    sqlite3_bind_int64(raw, 1, row)
    defer { sqlite3_reset(raw) }
    guard sqlite3_step(raw) == SQLITE_ROW else { return false }
    return blob(raw, 0, meets: box)
  }

  private func blob(_ raw: OpaquePointer, _ place: Int32, meets box: Extent) -> Bool {
    guard sqlite3_column_type(raw, place) == SQLITE_BLOB,
      let bytes = wellKnownBinary(
        of: UnsafeRawBufferPointer(
          start: sqlite3_column_blob(raw, place), count: Int(sqlite3_column_bytes(raw, place))))
    else { return false }
    return BoxMeeting.meets(bytes, box)
  }

  /// The same without an index.
  private func scannedRows(of table: String, in box: ItemBox) throws -> [Int64] {
    let parts = box.parts
    let statement = try cachedStatement(
      sql: "SELECT fid, geom FROM \(table.quotedDatabaseIdentifier) WHERE geom IS NOT NULL")
    let raw = statement.sqliteStatement
    defer { sqlite3_reset(raw) }
    var found: [Int64] = []
    while sqlite3_step(raw) == SQLITE_ROW {
      if parts.contains(where: { blob(raw, 1, meets: $0) }) {
        found.append(sqlite3_column_int64(raw, 0))
      }
    }
    return found
  }
}
