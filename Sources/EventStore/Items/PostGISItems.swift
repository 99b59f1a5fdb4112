import Events
import FoundationEssentials
import Synchronization

/// The tables of a schema of a PostGIS database as sets of items.
final class PostGISItems: ItemTables, Sendable {
  let version: String
  let collections: [ItemCollection]
  private let connections: PostgresConnections
  private let address: DatabaseAddress

  /// Opens a schema, for reading alone.
  ///
  /// - Throws: ``StoreRefusal``, or ``StoreFailure`` when it keeps no events.
  init(_ address: DatabaseAddress, timeLimit: Duration) throws {
    self.address = address
    connections = try PostgresConnections(address, count: 3, timeLimit)
    (version, collections) = try connections.use { connection in
      try connection.findPostGIS()
      guard let version = try connection.storeVersion() else {
        throw StoreRefusal.absent(schema: address.schema)
      }
      guard version <= StoreSchema.version else { throw StoreRefusal.newer(version) }
      guard version == StoreSchema.version else { throw StoreRefusal.older(version) }
      // Before anything is read: what is newer than its version is asked for once more.
      let words = try connection.itemsVersion()
      return (
        words, try ItemCollection.identities.compactMap { try connection.items($0.table) }
      )
    }
    guard collections.contains(where: { $0.id == "events" }) else {
      throw StoreFailure(message: "it has no table of events")
    }
  }

  /// The server itself ends what takes too long (`statement_timeout`).
  func interrupt() {}

  var isCurrent: Bool { (try? connections.use { try $0.itemsVersion() }) == version }

  func rows(of collection: ItemCollection, _ selection: ItemSelection) throws -> RowSet {
    let condition = try PostGISCondition(selection, collection)
    let sql = "SELECT fid FROM \(address.qualified(collection.id)) \(condition.clause)"
    return try connections.use { connection in
      var rows: [Int64] = []
      try connection.forEach(sql, condition.arguments) { row in
        if let number = row[0].flatMap({ Int64($0) }) { rows.append(number) }
      }
      return RowSet(rows)
    }
  }

  func forEach(
    _ rows: [Int64], of collection: ItemCollection, _ body: (ItemRow) throws -> Void
  ) throws {
    guard !rows.isEmpty else { return }
    let cells = collection.columns.map { column in
      column.kind == .moment
        ? """
        to_char(t.\(column.name.asName) AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')
        """ : "t.\(column.name.asName)"
    }
    let sql = """
      SELECT \(collection.idExpression("t.")), ST_AsBinary(t.geom), \(cells.joined(separator: ", ")) \
      FROM unnest($1::bigint[]) WITH ORDINALITY AS asked (fid, place) \
      JOIN \(address.qualified(collection.id)) t USING (fid) ORDER BY asked.place
      """
    let asked = "{\(rows.map(String.init).joined(separator: ","))}"
    try connections.use { connection in
      var geometry: [UInt8] = []
      try connection.forEach(sql, [asked]) { row in
        guard row.bytea(1, into: &geometry) else {
          return try body(ItemRow(row, collection.columns, geometry: nil))
        }
        try geometry.withUnsafeBytes {
          try body(ItemRow(row, collection.columns, geometry: $0))
        }
      }
    }
  }

  func row(of id: String, in collection: ItemCollection) throws -> Int64? {
    try connections.use { connection in
      for (parts, condition) in collection.lookUps(id) {
        let condition = parts.indices.reduce(condition) { condition, place in
          condition.replacing("?", with: "$\(place + 1)", maxReplacements: 1)
        }
        let row = try connection.one(
          "SELECT fid FROM \(address.qualified(collection.id)) WHERE \(condition) LIMIT 1", parts)
        if let row = row.flatMap({ Int64($0) }) { return row }
      }
      return nil
    }
  }
}

/// A few connections, each used by one caller at a time.
private final class PostgresConnections: @unchecked Sendable {
  private let connections: [PostgresConnection]
  private let turns: [Turn]
  private let next = Atomic(0)

  private final class Turn: Sendable { let mutex = Mutex(()) }

  init(_ address: DatabaseAddress, count: Int, _ timeLimit: Duration) throws {
    connections = try (0..<count).map { _ in
      let connection = try PostgresConnection(address)
      try connection.run("SET default_transaction_read_only = on")
      try connection.run("SET statement_timeout = '\(timeLimit.components.seconds)s'")
      return connection
    }
    turns = connections.map { _ in Turn() }
  }

  func use<Result>(_ body: (PostgresConnection) throws -> Result) throws -> Result {
    // The first that is free; where none is, each waits for another.
    let first = next.wrappingAdd(1, ordering: .relaxed).oldValue & 0xFFFF
    for step in connections.indices {
      let place = (first + step) % connections.count
      if let result = try turns[place].mutex.withLockIfAvailable({ _ in try body(connections[place])
      }) {
        return result
      }
    }
    let place = first % connections.count
    return try turns[place].mutex.withLock { _ in try body(connections[place]) }
  }
}
