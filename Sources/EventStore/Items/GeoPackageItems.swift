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
  private let file: FileIdentity
  private let changes: Int

  /// Opens a file, for reading alone.
  ///
  /// - Throws: ``StoreFailure`` when it cannot be opened, or is none that keeps events.
  init(path: String) throws {
    self.path = path
    // Before anything is read: what is newer than its version is asked for once more, not the reverse.
    guard let file = FileIdentity(path) else {
      throw StoreFailure(errno: errno)
    }
    self.file = file
    var configuration = Configuration()
    configuration.readonly = true
    configuration.busyMode = .timeout(5)
    // A page of items is asked for by few at once; more connections would only hold more memory.
    configuration.maximumReaderCount = 4
    configuration.prepareDatabase { database in
      try database.execute(sql: "PRAGMA cache_size = -8000; PRAGMA temp_store = MEMORY")
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
    version = "\(file.words)-\(changes)"
    collections = try StoreFailure.told {
      try pool.read { database in
        try ItemCollection.identities.compactMap { try database.items($0.table) }
      }
    }
    guard collections.contains(where: { $0.id == "events" }) else {
      throw StoreFailure(message: "it has no table of events")
    }
  }

  var isCurrent: Bool {
    guard FileIdentity(path)?.isSameFile(as: file) == true else { return false }
    return (try? watch.inDatabase { try $0.dataVersion() }) == changes
  }

  func rows(of collection: ItemCollection, _ selection: ItemSelection) throws -> RowSet {
    try StoreFailure.told {
      try pool.read { database in
        let condition = try SelectionSQL(selection, collection)
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
        let statement = try database.cachedStatement(
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

/// What a file is, as far as the system tells: another file, or another state of it, is another.
private struct FileIdentity {
  private let main: stat
  private let log: stat

  init?(_ path: String) {
    var (main, log) = (stat(), stat())
    guard stat(path, &main) == 0 else { return nil }
    self.main = main
    // A file that is not there stays zero.
    _ = stat("\(path)-wal", &log)
    self.log = log
  }

  /// Whether the path still leads to the same file; what is in it, SQLite tells.
  func isSameFile(as other: FileIdentity) -> Bool {
    main.st_dev == other.main.st_dev && main.st_ino == other.main.st_ino
  }

  var words: String {
    [
      UInt64(main.st_dev), UInt64(main.st_ino), UInt64(main.st_size), main.changed,
      UInt64(log.st_size), log.changed,
    ].map { String($0, radix: 36) }.joined(separator: "-")
  }
}

extension stat {
  /// When the file was last changed, in nanoseconds.
  fileprivate var changed: UInt64 {
    #if canImport(Darwin)
      let time = st_mtimespec
    #else
      let time = st_mtim
    #endif
    return UInt64(bitPattern: Int64(time.tv_sec)) &* 1_000_000_000
      &+ UInt64(bitPattern: Int64(time.tv_nsec))
  }
}

extension Database {
  /// A number that changes when another connection has changed the file.
  fileprivate func dataVersion() throws -> Int {
    try Int.fetchOne(cachedStatement(sql: "PRAGMA data_version")) ?? 0
  }

  /// The first column of an answer, which holds whole numbers.
  fileprivate func numbers(_ sql: String, _ arguments: StatementArguments) throws -> [Int64] {
    let statement = try cachedStatement(sql: sql)
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
