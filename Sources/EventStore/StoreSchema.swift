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

  /// By what the version is known among the metadata of the file: a table of its own would stand in
  /// QGIS's list of layers.
  static let standard = "urn:eventmap:store-schema"

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
    let version = String(StoreSchema.version)
    try execute(
      sql: "UPDATE gpkg_metadata SET metadata = ? WHERE md_standard_uri = ?",
      arguments: [version, StoreSchema.standard])
    guard changesCount == 0 else { return }
    try execute(
      sql: """
        INSERT INTO gpkg_metadata (md_scope, md_standard_uri, mime_type, metadata) \
        VALUES ('software', ?, 'text/plain', ?)
        """, arguments: [StoreSchema.standard, version])
    try execute(
      sql: """
        INSERT INTO gpkg_metadata_reference (reference_scope, timestamp, md_file_id) \
        VALUES ('geopackage', ?, ?)
        """, arguments: [Self.lastChange, lastInsertedRowID])
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
    if try tableExists("gpkg_metadata"),
      let text = try String.fetchOne(
        self, sql: "SELECT metadata FROM gpkg_metadata WHERE md_standard_uri = ?",
        arguments: [StoreSchema.standard])
    {
      guard let version = Int(text), version > 1 else { throw StoreRefusal.notOurs }
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
