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

/// A store that is being added to: from ``init(path:patience:waiting:)`` to ``replace(_:relations:scratch:memory:)``
/// nobody else can write it, and everybody reads what it held before.
///
/// All is one transaction of SQLite, in a log beside the file (`-wal`) where the disk allows one: so a
/// crash at any moment leaves the old state, and a program that has the file open, as QGIS does, goes
/// on reading it.
public final class EventStoreFile: WritableStore {
  private let queue: DatabaseQueue
  private let path: String
  private let isOpen = Atomic(true)
  /// The journal that the file had, to be given back.
  private let journal: String

  /// Opens a store for adding, and takes the right to write it.
  ///
  /// - Parameters:
  ///   - path: a file that exists.
  ///   - patience: for how many seconds another writer is waited for.
  ///   - waiting: is called once when there is another writer.
  /// - Throws: ``StoreRefusal``, or ``StoreFailure`` when the disk refuses.
  public init(path: String, patience: Int, waiting: @escaping @Sendable () -> Void) throws {
    guard try DatabaseFile.isDatabase(path) else { throw StoreRefusal.notOurs }
    var configuration = Configuration()
    configuration.allowsUnsafeTransactions = true
    // A tenth of a second each time; the first time says so.
    configuration.busyMode = .callback { tries in
      if tries == 0 { waiting() }
      usleep(100_000)
      return tries < patience * 10
    }
    configuration.prepareDatabase { database in
      try database.execute(sql: "PRAGMA temp_store = MEMORY; PRAGMA cache_size = -8000;")
    }
    do {
      let queue = try DatabaseQueue(path: GeoPackage.named(path), configuration: configuration)
      self.queue = queue
      self.path = path
      journal = try queue.writeWithoutTransaction { database in
        do {
          return try Self.begin(database)
        } catch let error as DatabaseError {
          throw Self.failure(error, in: database)
        }
      }
    } catch let error as DatabaseError {
      throw Self.failure(error, systemError: 0)
    }
  }

  private static func begin(_ database: Database) throws -> String {
    // Before anything is changed: what is not ours stays as it is, its journal too.
    try database.inTransaction(.deferred) {
      try database.migrate()
      return .rollback
    }
    let journal = try String.fetchOne(database, sql: "PRAGMA journal_mode") ?? "delete"
    if journal != "wal" { _ = try? String.fetchOne(database, sql: "PRAGMA journal_mode = WAL") }
    try database.execute(sql: "PRAGMA synchronous = FULL; BEGIN IMMEDIATE")
    try database.migrate()
    let check = try String.fetchOne(database, sql: "PRAGMA quick_check(1)") ?? ""
    guard check == "ok" else { throw StoreRefusal.damaged(check) }
    return journal
  }

  /// Hands on the rows of a table that it holds, in the order of the table.
  ///
  /// - Parameters:
  ///   - table: the table; one that is missing has no rows.
  ///   - columns: the columns that are asked for; one that is missing says nothing.
  ///   - body: takes the cells of a row.
  /// - Throws: ``StoreRefusal``, ``StoreFailure``, or what `body` throws.
  public func rows(
    of table: String, _ columns: [String], _ body: (StoredCells) throws -> Void
  ) throws {
    try queue.writeWithoutTransaction { database in
      do {
        guard try database.tableExists(table) else { return }
        let known = Set(try database.columns(in: table).map(\.name))
        let names = columns.map { known.contains($0) ? $0.quotedDatabaseIdentifier : "NULL" }
        let cursor = try Row.fetchCursor(
          database,
          sql: """
            SELECT \(names.joined(separator: ", ")) FROM \(table.quotedDatabaseIdentifier) \
            ORDER BY fid
            """)
        while let row = try cursor.next() { try body(StoredCells(row)) }
      } catch let error as DatabaseError {
        throw Self.failure(error, in: database)
      }
    }
  }

  /// Puts tables in the place of those of the same names, and ends.
  ///
  /// Tables, views and styles that people added stay.
  ///
  /// - Throws: ``StoreFailure`` when the disk refuses, or what the tables' rows throw; the old state
  ///   stands then.
  public func replace(
    _ tables: [FeatureTable], relations: [TableRelation], scratch: String, memory: Int = 12 << 20
  ) throws {
    try queue.writeWithoutTransaction { database in
      do {
        for relation in relations { try database.drop(relation) }
        for table in tables { try database.drop(table.name) }
        for table in tables { try database.write(table, scratch: scratch, memory: memory) }
        for relation in relations { try database.write(relation) }
        try database.writeSchemaVersion()
        try database.execute(sql: "COMMIT")
      } catch let error as DatabaseError {
        let failure = Self.failure(error, in: database)
        try? database.execute(sql: "ROLLBACK")
        throw failure
      } catch {
        try? database.execute(sql: "ROLLBACK")
        throw error
      }
    }
    close()
  }

  /// Whether something stands at a path.
  public static func exists(_ path: String) -> Bool { access(path, F_OK) == 0 }

  /// Makes a store where nothing stands; where one has just appeared, that one is left.
  ///
  /// - Throws: ``StoreFailure`` when the disk refuses.
  public static func make(
    _ path: String, _ tables: [FeatureTable], relations: [TableRelation], scratch: String
  ) throws {
    let building = "\(path).\(getpid()).partial"
    unlink(building)
    defer { unlink(building) }
    try GeoPackage.write(to: building, tables, relations: relations, scratch: scratch)
    // Not renamed: that would take the place of what another run has made meanwhile.
    guard link(building, path) == 0 || errno == EEXIST else { throw StoreFailure(errno: errno) }
  }

  /// Whether two paths lead to the same file.
  public func isSame(as other: String) -> Bool {
    var (one, two) = (stat(), stat())
    guard stat(path, &one) == 0, stat(other, &two) == 0 else { return false }
    return one.st_dev == two.st_dev && one.st_ino == two.st_ino
  }

  deinit { close() }

  /// Ends without a change.
  public func close() {
    guard isOpen.exchange(false, ordering: .sequentiallyConsistent) else { return }
    let journal = journal
    queue.inDatabase { database in
      if database.isInsideTransaction { try? database.execute(sql: "ROLLBACK") }
      // Whoever still reads keeps the log alive; it then stays until the next one closes.
      if journal != "wal" {
        database.busyPatience(0)
        _ = try? String.fetchOne(database, sql: "PRAGMA journal_mode = \(journal)")
      }
    }
    try? queue.close()
  }

  private static func failure(_ error: DatabaseError, in database: Database) -> any Error {
    failure(error, systemError: sqlite3_system_errno(database.sqliteConnection))
  }

  private static func failure(_ error: DatabaseError, systemError: Int32) -> any Error {
    switch error.resultCode.primaryResultCode {
    case .SQLITE_BUSY, .SQLITE_LOCKED: StoreRefusal.busy
    case .SQLITE_NOTADB: StoreRefusal.notOurs
    case .SQLITE_CORRUPT: StoreRefusal.damaged(error.message ?? "\(error.resultCode)")
    default: StoreFailure(error, systemError: systemError)
    }
  }
}

extension Database {
  fileprivate func busyPatience(_ milliseconds: Int32) {
    sqlite3_busy_timeout(sqliteConnection, milliseconds)
  }
}
