import GRDB

extension Database {
  /// Makes a table, fills it, and says of it what programs ask for.
  func write(_ table: FeatureTable, scratch: String, memory: Int) throws {
    try create(table)
    var writer = FeatureWriter(
      try GeoPackageRows(
        table, index: SpatialIndexWriter(scratch: scratch, memory: memory), in: self))
    try table.rows(&writer)
    try register(table, extent: writer.geoPackage?.extent)
    if table.geometry != nil, let index = writer.geoPackage?.index {
      try createIndex(of: table, index)
    }
    for column in table.columns where column.isLookedUp { try createLookUp(column.name, of: table) }
    try describe(table)
  }

  private func create(_ table: FeatureTable) throws {
    let columns =
      ["fid INTEGER PRIMARY KEY NOT NULL"]
      + [table.geometry.map { "geom \($0.rawValue)" }].compactMap(\.self)
      + table.columns.map { "\($0.name.quotedDatabaseIdentifier) \($0.kind.rawValue)" }
    try execute(
      sql: """
        CREATE TABLE \(table.name.quotedDatabaseIdentifier) (
          \(columns.joined(separator: ",\n  ")))
        """)
  }

  private func register(_ table: FeatureTable, extent: Extent?) throws {
    let isDrawn = table.geometry != nil
    try execute(
      sql: "INSERT INTO gpkg_contents VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
      arguments: [
        table.name, isDrawn ? "features" : "attributes", table.name, table.title, Self.lastChange,
        extent?.minX, extent?.minY, extent?.maxX, extent?.maxY, isDrawn ? 4_326 : nil,
      ])
    guard let geometry = table.geometry else { return }
    try execute(
      sql: "INSERT INTO gpkg_geometry_columns VALUES (?, 'geom', ?, 4326, 0, 0)",
      arguments: [table.name, geometry.rawValue])
  }

  private func createIndex(
    of table: FeatureTable, _ index: SpatialIndexWriter
  ) throws {
    let name = "rtree_\(table.name)_geom"
    try execute(
      sql: """
        CREATE VIRTUAL TABLE \(name.quotedDatabaseIdentifier) \
        USING rtree(id, minx, maxx, miny, maxy)
        """)
    try index.finish(name, in: self)
    for trigger in spatialIndexTriggers(of: table.name, name) { try execute(sql: trigger) }
    try execute(
      sql: """
        INSERT INTO gpkg_extensions VALUES (?, 'geom', 'gpkg_rtree_index', \
        'http://www.geopackage.org/spec130/#extension_rtree', 'write-only')
        """, arguments: [table.name])
  }

  /// An index by which rows are found that others point at, or that point at others.
  private func createLookUp(_ column: String, of table: FeatureTable) throws {
    try execute(
      sql: """
        CREATE INDEX \("\(table.name)_\(column)".quotedDatabaseIdentifier) \
        ON \(table.name.quotedDatabaseIdentifier) (\(column.quotedDatabaseIdentifier))
        """)
  }

  private func describe(_ table: FeatureTable) throws {
    for column in table.columns {
      try execute(
        sql:
          "INSERT INTO gpkg_data_columns (table_name, column_name, name, title) VALUES (?, ?, ?, ?)",
        arguments: [table.name, column.name, column.alias, column.alias])
    }
    if let style = table.style, try !isStyled(table.name) {
      try execute(
        sql: """
          INSERT INTO layer_styles (f_table_catalog, f_table_schema, f_table_name, \
          f_geometry_column, styleName, styleQML, useAsDefault, description, owner, update_time) \
          VALUES ('', '', ?, 'geom', ?, ?, 1, ?, '', ?)
          """, arguments: [table.name, table.name, style, table.title, Self.lastChange])
    }
    if let metadata = table.metadata {
      try execute(
        sql: "INSERT INTO gpkg_metadata (md_standard_uri, metadata) VALUES (?, ?)",
        arguments: ["http://mrcc.com/qgis.dtd", metadata])
      try execute(
        sql: """
          INSERT INTO gpkg_metadata_reference (reference_scope, table_name, timestamp, md_file_id) \
          VALUES ('table', ?, ?, ?)
          """, arguments: [table.name, Self.lastChange, lastInsertedRowID])
    }
  }
}

extension Database {
  /// Whether a table has styles: those of an earlier run, or what people made of them.
  private func isStyled(_ table: String) throws -> Bool {
    guard try tableExists("layer_styles") else {
      try createStyles()
      return false
    }
    return try Bool.fetchOne(
      self, sql: "SELECT EXISTS (SELECT 1 FROM layer_styles WHERE f_table_name = ?)",
      arguments: [table]) ?? false
  }

  /// Takes a table away with all that is said of it; styles stay for the table that comes next.
  func drop(_ table: String) throws {
    let index = "rtree_\(table)_geom"
    for name in [index, table] {
      try execute(sql: "DROP TABLE IF EXISTS \(name.quotedDatabaseIdentifier)")
    }
    let metadata = try Int64.fetchAll(
      self, sql: "SELECT md_file_id FROM gpkg_metadata_reference WHERE table_name = ?",
      arguments: [table])
    for said in [
      "gpkg_metadata_reference", "gpkg_data_columns", "gpkg_extensions", "gpkg_geometry_columns",
      "gpkg_contents",
    ] {
      try execute(sql: "DELETE FROM \(said) WHERE table_name = ?", arguments: [table])
    }
    for id in metadata {
      try execute(
        sql: """
          DELETE FROM gpkg_metadata WHERE id = ?1 AND NOT EXISTS (
            SELECT 1 FROM gpkg_metadata_reference WHERE md_file_id = ?1 OR md_parent_id = ?1)
          """, arguments: [id])
    }
  }
}

/// The triggers that keep an index in step when a program edits the layer.
///
/// The functions in them are those that every GeoPackage program has.
///
/// - Source: OGC 12-128r17, annex F.3.
private func spatialIndexTriggers(of table: String, _ index: String) -> [String] {
  let on = table.quotedDatabaseIdentifier
  let tree = index.quotedDatabaseIdentifier
  func trigger(_ name: String, _ event: String, when condition: String, _ action: String) -> String
  {
    """
    CREATE TRIGGER \("\(index)_\(name)".quotedDatabaseIdentifier) AFTER \(event) ON \(on) \
    WHEN \(condition) BEGIN \(action) END
    """
  }
  let drawn = "NEW.geom NOT NULL AND NOT ST_IsEmpty(NEW.geom)"
  let empty = "(NEW.geom IS NULL OR ST_IsEmpty(NEW.geom))"
  let insert = """
    INSERT OR REPLACE INTO \(tree) VALUES (NEW.fid, ST_MinX(NEW.geom), ST_MaxX(NEW.geom), \
    ST_MinY(NEW.geom), ST_MaxY(NEW.geom));
    """
  let delete = "DELETE FROM \(tree) WHERE id = OLD.fid;"
  return [
    trigger("insert", "INSERT", when: drawn, insert),
    trigger("update1", "UPDATE OF geom", when: "OLD.fid = NEW.fid AND \(drawn)", insert),
    trigger("update2", "UPDATE OF geom", when: "OLD.fid = NEW.fid AND \(empty)", delete),
    trigger("update3", "UPDATE", when: "OLD.fid != NEW.fid AND \(drawn)", "\(delete) \(insert)"),
    trigger(
      "update4", "UPDATE", when: "OLD.fid != NEW.fid AND \(empty)",
      "DELETE FROM \(tree) WHERE id IN (OLD.fid, NEW.fid);"),
    trigger("delete", "DELETE", when: "OLD.geom NOT NULL", delete),
  ]
}
