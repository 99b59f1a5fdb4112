import Events
import FoundationEssentials
import GRDB
import Geodesy
import Shapes

extension EventSource {
  /// Opens the events of a GeoPackage, for reading alone.
  ///
  /// - Throws: ``StoreFailure`` when it cannot be opened, or is none that keeps events.
  public init(geoPackage path: String) throws {
    let database = try StoreFailure.told {
      var configuration = Configuration()
      configuration.readonly = true
      return try DatabaseQueue(
        path: path.hasPrefix("/") ? path : "./\(path)", configuration: configuration)
    }
    let columns = try StoreFailure.told { try database.read { try $0.eventColumns() } }
    guard columns.contains(where: { $0.name == "id" }) else {
      throw StoreFailure(message: "it has no table of events")
    }
    let places = EventColumnPlaces(columns)
    let outside = RowsOutsideIndex()
    self.init(columns: columns, interrupt: { database.interrupt() }) { _, box, body in
      var fault: (any Error)?
      try StoreFailure.told {
        try database.read { database in
          let rows = try CandidateRows(database, columns, places, box, outside)
          do { try rows.forEach(body) } catch  where !(error is DatabaseError) { fault = error }
        }
      }
      if let fault { throw fault }
    }
  }
}

extension Database {
  /// The columns of the events, without the row's number and the geometry; those whose names could not
  /// stand in a file as they are left out.
  fileprivate func eventColumns() throws -> [FeatureColumn] { try featureColumns(of: "events") }

  /// The same of any table.
  func featureColumns(of table: String) throws -> [FeatureColumn] {
    var aliases: [String: String] = [:]
    if try tableExists("gpkg_data_columns") {
      for row in try Row.fetchAll(
        self, sql: "SELECT column_name, name FROM gpkg_data_columns WHERE table_name = ?",
        arguments: [table])
      {
        aliases[row[0] as String? ?? ""] = row[1]
      }
    }
    guard try tableExists(table) else { return [] }
    return try columns(in: table).compactMap { column in
      guard column.name != "fid", column.name != "geom", let kind = FeatureColumn.Kind(column.type),
        column.name.unicodeScalars.allSatisfy({
          ("a"..."z").contains($0) || ("0"..."9").contains($0) || $0 == "_"
        })
      else { return nil }
      return FeatureColumn(column.name, kind, alias: aliases[column.name] ?? column.name)
    }
  }
}

extension FeatureColumn.Kind {
  /// The kind that a declared type means; other programs write sizes behind it.
  fileprivate init?(_ type: String) {
    let word = type.uppercased().prefix { $0 != "(" }
    switch word {
    case "MEDIUMINT", "INT", "SMALLINT", "TINYINT": self = .integer
    case "DOUBLE", "FLOAT": self = .real
    default: self.init(rawValue: String(word))
    }
  }
}

/// The rows of a GeoPackage that may answer a question.
private struct CandidateRows {
  private let rows: RowCursor
  private let columns: [FeatureColumn]
  private let places: EventColumnPlaces
  private let hasDiscs: Bool

  /// Looks rows up.
  ///
  /// The spatial index of the areas leaves out what lies outside of the box, so that no more is read than
  /// what may be in it. This is the one place where another index is put in: it takes the box, and gives
  /// the numbers of rows.
  init(
    _ database: Database, _ columns: [FeatureColumn], _ places: EventColumnPlaces,
    _ box: BoundingBox?, _ outside: RowsOutsideIndex
  ) throws {
    self.columns = columns
    self.places = places
    let hasAreas = try database.tableExists("areas")
    hasDiscs =
      try hasAreas && database.columns(in: "areas").contains { $0.name == Self.circleColumn }
    let cells = columns.map { "e.\($0.name.quotedDatabaseIdentifier)" }
    let area =
      hasAreas ? ["a.geom", hasDiscs ? "a.\(Self.circleColumn)" : "NULL"] : ["NULL", "NULL"]
    var arguments: StatementArguments = []
    var condition = ""
    if let box, hasAreas, try database.tableExists("rtree_areas_geom") {
      var corners: [Double] = []
      let spans = box.longitudes.map { span in
        corners += [
          span.upperBound, span.lowerBound, box.latitudes.upperBound, box.latitudes.lowerBound,
        ]
        return "minx <= ? AND maxx >= ? AND miny <= ? AND maxy >= ?"
      }
      arguments = StatementArguments(corners) + [try outside.rows(in: database)]
      condition = """
        WHERE e.fid IN (
          SELECT m.fid FROM events m WHERE m.id IN (
            SELECT event_id FROM areas WHERE role = 'target' AND fid IN (
              SELECT id FROM rtree_areas_geom WHERE \(spans.joined(separator: " OR "))))
          UNION ALL SELECT value FROM json_each(?))
        """
    }
    rows = try Row.fetchCursor(
      database,
      sql: """
        SELECT e.geom, \((area + cells).joined(separator: ", "))
        FROM events e \(hasAreas ? "LEFT JOIN areas a ON a.event_id = e.id AND a.role = 'target'" : "")
        \(condition)
        ORDER BY e.date_start IS NULL, e.date_start, e.id
        """, arguments: arguments)
  }

  /// The column of the areas that says whether an area is a disc about its event's point.
  private static let circleColumn = "is_circle"

  func forEach(_ body: (StoredEvent) throws -> Void) throws {
    while let row = try rows.next() {
      var cells: [FeatureValue] = []
      cells.reserveCapacity(columns.count)
      for (place, column) in columns.enumerated() {
        cells.append(FeatureValue(row.databaseValue(at: place + 3), column.kind))
      }
      var event = StoredEvent(cells: cells, place: nil, columns: places)
      event = StoredEvent(cells: cells, place: try place(row, of: event), columns: places)
      try body(event)
    }
  }

  private func place(_ row: Row, of event: StoredEvent) throws -> StoredPlace? {
    guard let point = try Self.geometry(row, 0, of: event)?.point else { return nil }
    let area = try Self.geometry(row, 1, of: event)
    return StoredPlace(point, radius: event.radius, area: area, isDisc: row[2] as Bool?)
  }

  private static func geometry(
    _ row: Row, _ place: Int, of event: StoredEvent
  ) throws -> StoredGeometry? {
    guard case .blob(let bytes) = row.databaseValue(at: place).storage else { return nil }
    guard let geometry = bytes.withUnsafeBytes({ StoredGeometry($0) }) else {
      throw StoreFailure(message: "the geometry of event \(event.id) is broken")
    }
    return geometry
  }
}

extension Row {
  fileprivate func databaseValue(at place: Int) -> DatabaseValue { self[place] }
}

extension FeatureValue {
  /// A cell of a database; what is not of the column's kind says nothing.
  fileprivate init(_ value: DatabaseValue, _ kind: FeatureColumn.Kind) {
    self = .null
    switch (kind, value.storage) {
    case (.text, .string(let text)): self = .text(text)
    case (.integer, .int64(let number)): self = .integer(Int(number))
    case (.real, .double(let number)): self = .real(number)
    case (.real, .int64(let number)): self = .real(Double(number))
    case (.boolean, .int64(let number)): self = .boolean(number != 0)
    case (.date, .string(let text)): if let day = Day(iso: text) { self = .date(day) }
    case (.moment, .string(let text)):
      if let day = Day(iso: text) { self = .moment(day, last: text.contains("T23:59:59")) }
    default: break
    }
  }
}
