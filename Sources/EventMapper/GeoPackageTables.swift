import EventStore
import Layers

extension MapFile.Source {
  /// Writes `events.gpkg`, whole or not at all.
  ///
  /// - Throws: ``WriteFailure``, or what reading the events throws.
  func writeGeoPackage(to path: String) throws -> FileSum {
    let tables = try tables
    var sum = FileSum()
    try AtomicFile.build(path) { building in
      do {
        try GeoPackage.write(
          to: building, tables, relations: Self.relations, scratch: scratch)
      } catch let failure as StoreFailure where failure.systemError != 0 {
        throw WriteFailure(
          path: path, step: .write, reason: WriteFailure.Reason(errno: failure.systemError))
      }
      sum = try FileSum(ofFile: building)
    }
    return sum
  }

  /// The layers as tables, from what lies on top in QGIS's list to what lies below, then the tables
  /// that they rest on.
  var tables: [FeatureTable] {
    get throws {
      [
        try table(.events, content.events, .events),
        try table(.launches, content.launches, .launches),
        try table(.areas, content.areas, .areas),
        try table(.districts, Rows(content.districts), .districts),
        FeatureTable(.claims, content.claims, lookedUp: ["event", "report"]),
        FeatureTable(.sources, content.sources, lookedUp: ["id"]),
        FeatureTable(.aggregates, content.aggregates),
        FeatureTable(.unresolved, aside.unresolved),
        FeatureTable(.diagnostics, aside.diagnostics),
        FeatureTable(.provenance, Rows(aside.provenance)),
      ]
    }
  }

  /// Which rows of them belong together.
  static let relations = [
    TableRelation("events_claims", base: "events", "id", related: "claims", "event"),
    TableRelation("sources_claims", base: "sources", "id", related: "claims", "report"),
  ]

  /// The one place where a layer becomes a table.
  private func table<Row>(
    _ layer: Layer<Row>, _ rows: Rows<Row>, _ look: QGISLook
  ) throws -> FeatureTable {
    let style = try bytes { try layer.writeQGISStyle(look, to: &$0) }
    let metadata = try bytes {
      try layer.writeQGISMetadata(content.attribution, gazetteer: gazetteer, to: &$0)
    }
    return FeatureTable(
      name: layer.name, title: layer.title, geometry: GeometryKind(layer.type),
      columns: layer.columns.map {
        FeatureColumn($0, isLookedUp: ["id", "event_id"].contains($0.name))
      },
      style: String(decoding: style, as: UTF8.self),
      metadata: String(decoding: metadata, as: UTF8.self)
    ) { writer in
      var geometry = GeoPackageGeometry()
      try rows.forEach { row in
        for (place, column) in layer.columns.enumerated() {
          writer.set(FeatureValue(column.value(row)), in: place)
        }
        guard let drawn = layer.geometry(row) else { return try writer.add() }
        geometry.set(drawn)
        try writer.add(geometry.bytes, Extent(geometry))
      }
    }
  }
}

extension FeatureTable {
  /// A table without geometry.
  fileprivate init<Row>(_ table: Table<Row>, _ rows: Rows<Row>, lookedUp: Set<String> = []) {
    self.init(
      name: table.name, title: table.title, geometry: nil,
      columns: table.columns.map { FeatureColumn($0, isLookedUp: lookedUp.contains($0.name)) }
    ) { writer in
      try rows.forEach { row in
        for (place, column) in table.columns.enumerated() {
          writer.set(FeatureValue(column.value(row)), in: place)
        }
        try writer.add()
      }
    }
  }
}

extension FeatureColumn {
  fileprivate init<Row>(_ column: Column<Row>, isLookedUp: Bool) {
    self.init(column.name, .init(column.type), alias: column.alias, isLookedUp: isLookedUp)
  }
}

extension GeometryKind {
  fileprivate init(_ type: GeometryType) {
    self =
      switch type {
      case .point: .point
      case .line: .multiLine
      case .polygon: .multiPolygon
      }
  }
}

extension FeatureColumn.Kind {
  fileprivate init(_ type: ColumnType) {
    self =
      switch type {
      case .string: .text
      case .integer: .integer
      case .number: .real
      case .boolean: .boolean
      case .date: .date
      case .moment: .moment
      }
  }
}

extension FeatureValue {
  /// A cell as a table holds it: numbers with the decimals that the other formats print.
  fileprivate init(_ value: ColumnValue) {
    self =
      switch value {
      case .null: .null
      case .text(let text): .text(text)
      case .integer(let number): .integer(number)
      case .number(let number, let decimals): .real(number.rounded(decimals: decimals))
      case .boolean(let flag): .boolean(flag)
      case .date(let day): .date(day)
      case .moment(let day, let last): .moment(day, last: last)
      }
  }
}

extension Extent {
  fileprivate init(_ geometry: GeoPackageGeometry) {
    self.init(
      minX: geometry.box.west, maxX: geometry.box.east, minY: geometry.box.south,
      maxY: geometry.box.north)
  }
}
