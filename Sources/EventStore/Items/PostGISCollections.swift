import Events
import FoundationEssentials

extension PostgresConnection {
  /// A table as a set of items; nil where it is missing or has nothing that identifies its rows.
  func items(_ table: String) throws -> ItemCollection? {
    let columns = try featureColumns(of: table)
    guard let identity = ItemCollection.identity(of: table, columns) else { return nil }
    let name = address.qualified(table)
    let days = ItemCollection.isDated(columns) ? "min(date_start), max(date_end)" : "NULL, NULL"
    let row = try all(
      """
      SELECT count(*), ST_XMin(ST_Extent(geom)), ST_XMax(ST_Extent(geom)), ST_YMin(ST_Extent(geom)), \
      ST_YMax(ST_Extent(geom)), \(days), obj_description(to_regclass($1)), \
      (SELECT format_type(atttypid, atttypmod) FROM pg_attribute \
      WHERE attrelid = to_regclass($1) AND attname = 'geom') FROM \(name)
      """, [name]
    ).first
    guard let row else { return nil }
    var extent: Extent?
    let edges = row[1...4].compactMap { $0.flatMap { Double($0) } }
    if edges.count == 4 {
      extent = Extent(minX: edges[0], maxX: edges[1], minY: edges[2], maxY: edges[3])
    }
    var span: ClosedRange<Day>?
    if let first = row[5].flatMap({ Day(iso: $0) }), let last = row[6].flatMap({ Day(iso: $0) }),
      first <= last
    {
      span = first...last
    }
    let type = (row[8] ?? "").lowercased()
    return ItemCollection(
      id: table, title: row[7] ?? table,
      geometry: type.contains("polygon")
        ? .multiPolygon : type.contains("line") ? .multiLine : .point,
      columns: columns, count: row[0].flatMap { Int($0) } ?? 0, extent: extent, days: span,
      identity: identity)
  }
}

/// A selection as a condition of PostGIS.
struct PostGISCondition {
  private(set) var clause = ""
  private(set) var arguments: [String] = []

  /// Writes a selection; its parameters are numbered from 1.
  ///
  /// - Throws: ``CQL2Error`` where the filter asks for what the collection does not know.
  init(_ selection: ItemSelection, _ collection: ItemCollection) throws {
    var conditions: [String] = []
    if let filter = selection.filter {
      let table = FilterableTable(
        columns: collection.columns, geometry: ItemCollection.geometryName)
      let condition = try filter.condition(for: table, dialect: .postgis)
      conditions.append(condition.sql)
      arguments += condition.texts
    }
    for equality in selection.equal {
      arguments.append(equality.value.postgres)
      conditions.append(
        "\(equality.column.name.asName) = $\(arguments.count)::\(equality.column.kind.postgresName)"
      )
    }
    if let days = selection.days, collection.isDated {
      if let last = days.last {
        arguments.append(last.description)
        conditions.append("(date_start IS NULL OR date_start <= $\(arguments.count)::date)")
      }
      if let first = days.first {
        arguments.append(first.description)
        conditions.append("(date_end IS NULL OR date_end >= $\(arguments.count)::date)")
      }
    }
    if let box = selection.box {
      let parts = box.parts.map { part in
        let edges = [part.minX, part.minY, part.maxX, part.maxY].map { edge in
          arguments.append("\(edge)")
          return "$\(arguments.count)::float8"
        }
        return "ST_Intersects(geom, ST_MakeEnvelope(\(edges.joined(separator: ", ")), 4326))"
      }
      conditions.append("(\(parts.joined(separator: " OR ")))")
    }
    if !conditions.isEmpty { clause = "WHERE " + conditions.joined(separator: " AND ") }
  }
}

extension FeatureValue {
  fileprivate var postgres: String {
    switch self {
    case .null: ""
    case .text(let text): text
    case .integer(let number): "\(number)"
    case .real(let number): "\(number)"
    case .boolean(let flag): flag ? "t" : "f"
    case .date(let day): day.description
    case .moment(let day, let last): "\(day)T\(last ? "23:59:59" : "00:00:00")Z"
    }
  }
}
