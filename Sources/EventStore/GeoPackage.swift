import GRDB
import GRDBSQLite

/// A GeoPackage 1.3 (OGC 12-128r17): a database of layers that GIS programs open as it is.
///
/// The same tables give the same bytes on every machine and day: no clock shows, and neither does the
/// version of SQLite.
public enum GeoPackage {
  /// Writes a new database of tables.
  ///
  /// Nothing is flushed to the disk, and a failure leaves half a database: the caller builds under
  /// another name, flushes and renames.
  ///
  /// - Parameters:
  ///   - path: a file that is empty or missing.
  ///   - tables: the layers, in the order in which programs list them.
  ///   - relations: which rows of them belong together.
  ///   - scratch: the folder for what does not fit into memory.
  ///   - memory: how many bytes of boxes a table holds before they go to disk.
  /// - Throws: ``StoreFailure`` when the disk refuses, or what the tables' rows throw.
  public static func write(
    to path: String, _ tables: [FeatureTable], relations: [TableRelation] = [], scratch: String,
    memory: Int = 12 << 20
  ) throws {
    try DatabaseFile.make(path)
    do {
      let queue = try DatabaseQueue(path: named(path), configuration: configuration)
      try queue.writeWithoutTransaction { database in
        do {
          try database.inTransaction(.exclusive) {
            try database.createGeoPackage(styled: tables.contains { $0.style != nil })
            for table in tables { try database.write(table, scratch: scratch, memory: memory) }
            for relation in relations { try database.write(relation) }
            try database.writeSchemaVersion()
            return .commit
          }
        } catch let error as DatabaseError {
          throw StoreFailure(error, systemError: sqlite3_system_errno(database.sqliteConnection))
        }
      }
      try queue.close()
    } catch let error as DatabaseError {
      throw StoreFailure(error, systemError: 0)
    }
    try DatabaseFile.stampVersion(path)
  }

  /// SQLite's words for how the file is written: nobody else sees it before it is whole, so that
  /// nothing needs to be undone or flushed on the way.
  private static var configuration: Configuration {
    var configuration = Configuration()
    configuration.prepareDatabase { database in
      try database.execute(
        sql: """
          PRAGMA page_size = 4096;
          PRAGMA application_id = \(applicationID);
          PRAGMA user_version = \(formatVersion);
          PRAGMA locking_mode = EXCLUSIVE;
          PRAGMA journal_mode = OFF;
          PRAGMA synchronous = OFF;
          PRAGMA temp_store = MEMORY;
          PRAGMA cache_size = -8000;
          """)
    }
    return configuration
  }

  /// `GPKG`.
  static let applicationID = 0x4750_4B47
  /// 1.3.0.
  static let formatVersion = 10_300

  /// A path as SQLite takes it: one that begins with `file:` would be an address.
  static func named(_ path: String) -> String {
    path.hasPrefix("/") ? path : "./\(path)"
  }
}
