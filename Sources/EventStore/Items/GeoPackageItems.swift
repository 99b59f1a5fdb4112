import Events
import FoundationEssentials
import GRDB
import GRDBSQLite
import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The tables of a GeoPackage as sets of items.
final class GeoPackageItems: ItemTables {
  let version: String
  let collections: [ItemCollection]
  private let path: String
  private let pool: DatabasePool
  /// Tells whether another program has changed the file: SQLite counts that for a connection.
  private let watch: DatabaseQueue
  private let mark: StoreMark
  private let changes: Int
  /// The R-trees that there are, by the table: other programs may have left them out.
  private let indexes: [String: String]

  /// Opens a file, for reading alone.
  ///
  /// - Throws: ``StoreFailure`` when it cannot be opened, or is none that keeps events.
  init(path: String) throws {
    self.path = path
    // Before anything is read: what is newer than its version is asked for once more, not the reverse.
    guard let mark = StoreMark(file: path) else { throw StoreFailure(errno: errno) }
    self.mark = mark
    var configuration = Configuration()
    configuration.readonly = true
    configuration.busyMode = .timeout(1)
    // A page of items is asked for by few at once; more connections would only hold more memory.
    configuration.maximumReaderCount = 4
    configuration.prepareDatabase { database in
      // GRDB's pool gives its readers ten seconds, whatever the configuration says.
      try database.execute(
        sql: "PRAGMA busy_timeout = 1000; PRAGMA cache_size = -8000; PRAGMA temp_store = MEMORY")
      FilterFunctions.add(to: database)
    }
    let (pool, watch) = try StoreFailure.told { [configuration] in
      (
        try DatabasePool(path: GeoPackage.named(path), configuration: configuration),
        try DatabaseQueue(path: GeoPackage.named(path), configuration: configuration)
      )
    }
    (self.pool, self.watch) = (pool, watch)
    changes = try StoreFailure.told { try watch.inDatabase { try $0.dataVersion() } }
    version = "\(mark.words)-\(changes)"
    (collections, indexes) = try StoreFailure.told {
      try pool.read { database in
        let collections = try ItemCollection.identities.compactMap {
          try database.items($0.table)
        }
        let indexes = try collections.map { collection in
          let index = "rtree_\(collection.id)_geom"
          return (collection.id, try database.tableExists(index) ? index : nil)
        }
        return (
          collections,
          Dictionary(uniqueKeysWithValues: indexes).compactMapValues(\.self)
        )
      }
    }
    guard collections.contains(where: { $0.id == "events" }) else {
      throw StoreFailure(message: "it has no table of events")
    }
  }

  func interrupt() { pool.interrupt() }

  /// How many bytes the statements of a connection take that are kept for more questions.
  func keptMemory() throws -> Int {
    try pool.read { database in
      var (now, most) = (Int32(0), Int32(0))
      sqlite3_db_status(database.sqliteConnection, SQLITE_DBSTATUS_STMT_USED, &now, &most, 0)
      return Int(now)
    }
  }

  var isCurrent: Bool {
    guard StoreMark(file: path)?.isOfSameFile(as: mark) == true else { return false }
    return (try? watch.inDatabase { try $0.dataVersion() }) == changes
  }

  func rows(of collection: ItemCollection, _ selection: ItemSelection) throws -> RowSet {
    try StoreFailure.told {
      try pool.read { database in
        let condition = try SelectionSQL(
          selection, collection, index: indexes[collection.id])
        guard let box = selection.box else {
          return RowSet(
            try database.numbers(
              "SELECT fid FROM \(collection.id.quotedDatabaseIdentifier) \(condition.clause)",
              condition.arguments))
        }
        let met = RowSet(try database.rows(of: collection.id, in: box))
        guard !condition.clause.isEmpty else { return met }
        // Few rows are asked one by one; where they are many, all are.
        guard met.count * 20 < collection.count else {
          return RowSet(
            try database.numbers(
              "SELECT fid FROM \(collection.id.quotedDatabaseIdentifier) \(condition.clause)",
              condition.arguments
            ).filter(met.contains))
        }
        // Not kept: GRDB forgets no statement, and there is no end of what clients can ask.
        let statement = try database.makeStatement(
          sql: """
            SELECT 1 FROM \(collection.id.quotedDatabaseIdentifier) \(condition.clause) AND fid = ?
            """)
        return RowSet(
          try met.all.filter { row in
            try Int.fetchOne(statement, arguments: condition.arguments + [row]) != nil
          })
      }
    }
  }

  func forEach(
    _ rows: [Int64], of collection: ItemCollection, _ body: (ItemRow) throws -> Void
  ) throws {
    guard !rows.isEmpty else { return }
    var fault: (any Error)?
    try StoreFailure.told {
      try pool.read { database in
        let columns = collection.columns.map(\.name.quotedDatabaseIdentifier)
        let statement = try database.cachedStatement(
          sql: """
            SELECT \(collection.idExpression()), geom, \(columns.joined(separator: ", ")) \
            FROM \(collection.id.quotedDatabaseIdentifier) WHERE fid = ?
            """)
        let raw = statement.sqliteStatement
        defer {
          sqlite3_reset(raw)
          sqlite3_clear_bindings(raw)
        }
        for row in rows {
          sqlite3_reset(raw)
          sqlite3_bind_int64(raw, 1, row)
          switch sqlite3_step(raw) {
          case SQLITE_ROW:
            do { try body(ItemRow(sqlite: raw)) } catch {
              fault = error
              return
            }
          case SQLITE_DONE: continue
          case let code:
            throw DatabaseError(
              resultCode: ResultCode(rawValue: code), message: database.lastErrorMessage)
          }
        }
      }
    }
    if let fault { throw fault }
  }

  func row(of id: String, in collection: ItemCollection) throws -> Int64? {
    try StoreFailure.told {
      try pool.read { database in
        for (parts, condition) in collection.lookUps(id) {
          let row = try Int64.fetchOne(
            database,
            sql: """
              SELECT fid FROM \(collection.id.quotedDatabaseIdentifier) WHERE \(condition) LIMIT 1
              """, arguments: StatementArguments(parts))
          if let row { return row }
        }
        return nil
      }
    }
  }
}

extension Database {
  /// A number that changes when another connection has changed the file.
  fileprivate func dataVersion() throws -> Int {
    try Int.fetchOne(cachedStatement(sql: "PRAGMA data_version")) ?? 0
  }

  /// The first column of an answer, which holds whole numbers.
  ///
  /// The statement is not kept: GRDB forgets none, and there is no end of what clients can ask.
  fileprivate func numbers(_ sql: String, _ arguments: StatementArguments) throws -> [Int64] {
    let statement = try makeStatement(sql: sql)
    statement.arguments = arguments
    let raw = statement.sqliteStatement
    defer { sqlite3_reset(raw) }
    var numbers: [Int64] = []
    while true {
      switch sqlite3_step(raw) {
      case SQLITE_ROW: numbers.append(sqlite3_column_int64(raw, 0))
      case SQLITE_DONE: return numbers
      case let code:
        throw DatabaseError(resultCode: ResultCode(rawValue: code), message: lastErrorMessage)
      }
    }
  }
}
