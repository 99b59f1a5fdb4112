// GeoJSON (RFC 7946): one feature a line, one kind of geometry a file, no `crs` member.

import Geodesy

extension Layer {
  /// Writes the layer as a GeoJSON feature collection.
  public func writeGeoJSON(
    _ rows: Rows<Row>, _ attribution: Attribution, to out: inout ByteWriter
  ) throws {
    try writeGeoJSON(rows, attribution, head: { _ in }, tail: { _ in }, to: &out)
  }

  /// Writes the layer as a GeoJSON feature collection with members of one's own.
  ///
  /// - Parameters:
  ///   - rows: The features.
  ///   - attribution: Whose data they are.
  ///   - head: Appends members before the features, each with a comma in front.
  ///   - tail: The same behind them, called when all rows are written.
  ///   - out: Where the bytes go.
  /// - Throws: What the rows throw, or the sink.
  package func writeGeoJSON(
    _ rows: Rows<Row>, _ attribution: Attribution, head: (inout ByteWriter) -> Void,
    tail: (inout ByteWriter) -> Void, to out: inout ByteWriter
  ) throws {
    out.append("{\"type\":\"FeatureCollection\",\"name\":")
    out.append(json: name)
    out.append(",\"attribution\":")
    out.append(json: attribution.text)
    out.append(",\"license\":")
    out.append(json: attribution.licence)
    head(&out)
    out.append(",\"features\":[\n")
    var first = true
    try readingFeatures { features in
      try rows.forEach { row in
        if !first { out.append(",\n") }
        first = false
        features.append(row, to: &out)
        try out.drain()
      }
    }
    out.append(first ? "]" : "\n]")
    tail(&out)
    out.append("}\n")
    try out.drain()
  }

  /// Lends what writes rows as features to a body that writes many.
  func readingFeatures(_ body: (GeoJSONFeatures<Row>) throws -> Void) rethrows {
    let keys = PreparedWords(
      columns.enumerated().map { here, column in "\(here > 0 ? "," : "")\"\(column.name)\":" })
    try columns.reading {
      try body(GeoJSONFeatures(columns: $0, keys: keys, geometry: geometry))
    }
  }
}

/// Rows as features of GeoJSON.
struct GeoJSONFeatures<Row> {
  fileprivate let columns: ReadColumns<Row>
  /// `"name":` of each column, made once for all rows.
  fileprivate let keys: PreparedWords
  fileprivate let geometry: (Row) -> LayerGeometry?

  /// Appends a row.
  func append(_ row: Row, to out: inout ByteWriter) {
    out.append("{\"type\":\"Feature\",\"properties\":{")
    for here in columns.places {
      keys.append(here, to: &out)
      out.append(json: columns.value(here, of: row))
    }
    out.append("},\"geometry\":")
    out.append(geoJSON: geometry(row))
    out.append("}")
  }
}

extension ByteWriter {
  /// Appends a GeoJSON geometry, or `null`.
  mutating func append(geoJSON geometry: LayerGeometry?) {
    switch geometry {
    case nil: append("null")
    case .point(let coordinate):
      append("{\"type\":\"Point\",\"coordinates\":")
      append(position: coordinate, .point)
      append("}")
    case .line(let line):
      let pieces = cutAtAntimeridian(line: line)
      if pieces.count == 1 {
        append("{\"type\":\"LineString\",\"coordinates\":")
        append(positions: pieces[0], .point)
      } else {
        append("{\"type\":\"MultiLineString\",\"coordinates\":")
        append(list: pieces) { $0.append(positions: $1, .point) }
      }
      append("}")
    case .area(let area):
      let polygons = area.closedRings
      if polygons.count == 1 {
        append("{\"type\":\"Polygon\",\"coordinates\":")
        append(list: polygons[0]) { $0.append(positions: $1, .outline) }
      } else {
        append("{\"type\":\"MultiPolygon\",\"coordinates\":")
        append(list: polygons) { out, rings in
          out.append(list: rings) { $0.append(positions: $1, .outline) }
        }
      }
      append("}")
    }
  }

  private mutating func append(positions: [Coordinate], _ precision: CoordinatePrecision) {
    append(list: positions) { $0.append(position: $1, precision) }
  }
}
