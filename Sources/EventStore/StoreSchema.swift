import GRDB

/// The version of a store's own tables; `user_version` and `application_id` belong to GeoPackage.
///
/// | version | what is new |
/// |---|---|
/// | 1 | events, launches, areas and districts alone; it says nothing of a version |
/// | 2 | claims, sources, aggregates and what else a later run takes up again |
public enum StoreSchema {
  /// The version that this program writes.
  public static let version = 2

  /// Where the version stands: in no list of layers, since only programs read it.
  static let table = "eventmap_schema"

  /// What makes a store of one version one of the next, by the version that it is of.
  ///
  /// Version 1 is not among them: it kept no claims, and nothing can be added to events without them.
  static let migrations: [Int: @Sendable (Database) throws -> Void] = [:]

  /// The layers by which a store of version 1 is known.
  static let firstLayers = ["areas", "districts", "events", "launches"]
}

extension Database {
  /// Says of which version the tables are.
  func writeSchemaVersion() throws {
    try execute(
      sql: """
        CREATE TABLE IF NOT EXISTS \(StoreSchema.table) (version INTEGER NOT NULL);
        DELETE FROM \(StoreSchema.table);
        INSERT INTO \(StoreSchema.table) VALUES (\(StoreSchema.version));
        """)
  }

  /// Brings the tables to the version that this program writes.
  ///
  /// - Throws: ``StoreRefusal`` where that cannot be done; nothing is changed then.
  func migrate() throws {
    guard
      try Int.fetchOne(self, sql: "PRAGMA application_id") == GeoPackage.applicationID,
      try tableExists("gpkg_contents")
    else { throw StoreRefusal.notOurs }
    var version = try storeVersion()
    guard version <= StoreSchema.version else { throw StoreRefusal.newer(version) }
    while version < StoreSchema.version {
      guard let migrate = StoreSchema.migrations[version] else { throw StoreRefusal.older(version) }
      try migrate(self)
      version += 1
    }
  }

  private func storeVersion() throws -> Int {
    if try tableExists(StoreSchema.table) {
      guard
        let version = try Int.fetchOne(self, sql: "SELECT max(version) FROM \(StoreSchema.table)")
      else { throw StoreRefusal.notOurs }
      return version
    }
    let layers = try String.fetchAll(
      self, sql: "SELECT table_name FROM gpkg_contents WHERE data_type = 'features'"
    ).filter { try tableExists($0) }
    let columns = try tableExists("events") ? self.columns(in: "events").map(\.name) : []
    guard Set(layers).isSuperset(of: StoreSchema.firstLayers),
      Set(columns).isSuperset(of: ["id", "uncertainty_m", "quote_start"])
    else { throw StoreRefusal.notOurs }
    return 1
  }
}
