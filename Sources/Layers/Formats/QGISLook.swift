import Events

/// How QGIS shows a layer: its symbols, its labels, its time.
///
/// One look serves the style beside the GeoJSON, the project, and whoever else carries QGIS's styles.
package struct QGISLook: Sendable {
  let label: QGISLabel
  let hasTime: Bool
  let renderer: @Sendable (inout ByteWriter) -> Void

  /// Events: a marker per kind, all of one size, named in both scripts; hollow where a report only
  /// recalls the event.
  package static let events = QGISLook(
    label: QGISLabel(
      expression: QGISLabel.both("place_name", "place_name_ar"), priority: 9, farthest: 8_000_000),
    hasTime: true
  ) { out in
    byKind(&out) { out, entry in
      out.append(
        symbol: "marker", named: entry.kind.rawValue, layer: "SimpleMarker",
        [
          ("name", entry.shape), ("color", entry.colour.qgis(255)), ("size", entry.markerSize),
          ("size_unit", "MM"), ("outline_color", "255,255,255,255"), ("outline_width", "0.25"),
        ],
        rules: [
          QGISRule(
            property: "fillColor",
            expression: "if(\"background\", '255,255,255,255', '\(entry.colour.qgis(255))')"),
          QGISRule(
            property: "outlineColor",
            expression: "if(\"background\", '\(entry.colour.qgis(255))', '255,255,255,255')"),
        ])
    }
  }

  /// Launch lines: an arrow per kind, with its length and between what bounds it lies.
  package static let launches = QGISLook(
    label: QGISLabel(
      expression: "concat(format_number(\"distance_km\", 0), ' km (', "
        + "format_number(\"distance_min_km\", 0), '–', format_number(\"distance_max_km\", 0), ')')",
      priority: 7, farthest: 8_000_000), hasTime: true
  ) { out in
    byKind(&out) { out, entry in
      out.append(
        symbol: "line", named: entry.kind.rawValue, layer: "ArrowLine",
        [
          ("arrow_width", "0.5"), ("arrow_width_unit", "MM"), ("arrow_start_width", "0.5"),
          ("arrow_start_width_unit", "MM"), ("head_length", "2.5"), ("head_length_unit", "MM"),
          ("head_thickness", "1.5"), ("head_thickness_unit", "MM"), ("is_curved", "0"),
          ("is_repeated", "0"), ("arrow_type", "0"), ("head_type", "0"),
        ], fill: entry.colour)
    }
  }

  /// Areas: a pale fill per kind, with a dashed outline, dotted around launch places.
  package static let areas = QGISLook(
    label: QGISLabel(
      expression: "'±' || format_number(\"uncertainty_m\" / 1000, 0) || ' km'", size: 7,
      colour: "90,90,90,255", priority: 1, farthest: 1_500_000), hasTime: true
  ) { out in
    byKind(&out) { out, entry in
      out.append(
        symbol: "fill", named: entry.kind.rawValue, layer: "SimpleFill",
        [
          ("color", entry.colour.qgis(30)), ("style", "solid"),
          ("outline_color", entry.colour.qgis(170)), ("outline_style", "dash"),
          ("outline_width", "0.3"), ("outline_width_unit", "MM"),
        ],
        rules: [
          QGISRule(
            property: "outlineStyle", expression: "if(\"role\" = 'launch', 'dot', 'dash')"),
          // What may be anywhere in a country must not tint the country.
          QGISRule(
            property: "fillColor",
            expression: "if(\"uncertainty_m\" > 100000, '\(entry.colour.qgis(8))', "
              + "'\(entry.colour.qgis(30))')"),
        ])
    }
  }

  /// Districts: the more events, the darker; where there are none the ground shows.
  package static let districts = QGISLook(
    label: QGISLabel(
      expression: QGISLabel.both("name", "name_ar"), size: 7, colour: "110,100,90,255",
      priority: 2, farthest: 2_500_000), hasTime: false
  ) { out in
    out.append("<renderer-v2 type=\"graduatedSymbol\" attr=\"events\"")
    out.append(" graduatedMethod=\"GraduatedColor\"><ranges>")
    for (here, step) in districtSteps.enumerated() {
      out.append("<range render=\"true\" symbol=\"")
      out.append(here)
      out.append("\" lower=\"")
      out.append(step.lower, decimals: 6)
      out.append("\" upper=\"")
      out.append(step.upper, decimals: 6)
      out.append("\" label=\"")
      out.append(xml: step.label)
      out.append("\"/>")
    }
    out.append("</ranges><symbols>")
    for (here, step) in districtSteps.enumerated() {
      out.append(
        symbol: "fill", named: here, layer: "SimpleFill",
        [
          ("color", step.colour.qgis(step.upper == 0 ? 0 : 150)), ("style", "solid"),
          ("outline_color", "150,140,130,255"), ("outline_width", "0.15"),
          ("outline_width_unit", "MM"),
        ])
    }
    out.append("</symbols></renderer-v2>")
  }

  /// The same symbol for all features.
  static func single(_ symbol: (inout ByteWriter) -> Void, to out: inout ByteWriter) {
    out.append("<renderer-v2 type=\"singleSymbol\"><symbols>")
    symbol(&out)
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

extension LegendEntry {
  /// In millimetres: QGIS draws some shapes smaller than their size, and all are to look alike.
  fileprivate var markerSize: String {
    switch shape {
    case "circle", "square": "3.4"
    case "triangle", "pentagon", "hexagon", "diamond": "4"
    default: "4.8"
    }
  }
}

/// A sequential scheme for counts that starts at white.
///
/// - Source: C. Brewer, ColorBrewer, `OrRd`.
private let districtSteps: [(lower: Double, upper: Double, label: String, colour: Colour)] = [
  (0, 0, "0", Colour(255, 255, 255)),
  (0.000001, 1, "≤ 1", Colour(254, 240, 217)),
  (1, 3, "1–3", Colour(253, 204, 138)),
  (3, 10, "3–10", Colour(252, 141, 89)),
  (10, 30, "10–30", Colour(227, 74, 51)),
  (30, 1_000_000_000, "> 30", Colour(179, 0, 0)),
]
