import GRDB

/// Rows of two tables that belong together: each related row names its base row in a column.
///
/// A GeoPackage tells programs of it as the extension of related tables. The table that maps rows to
/// rows is a view: what it says follows from the two columns, also after people have edited them.
///
/// - Source: OGC 18-000, *GeoPackage Related Tables Extension*, 1.0.
public struct TableRelation: Hashable, Sendable {
  /// The name of the mapping, ASCII lower case.
  public let name: String
  /// The table that is pointed at, and its column.
  public let base, baseColumn: String
  /// The table that points, and its column.
  public let related, relatedColumn: String

  /// Makes a relation.
  public init(
    _ name: String, base: String, _ baseColumn: String, related: String, _ relatedColumn: String
  ) {
    self.name = name
    self.base = base
    self.baseColumn = baseColumn
    self.related = related
    self.relatedColumn = relatedColumn
  }
}

extension Database {
  /// Makes the view of a relation, and says of it what programs ask for.
  func write(_ relation: TableRelation) throws {
    let (base, related) = (
      relation.base.quotedDatabaseIdentifier, relation.related.quotedDatabaseIdentifier
    )
    try execute(
      sql: """
        CREATE TABLE IF NOT EXISTS gpkgext_relations (
          id INTEGER PRIMARY KEY AUTOINCREMENT,
          base_table_name TEXT NOT NULL,
          base_primary_column TEXT NOT NULL DEFAULT 'id',
          related_table_name TEXT NOT NULL,
          related_primary_column TEXT NOT NULL DEFAULT 'id',
          relation_name TEXT NOT NULL,
          mapping_table_name TEXT NOT NULL UNIQUE);
        CREATE VIEW \(relation.name.quotedDatabaseIdentifier) AS
          SELECT related.fid AS related_id, base.fid AS base_id
          FROM \(base) base JOIN \(related) related
          ON related.\(relation.relatedColumn.quotedDatabaseIdentifier) \
        = base.\(relation.baseColumn.quotedDatabaseIdentifier);
        """)
    // Listed, so that QGIS can open it; the first column is that of which each row has its own.
    try execute(
      sql: """
        INSERT INTO gpkg_contents (table_name, data_type, identifier, description, last_change) \
        VALUES (?, 'attributes', ?, ?, ?)
        """,
      arguments: [
        relation.name, relation.name, "Rows of \(relation.base) and \(relation.related)",
        Self.lastChange,
      ])
    for table in ["gpkgext_relations", relation.name] {
      try execute(
        sql: """
          INSERT INTO gpkg_extensions SELECT ?1, NULL, 'gpkg_related_tables', \
          'http://www.opengis.net/doc/IS/gpkg-rte/1.0', 'read-write'
          WHERE NOT EXISTS (SELECT 1 FROM gpkg_extensions WHERE table_name = ?1)
          """, arguments: [table])
    }
    try execute(
      sql: """
        INSERT INTO gpkgext_relations (base_table_name, base_primary_column, related_table_name, \
        related_primary_column, relation_name, mapping_table_name)
        VALUES (?, 'fid', ?, 'fid', 'attributes', ?)
        """, arguments: [relation.base, relation.related, relation.name])
  }

  /// Takes the view of a relation away with all that is said of it.
  func drop(_ relation: TableRelation) throws {
    try execute(sql: "DROP VIEW IF EXISTS \(relation.name.quotedDatabaseIdentifier)")
    guard try tableExists("gpkgext_relations") else { return }
    try execute(
      sql: "DELETE FROM gpkgext_relations WHERE mapping_table_name = ?", arguments: [relation.name])
    for said in ["gpkg_extensions", "gpkg_contents"] {
      try execute(sql: "DELETE FROM \(said) WHERE table_name = ?", arguments: [relation.name])
    }
  }
}
