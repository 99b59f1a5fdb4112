import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// A schema of a PostGIS database that is being added to: what ``EventStoreFile`` is for a file.
///
/// All is one transaction under a lock of the database that only this program asks for: whoever reads
/// sees the old state until the new one stands, and a program that is killed leaves the old one.
public final class PostGISStore: WritableStore, @unchecked Sendable {
  private let connection: PostgresConnection
  /// Guards the connection, which takes one caller at a time.
  private let turn = Mutex(())
  private let isOpen = Atomic(true)

  /// Opens a store for adding, and takes the right to write it.
  ///
  /// - Parameters:
  ///   - address: the database and the schema; a schema that is missing is made when the run ends.
  ///   - patience: for how many seconds another writer is waited for.
  ///   - waiting: is called once when there is another writer.
  /// - Throws: ``StoreRefusal``, or ``StoreFailure`` where the server fails.
  public init(
    _ address: DatabaseAddress, patience: Int, waiting: @escaping @Sendable () -> Void
  ) throws {
    connection = try PostgresConnection(address)
    try connection.findPostGIS()
    // Reading what others have committed: the lock is taken after the transaction began.
    try connection.run(
      "BEGIN ISOLATION LEVEL READ COMMITTED; SET LOCAL idle_in_transaction_session_timeout = 0")
    try takeLock(patience: patience, waiting: waiting)
    try connection.requireWritable()
  }

  private func takeLock(patience: Int, waiting: @Sendable () -> Void) throws {
    for attempt in 0...max(0, patience) * 10 {
      let taken = try connection.one(
        "SELECT pg_try_advisory_xact_lock(hashtextextended('eventmap store ' || $1, 0))",
        [connection.address.schema])
      if taken == "t" { return }
      if attempt == 0 { waiting() }
      usleep(100_000)
    }
    throw StoreRefusal.busy
  }

  /// Hands on the rows of a table in their order, one after the other.
  public func rows(
    of table: String, _ columns: [String], _ body: (StoredCells) throws -> Void
  ) throws {
    try turn.withLock { _ in
      let known = try connection.columns(of: table)
      guard !known.isEmpty else { return }
      let names = columns.map { known[$0] == nil ? "NULL" : $0.asName }.joined(separator: ", ")
      let name = connection.address.qualified(table)
      try connection.forEach("SELECT \(names) FROM \(name) ORDER BY fid") { row in
        try body(StoredCells((0..<row.count).map { row[$0] }))
      }
    }
  }

  /// Puts tables in the place of those of the same names, and ends.
  ///
  /// What people added to the schema stays: tables, views, columns (empty) and rights.
  public func replace(
    _ tables: [FeatureTable], relations: [TableRelation], scratch: String, memory: Int
  ) throws {
    try turn.withLock { _ in
      do {
        // Rows that somebody is editing are waited for, too, but not for ever.
        try connection.run("SET LOCAL lock_timeout = '60s'")
        try connection.makeSchema()
        for table in tables {
          let isNew = try connection.prepare(table)
          try connection.fill(table)
          if isNew { try connection.describe(table) }
        }
        try connection.run("COMMIT")
      } catch {
        try? connection.run("ROLLBACK")
        throw error
      }
      // What is asked next is planned by what is there now; who may not do it leaves it to the server.
      for table in tables {
        try? connection.run("ANALYZE \(connection.address.qualified(table.name))")
      }
    }
    close()
  }

  /// No path leads to a database.
  public func isSame(as path: String) -> Bool { false }

  deinit { close() }

  /// Ends without a change.
  public func close() {
    guard isOpen.exchange(false, ordering: .sequentiallyConsistent) else { return }
    turn.withLock { _ in try? connection.run("ROLLBACK") }
  }
}

extension PostgresConnection {
  /// Sees that the database can hold a store, and that PostGIS's functions are found without their schema.
  func findPostGIS() throws {
    let encoding = try one("SHOW server_encoding") ?? ""
    guard encoding == "UTF8" else {
      throw StoreRefusal.unfit("it keeps texts as \(encoding), and Arabic needs UTF8")
    }
    guard
      let place = try one(
        """
        SELECT nspname FROM pg_extension e JOIN pg_namespace n ON n.oid = e.extnamespace
        WHERE extname = 'postgis'
        """)
    else { throw StoreRefusal.unfit("it has no extension postgis") }
    try run("SET search_path = \(address.schema.asName), \(place.asName), public")
  }

  /// The columns of a table and their types; none where it is missing.
  func columns(of table: String) throws -> [String: String] {
    let rows = try all(
      """
      SELECT attname, format_type(atttypid, atttypmod) FROM pg_attribute
      WHERE attrelid = to_regclass($1) AND attnum > 0 AND NOT attisdropped
      """, [address.qualified(table)])
    return Dictionary(rows.map { ($0[0] ?? "", $0[1] ?? "") }, uniquingKeysWith: { one, _ in one })
  }

  /// The version of the store; nil where the schema is missing or empty.
  ///
  /// - Throws: ``StoreRefusal/notOurs`` for a schema of something else.
  func storeVersion() throws -> Int? {
    guard !(try columns(of: Self.versionTable)).isEmpty else {
      let others = try one(
        """
        SELECT count(*) FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
        WHERE nspname = $1 AND relkind IN ('r', 'v', 'm', 'p', 'f')
        """, [address.schema])
      guard others == "0" else { throw StoreRefusal.notOurs }
      return nil
    }
    let version = try one(
      "SELECT version FROM \(address.qualified(Self.versionTable)) WHERE standard = $1",
      [StoreSchema.standard])
    guard let version = version.flatMap({ Int($0) }), version > 0 else {
      throw StoreRefusal.notOurs
    }
    return version
  }

  /// Sees that the store can be written, before anything is read.
  fileprivate func requireWritable() throws {
    if try one("SHOW transaction_read_only") == "on" {
      throw StoreRefusal.forbidden("the server or the user only reads")
    }
    if let version = try storeVersion() {
      guard version <= StoreSchema.version else { throw StoreRefusal.newer(version) }
      // There are no steps from one version to the next yet: 2 is the first that a database has.
      guard version == StoreSchema.version else { throw StoreRefusal.older(version) }
      let denied = try one(
        """
        SELECT relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
        WHERE nspname = $1 AND relname IN ('events', 'claims', 'sources') AND relkind = 'r'
        AND NOT (has_table_privilege(c.oid, 'SELECT') AND has_table_privilege(c.oid, 'INSERT')
          AND has_table_privilege(c.oid, 'DELETE'))
        """, [address.schema])
      if let denied { throw StoreRefusal.forbidden("permission denied for table \(denied)") }
      return
    }
    let isAllowed = try one(
      """
      SELECT CASE WHEN to_regnamespace($1) IS NULL
        THEN has_database_privilege(current_database(), 'CREATE')
        ELSE has_schema_privilege(to_regnamespace($1), 'CREATE') END
      """, [address.schema.asName])
    guard isAllowed == "t" else {
      throw StoreRefusal.forbidden("the user may make no schema \(address.schema)")
    }
  }

  /// Makes the schema where it is missing, and says of which version it is.
  fileprivate func makeSchema() throws {
    let table = address.qualified(Self.versionTable)
    guard try columns(of: Self.versionTable).isEmpty else { return }
    let isThere = try one("SELECT to_regnamespace($1) IS NOT NULL", [address.schema.asName])
    if isThere != "t" { try run("CREATE SCHEMA \(address.schema.asName)") }
    try run(
      """
      CREATE TABLE \(table) (standard text PRIMARY KEY, version integer NOT NULL);
      INSERT INTO \(table) VALUES (\(StoreSchema.standard.asLiteral), \(StoreSchema.version));
      COMMENT ON TABLE \(table) IS 'The version of the tables that eventmap writes here'
      """)
  }

  private static let versionTable = "store_version"
}
