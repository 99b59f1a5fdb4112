// QGIS styles (`.qml`), one beside each GeoJSON of the same base name: QGIS loads them by itself.
//
// This is the smallest form that QGIS 3.22 and later read; what is left out takes its default.

extension Layer {
  /// Writes the layer's QGIS style: its look, labels in both scripts, time, and the columns' aliases.
  package func writeQGISStyle(_ look: QGISLook, to out: inout ByteWriter) throws {
    out.append("<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>\n")
    out.append("<qgis version=\"3.22.16\" styleCategories=\"Symbology|Labeling|Fields|Temporal\"")
    out.append(" labelsEnabled=\"1\">\n")
    append(look, to: &out)
    out.append("<layerGeometryType>")
    out.append(type == .point ? 0 : type == .line ? 1 : 2)
    out.append("</layerGeometryType>\n</qgis>\n")
    try out.drain()
  }

  /// Appends what a style and a project say alike of the layer.
  func append(_ look: QGISLook, to out: inout ByteWriter) {
    if look.hasTime {
      out.append("<temporal enabled=\"1\" mode=\"2\" startField=\"begin\" endField=\"end\"")
      out.append(" accumulate=\"0\" limitMode=\"1\" durationUnit=\"min\" fixedDuration=\"0\"")
      out.append(" startExpression=\"\" endExpression=\"\" durationField=\"\"/>\n")
    }
    out.appendAliases(of: columns)
    look.renderer(&out)
    out.append("\n")
    look.label.write(type, to: &out)
  }
}

extension ByteWriter {
  /// Appends what people read above the columns.
  mutating func appendAliases<Row>(of columns: [Column<Row>]) {
    append("<aliases>\n")
    for (here, column) in columns.enumerated() {
      append("<alias index=\"")
      append(here)
      append("\" field=\"")
      append(xml: column.name)
      append("\" name=\"")
      append(xml: column.alias)
      append("\"/>\n")
    }
    append("</aliases>\n")
  }
}
