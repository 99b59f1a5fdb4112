import Events
import GRDB

extension Database {
  /// A table as a set of items; nil where it is missing or has nothing that identifies its rows.
  func items(_ table: String) throws -> ItemCollection? {
    guard try tableExists(table), try tableExists("gpkg_contents"),
      let entry = try Row.fetchOne(
        self,
        sql: """
          SELECT c.description, g.geometry_type_name, c.min_x, c.max_x, c.min_y, c.max_y \
          FROM gpkg_contents c JOIN gpkg_geometry_columns g USING (table_name) WHERE table_name = ?
          """, arguments: [table])
    else { return nil }
    let columns = try featureColumns(of: table)
    guard let identity = ItemCollection.identity(of: table, columns) else { return nil }
    let name = table.quotedDatabaseIdentifier
    var extent: Extent?
    if let west: Double = entry[2], let east: Double = entry[3], let south: Double = entry[4],
      let north: Double = entry[5]
    {
      extent = Extent(minX: west, maxX: east, minY: south, maxY: north)
    }
    var days: ClosedRange<Day>?
    if ItemCollection.isDated(columns),
      let found = try Row.fetchOne(
        self, sql: "SELECT min(date_start), max(date_end) FROM \(name)"),
      let first = (found[0] as String?).flatMap({ Day(iso: $0) }),
      let last = (found[1] as String?).flatMap({ Day(iso: $0) }), first <= last
    {
      days = first...last
    }
    return ItemCollection(
      id: table, title: entry[0] ?? table,
      geometry: GeometryKind(rawValue: (entry[1] as String?) ?? "") ?? .point, columns: columns,
      count: try Int.fetchOne(self, sql: "SELECT count(*) FROM \(name)") ?? 0, extent: extent,
      days: days, identity: identity)
  }
}

extension ItemCollection {
  /// What identifies a row, as an expression of SQL; a row that somebody added without it is known by its
  /// number.
  ///
  /// - Parameter table: what stands before the columns.
  /// - Returns: the expression.
  func idExpression(_ table: String = "") -> String {
    let parts = identity.map { table + $0.quotedDatabaseIdentifier }.joined(
      separator: " || '-' || ")
    return "coalesce(\(parts), 'row-' || \(table)fid)"
  }

  /// The ways in which a row can be meant by an identity: what is bound, and the condition.
  func lookUps(_ id: String) -> [(parts: [String], condition: String)] {
    let words =
      identity.count == 1
      ? [id]
      : id.lastIndex(of: "-").map { [String(id[..<$0]), String(id[id.index(after: $0)...])] } ?? []
    var lookUps: [(parts: [String], condition: String)] = []
    if words.count == identity.count {
      let conditions = identity.map { "\($0.quotedDatabaseIdentifier) = ?" }
      lookUps.append((words, conditions.joined(separator: " AND ")))
    }
    if id.hasPrefix("row-"), let row = Int64(id.dropFirst(4)) {
      let missing = identity.map { "\($0.quotedDatabaseIdentifier) IS NULL" }
      lookUps.append(([], "fid = \(row) AND (\(missing.joined(separator: " OR ")))"))
    }
    return lookUps
  }
}

/// A selection, but for its box, as a condition of SQL.
struct SelectionSQL {
  /// `WHERE …`, or nothing.
  let clause: String
  let arguments: StatementArguments

  /// Writes a selection; its parameters are numbered from 1.
  ///
  /// - Parameters:
  ///   - selection: Which items.
  ///   - collection: Of which table.
  ///   - index: Its R-tree; nil where there is none.
  /// - Throws: ``CQL2Error`` where the filter asks for what the collection does not know.
  init(_ selection: ItemSelection, _ collection: ItemCollection, index: String?) throws {
    var conditions: [String] = []
    var arguments = StatementArguments()
    if let filter = selection.filter {
      let table = FilterableTable(
        columns: collection.columns, geometry: ItemCollection.geometryName,
        index: index)
      let condition = try filter.condition(for: table, dialect: .sqlite)
      conditions.append(condition.sql)
      arguments += condition.arguments
    }
    for equality in selection.equal {
      conditions.append("\(equality.column.name.quotedDatabaseIdentifier) = ?")
      arguments += [equality.value.stored]
    }
    if let days = selection.days, collection.isDated {
      // One of the two may be missing in a row that people made.
      if let last = days.last {
        conditions.append("(date_start IS NULL OR date_start <= ?)")
        arguments += [last.description]
      }
      if let first = days.first {
        conditions.append("(date_end IS NULL OR date_end >= ?)")
        arguments += [first.description]
      }
    }
    clause = conditions.isEmpty ? "" : "WHERE " + conditions.joined(separator: " AND ")
    self.arguments = arguments
  }
}

extension FeatureValue {
  /// The value as a cell of a GeoPackage.
  fileprivate var stored: (any DatabaseValueConvertible)? {
    switch self {
    case .null: nil
    case .text(let text): text
    case .integer(let number): number
    case .real(let number): number
    case .boolean(let flag): flag
    case .date(let day): day.description
    case .moment(let day, let last): "\(day)T\(last ? "23:59:59" : "00:00:00").000Z"
    }
  }
}
