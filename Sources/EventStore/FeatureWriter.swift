/// Writes the rows of a table, one after the other; memory does not grow with them.
///
/// Set every cell, then add the row: cells that are not set are null. Where they go is the store's affair:
/// the same rows fill a GeoPackage and a PostGIS database.
public struct FeatureWriter {
  /// One of the two is there; both are kept in place, so that a row costs no copy.
  private(set) var geoPackage: GeoPackageRows?
  private(set) var postGIS: PostGISRows?

  init(_ rows: GeoPackageRows) { geoPackage = rows }
  init(_ rows: PostGISRows) { postGIS = rows }

  /// How many rows were added.
  public var count: Int { geoPackage?.count ?? postGIS?.count ?? 0 }

  /// Sets a cell of the next row.
  public mutating func set(_ value: FeatureValue, in column: Int) {
    geoPackage?.set(value, in: column)
    postGIS?.set(value, in: column)
  }

  /// Adds the row without a geometry.
  ///
  /// - Throws: what the database or the disk says.
  public mutating func add() throws {
    try geoPackage?.add()
    try postGIS?.add([])
  }

  /// Adds the row with a geometry.
  ///
  /// - Parameters:
  ///   - geometry: a GeoPackage geometry (OGC 12-128r17, 2.1.3) of the table's kind.
  ///   - extent: the box around it.
  /// - Throws: what the database or the disk says.
  public mutating func add(_ geometry: [UInt8], _ extent: Extent) throws {
    try geoPackage?.add(geometry, extent)
    try postGIS?.add(geometry)
  }

  /// Sends what is still held back.
  mutating func finish() throws { try postGIS?.finish() }
}
