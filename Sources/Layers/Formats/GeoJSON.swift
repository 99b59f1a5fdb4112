// GeoJSON (RFC 7946): one feature a line, one kind of geometry a file, no `crs` member.

import Geodesy

extension Layer {
  /// Writes the layer as a GeoJSON feature collection.
  package func writeGeoJSON(
    _ rows: Rows<Row>, _ attribution: Attribution, to out: inout ByteWriter
  ) throws {
    out.append("{\"type\":\"FeatureCollection\",\"name\":")
    out.append(json: name)
    out.append(",\"attribution\":")
    out.append(json: attribution.text)
    out.append(",\"license\":")
    out.append(json: attribution.licence)
    out.append(",\"features\":[\n")
    let keys = geoJSONKeys
    var first = true
    try rows.forEach { row in
      if !first { out.append(",\n") }
      first = false
      append(featureOf: row, keys, to: &out)
      try out.drain()
    }
    out.append(first ? "]}\n" : "\n]}\n")
    try out.drain()
  }

  /// `"name":` of each column, made once for all rows.
  var geoJSONKeys: [[UInt8]] { columns.map { Array(#""\#($0.name)":"#.utf8) } }

  /// Appends a row as a feature.
  func append(featureOf row: Row, _ keys: [[UInt8]], to out: inout ByteWriter) {
    out.append("{\"type\":\"Feature\",\"properties\":{")
    for (here, column) in columns.enumerated() {
      if here > 0 { out.append(UInt8(ascii: ",")) }
      out.append(keys[here])
      out.append(json: column.value(row))
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

  private mutating func append<Element>(
    list: [Element], _ element: (inout ByteWriter, Element) -> Void
  ) {
    append(UInt8(ascii: "["))
    for (here, item) in list.enumerated() {
      if here > 0 { append(UInt8(ascii: ",")) }
      element(&self, item)
    }
    append(UInt8(ascii: "]"))
  }
}
