import Events
import FoundationEssentials
import Geodesy
import Shapes
import Synchronization

extension EventSource {
  /// Opens the events of a schema of a PostGIS database, for reading alone.
  ///
  /// `timeLimit` is the most time that the database takes for a question, which then throws
  /// ``StoreFailure``, see ``StoreFailure/isInterruption``; it takes as long as it needs where there is none.
  ///
  /// - Throws: ``StoreRefusal``, or ``StoreFailure`` when it keeps no events.
  public init(postGIS address: DatabaseAddress, timeLimit: Duration? = nil) throws {
    let database = try PostGISEvents(address, timeLimit)
    self.init(columns: database.columns) { try database.candidates($0, $1, $2) }
  }
}

/// The events of a PostGIS database.
private final class PostGISEvents: @unchecked Sendable {
  let columns: [FeatureColumn]
  private let places: EventColumnPlaces
  private let areas: Set<String>
  private let connection: PostgresConnection
  /// Guards the connection, which takes one caller at a time.
  private let turn = Mutex(())

  init(_ address: DatabaseAddress, _ timeLimit: Duration?) throws {
    connection = try PostgresConnection(address)
    try connection.findPostGIS()
    guard let version = try connection.storeVersion() else {
      throw StoreRefusal.absent(schema: address.schema)
    }
    guard version <= StoreSchema.version else { throw StoreRefusal.newer(version) }
    guard version == StoreSchema.version else { throw StoreRefusal.older(version) }
    columns = try connection.eventColumns()
    guard columns.contains(where: { $0.name == "id" }) else {
      throw StoreFailure(message: "it has no table of events")
    }
    places = EventColumnPlaces(columns)
    areas = Set(try connection.columns(of: "areas").keys)
    try connection.run("SET default_transaction_read_only = on")
    if let timeLimit {
      try connection.run("SET statement_timeout = \(Int(max(1, timeLimit / .milliseconds(1))))")
    }
  }

  func candidates(
    _ question: EventQuestion, _ box: BoundingBox?, _ body: (StoredEvent) throws -> Void
  ) throws {
    let search = CandidateSearch(question, box, connection.address, areas: areas)
    let area =
      areas.isEmpty
      ? ["NULL", "NULL"]
      : ["ST_AsBinary(a.geom)", areas.contains("is_circle") ? "a.is_circle" : "NULL"]
    let cells = ["ST_AsBinary(e.geom)"] + area + columns.map { "e.\($0.name.asName)" }
    let joined =
      areas.isEmpty
      ? ""
      : """
      LEFT JOIN \(connection.address.qualified("areas")) a \
      ON a.event_id = e.id AND a.role = 'target'
      """
    let sql = """
      SELECT \(cells.joined(separator: ", "))
      FROM \(connection.address.qualified("events")) e \(joined)
      \(search.condition)
      ORDER BY e.date_start NULLS LAST, e.id COLLATE "C", e.fid
      """
    try turn.withLock { _ in
      try connection.forEach(sql) { try body(try event($0)) }
    }
  }

  private func event(_ row: PostgresRow) throws -> StoredEvent {
    let cells = columns.enumerated().map { FeatureValue(row[$0 + 3], $1.kind) }
    let event = StoredEvent(cells: cells, place: nil, columns: places)
    guard let point = try Self.geometry(row, 0, of: event)?.point else { return event }
    let area = try Self.geometry(row, 1, of: event)
    let place = StoredPlace(
      point, radius: event.radius, area: area, isDisc: row[2].map { $0 == "t" })
    return StoredEvent(cells: cells, place: place, columns: places)
  }

  private static func geometry(
    _ row: PostgresRow, _ place: Int, of event: StoredEvent
  ) throws -> StoredGeometry? {
    var bytes: [UInt8] = []
    guard row.bytea(place, into: &bytes) else { return nil }
    guard let geometry = bytes.withUnsafeBytes({ StoredGeometry(wellKnownBinary: $0) }) else {
      throw StoreFailure(message: "the geometry of event \(event.id) is broken")
    }
    return geometry
  }
}

extension PostgresConnection {
  /// The columns of the events, without the row's number and the geometry; those whose names could not
  /// stand in a file as they are left out.
  fileprivate func eventColumns() throws -> [FeatureColumn] { try featureColumns(of: "events") }

  /// The same of any table.
  func featureColumns(of table: String) throws -> [FeatureColumn] {
    let rows = try all(
      """
      SELECT attname, format_type(atttypid, atttypmod), col_description(attrelid, attnum)
      FROM pg_attribute WHERE attrelid = to_regclass($1) AND attnum > 0 AND NOT attisdropped
      ORDER BY attnum
      """, [address.qualified(table)])
    return rows.compactMap { row in
      guard let name = row[0], name != "fid", name != "geom",
        let kind = FeatureColumn.Kind(postgres: row[1] ?? ""),
        name.unicodeScalars.allSatisfy({
          ("a"..."z").contains($0) || ("0"..."9").contains($0) || $0 == "_"
        })
      else { return nil }
      return FeatureColumn(name, kind, alias: row[2] ?? name)
    }
  }
}

extension FeatureValue {
  /// A cell as PostgreSQL writes it; what is not of the column's kind says nothing.
  fileprivate init(_ text: String?, _ kind: FeatureColumn.Kind) {
    self = .null
    guard let text else { return }
    switch kind {
    case .text: self = .text(text)
    case .integer: if let number = Int(text) { self = .integer(number) }
    case .real: if let number = Double(text), number.isFinite { self = .real(number) }
    case .boolean: self = .boolean(text == "t")
    case .date: if let day = Day(iso: text) { self = .date(day) }
    case .moment:
      if let day = Day(iso: text) { self = .moment(day, last: text.contains(" 23:59:59")) }
    }
  }
}
