import Events

// QGIS styles (`.qml`), one beside each GeoJSON of the same base name: QGIS loads them by itself.
//
// This is the smallest form that QGIS 3.22 and later read; what is left out takes its default.

extension Layer {
  /// Writes the layer's QGIS style: its look, labels in both scripts, time, and the columns' aliases.
  package func writeQGISStyle(_ look: QGISLook, to out: inout ByteWriter) throws {
    out.append("<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>\n")
    out.append("<qgis version=\"3.22.16\" styleCategories=\"Symbology|Labeling|Fields|Temporal\"")
    out.append(" labelsEnabled=\"1\">\n")
    if look.hasTime {
      out.append("<temporal enabled=\"1\" mode=\"2\" startField=\"begin\" endField=\"end\"")
      out.append(" accumulate=\"0\" limitMode=\"1\" durationUnit=\"min\" fixedDuration=\"0\"")
      out.append(" startExpression=\"\" endExpression=\"\" durationField=\"\"/>\n")
    }
    out.append("<aliases>\n")
    for (here, column) in columns.enumerated() {
      out.append("<alias index=\"")
      out.append(here)
      out.append("\" field=\"")
      out.append(xml: column.name)
      out.append("\" name=\"")
      out.append(xml: column.alias)
      out.append("\"/>\n")
    }
    out.append("</aliases>\n")
    look.renderer(&out)
    out.append("\n<labeling type=\"simple\"><settings><text-style isExpression=\"1\" fieldName=\"")
    out.append(xml: look.label)
    // An absent font falls back to another. Noto Sans Arabic stands tall: its lines are drawn nearer.
    out.append("\" fontFamily=\"Noto Sans Arabic\" fontSize=\"")
    out.append(look.labelSize)
    out.append("\" textColor=\"20,20,20,255\" multilineHeight=\"0.7\">")
    out.append("<text-buffer bufferDraw=\"1\" bufferSize=\"0.8\" bufferColor=\"255,255,255,230\"/>")
    out.append("</text-style><placement placement=\"")
    out.append(type == .line ? "2" : "0")
    out.append("\" dist=\"1.5\" priority=\"")
    // Points before lines before areas; an area must not push a point's label away.
    out.append(type == .point ? 9 : type == .line ? 6 : 2)
    out.append("\"/><rendering drawLabels=\"1\" obstacle=\"")
    out.append(type == .polygon ? "0" : "1")
    out.append("\"/></settings></labeling>\n<layerGeometryType>")
    out.append(type == .point ? 0 : type == .line ? 1 : 2)
    out.append("</layerGeometryType>\n</qgis>\n")
    try out.drain()
  }
}

/// How QGIS shows a layer.
package struct QGISLook: Sendable {
  let label: String
  let labelSize: Int
  let hasTime: Bool
  let renderer: @Sendable (inout ByteWriter) -> Void

  /// Events: a marker per kind, named in both scripts.
  package static let events = QGISLook(
    label: both("place_name", "place_name_ar"), labelSize: 8, hasTime: true
  ) { out in
    byKind(&out) { out, entry in
      out.append(
        symbol: "marker", entry, layer: "SimpleMarker",
        [
          ("name", entry.shape), ("color", entry.colour.qgis(255)), ("size", "3.2"),
          ("size_unit", "MM"), ("outline_color", "255,255,255,255"), ("outline_width", "0.3"),
        ])
    }
  }

  /// Launch lines: an arrow per kind, with its length.
  ///
  /// Horizontal labels only: Arabic breaks on curved ones.
  package static let launches = QGISLook(
    label: "format_number(\"distance_km\", 0) || ' km'", labelSize: 8, hasTime: true
  ) { out in
    byKind(&out) { out, entry in
      out.append(
        symbol: "line", entry, layer: "ArrowLine",
        [
          ("arrow_width", "0.5"), ("arrow_width_unit", "MM"), ("arrow_start_width", "0.5"),
          ("arrow_start_width_unit", "MM"), ("head_length", "2.5"), ("head_length_unit", "MM"),
          ("head_thickness", "1.5"), ("head_thickness_unit", "MM"), ("is_curved", "0"),
          ("is_repeated", "0"), ("arrow_type", "0"), ("head_type", "0"),
        ], fill: entry.colour)
    }
  }

  /// Areas: a pale fill and a dashed outline per kind.
  package static let areas = QGISLook(
    label: "'±' || format_number(\"uncertainty_m\" / 1000, 0) || ' km'", labelSize: 7, hasTime: true
  ) { out in
    byKind(&out) { out, entry in
      out.append(
        symbol: "fill", entry, layer: "SimpleFill",
        [
          ("color", entry.colour.qgis(36)), ("style", "solid"),
          ("outline_color", entry.colour.qgis(170)), ("outline_style", "dash"),
          ("outline_width", "0.3"), ("outline_width_unit", "MM"),
        ])
    }
  }

  /// Districts: the more events, the darker; none is left white.
  package static let districts = QGISLook(
    label: both("name", "name_ar"), labelSize: 8, hasTime: false
  ) { out in
    out.append("<renderer-v2 type=\"graduatedSymbol\" attr=\"events\"")
    out.append(" graduatedMethod=\"GraduatedColor\"><ranges>")
    for (here, step) in districtSteps.enumerated() {
      out.append("<range render=\"true\" symbol=\"")
      out.append(here)
      out.append("\" lower=\"")
      out.append(step.lower, decimals: 3)
      out.append("\" upper=\"")
      out.append(step.upper, decimals: 3)
      out.append("\" label=\"")
      out.append(xml: step.label)
      out.append("\"/>")
    }
    out.append("</ranges><symbols>")
    for (here, step) in districtSteps.enumerated() {
      out.append(
        symbol: "fill", named: here, layer: "SimpleFill",
        [
          ("color", step.colour.qgis(step.upper == 0 ? 40 : 170)), ("style", "solid"),
          ("outline_color", "90,90,90,255"), ("outline_width", "0.2"), ("outline_width_unit", "MM"),
        ])
    }
    out.append("</symbols></renderer-v2>")
  }

  private static func byKind(
    _ out: inout ByteWriter, _ symbol: (inout ByteWriter, LegendEntry) -> Void
  ) {
    out.append("<renderer-v2 type=\"categorizedSymbol\" attr=\"kind\"><categories>")
    for entry in LegendEntry.all {
      out.append("<category render=\"true\" symbol=\"")
      out.append(verbatim: entry.kind.rawValue)
      out.append("\" value=\"")
      out.append(verbatim: entry.kind.rawValue)
      out.append("\" label=\"")
      out.append(xml: entry.label)
      out.append("\"/>")
    }
    out.append("</categories><symbols>")
    for entry in LegendEntry.all { symbol(&out, entry) }
    out.append("</symbols></renderer-v2>")
  }
}

/// An expression that sets the English name over the Arabic one, whichever of them there are.
private func both(_ english: String, _ arabic: String) -> String {
  "concat(\"\(english)\", if(\"\(english)\" is null or \"\(arabic)\" is null, '', '\\n'), \"\(arabic)\")"
}

/// A sequential scheme for counts that starts at white.
///
/// - Source: C. Brewer, ColorBrewer, `OrRd`.
private let districtSteps: [(lower: Double, upper: Double, label: String, colour: Colour)] = [
  (0, 0, "0", Colour(255, 255, 255)),
  (0.000001, 1, "up to 1", Colour(254, 240, 217)),
  (1, 3, "1–3", Colour(253, 204, 138)),
  (3, 10, "3–10", Colour(252, 141, 89)),
  (10, 30, "10–30", Colour(227, 74, 51)),
  (30, 1_000_000, "over 30", Colour(179, 0, 0)),
]

extension Colour {
  fileprivate func qgis(_ alpha: Int) -> String { "\(red),\(green),\(blue),\(alpha)" }
}

extension ByteWriter {
  fileprivate mutating func append(
    symbol type: StaticString, _ entry: LegendEntry, layer: StaticString,
    _ options: [(String, String)], fill: Colour? = nil
  ) {
    append(symbol: type, named: entry.kind.rawValue, layer: layer, options, fill: fill)
  }

  fileprivate mutating func append(
    symbol type: StaticString, named name: some CustomStringConvertible, layer: StaticString,
    _ options: [(String, String)], fill: Colour? = nil
  ) {
    append("<symbol type=\"")
    append(type)
    append("\" name=\"")
    append(verbatim: name.description)
    append("\"><layer enabled=\"1\" class=\"")
    append(layer)
    append("\"><Option type=\"Map\">")
    for (key, value) in options {
      append("<Option type=\"QString\" name=\"")
      append(verbatim: key)
      append("\" value=\"")
      append(xml: value)
      append("\"/>")
    }
    append("</Option>")
    if let fill {
      append(
        symbol: "fill", named: "@\(name)@0", layer: "SimpleFill",
        [("color", fill.qgis(255)), ("style", "solid"), ("outline_style", "no")])
    }
    append("</layer></symbol>")
  }
}
