// The tables of a store in a PostGIS database.

extension PostgresConnection {
  /// Makes a table ready to be filled anew.
  ///
  /// A table that is there is emptied, not dropped: views, rights and rows that others are reading stay
  /// until the transaction ends. A column that an earlier program did not know is added.
  ///
  /// - Returns: whether something was made, so that the table is to be described.
  func prepare(_ table: FeatureTable) throws -> Bool {
    let name = address.qualified(table.name)
    let wanted = table.typedColumns
    let types = try self.columns(of: table.name)
    if types.isEmpty {
      let columns = wanted.map { "\($0.name.asName) \($0.type)" }.joined(separator: ",\n")
      try run("CREATE TABLE \(name) (\n\(columns))")
      return true
    }
    var isChanged = false
    for (column, type) in wanted {
      guard let there = types[column] else {
        try run("ALTER TABLE \(name) ADD COLUMN \(column.asName) \(type)")
        isChanged = true
        continue
      }
      guard type.hasPrefix(there) else {
        throw StoreRefusal.damaged("\(table.name).\(column) is \(there), not \(type)")
      }
    }
    try run("DELETE FROM \(name)")
    return isChanged
  }

  /// Fills a table.
  func fill(_ table: FeatureTable) throws {
    let columns = table.typedColumns.map(\.name.asName).joined(separator: ", ")
    try copy("COPY \(address.qualified(table.name)) (\(columns)) FROM STDIN") { send in
      // The rows end before this does.
      try withoutActuallyEscaping(send) { send in
        var writer = FeatureWriter(PostGISRows(table, send: send))
        try table.rows(&writer)
        try writer.finish()
      }
    }
  }

  /// Makes the indexes of a table, which only its owner may, where they are missing, and says what it and its columns are.
  ///
  /// A point has two indexes: QGIS asks for boxes in degrees, questions for distances on the ellipsoid.
  /// Texts are looked up as a whole, and a B-tree would refuse those of more than 2,700 bytes.
  func describe(_ table: FeatureTable) throws {
    let name = address.qualified(table.name)
    func index(_ column: String) -> String { "\(table.name)_\(column)".asName }
    if table.geometry != nil {
      try run("CREATE INDEX IF NOT EXISTS \(index("geom")) ON \(name) USING gist (geom)")
    }
    if table.geometry == .point {
      try run(
        """
        CREATE INDEX IF NOT EXISTS \(index("geography")) ON \(name) \
        USING gist ((geom::geography))
        """)
    }
    for column in table.columns where column.isLookedUp {
      try run(
        """
        CREATE INDEX IF NOT EXISTS \(index(column.name)) ON \(name) \
        USING hash (\(column.name.asName))
        """)
    }
    try run("COMMENT ON TABLE \(name) IS \(table.title.asLiteral)")
    for column in table.columns {
      try run("COMMENT ON COLUMN \(name).\(column.name.asName) IS \(column.alias.asLiteral)")
    }
  }
}

extension DatabaseAddress {
  /// A table of the store as SQL names it.
  func qualified(_ table: String) -> String { "\(schema.asName).\(table.asName)" }
}

extension FeatureTable {
  /// The columns with PostgreSQL's types: the number of the row first, then the geometry.
  fileprivate var typedColumns: [(name: String, type: String)] {
    [("fid", "bigint PRIMARY KEY")]
      + (geometry.map { [("geom", "geometry(\($0.postGISName),4326)")] } ?? [])
      + columns.map { ($0.name, $0.kind.postgresName) }
  }
}

extension GeometryKind {
  fileprivate var postGISName: String {
    switch self {
    case .point: "Point"
    case .multiLine: "MultiLineString"
    case .multiPolygon: "MultiPolygon"
    }
  }
}

extension FeatureColumn.Kind {
  /// The name of the type as PostgreSQL tells it.
  var postgresName: String {
    switch self {
    case .text: "text"
    case .integer: "bigint"
    case .real: "double precision"
    case .boolean: "boolean"
    case .date: "date"
    case .moment: "timestamp with time zone"
    }
  }

  /// The kind that a type of PostgreSQL means; nil for one that no column of a store has.
  init?(postgres type: String) {
    switch type {
    case "text": self = .text
    case "bigint", "integer", "smallint": self = .integer
    case "double precision", "real", "numeric": self = .real
    case "boolean": self = .boolean
    case "date": self = .date
    case "timestamp with time zone": self = .moment
    default:
      guard type.hasPrefix("character varying") else { return nil }
      self = .text
    }
  }
}
