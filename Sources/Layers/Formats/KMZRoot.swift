import Events
import Geodesy

/// The root of a KMZ whose events are parted: what a viewer sees from afar, and where the rest is.
///
/// Its one folder of placemarks counts the events of each cell, so that a reader that does not follow
/// links still has every event in a sum. A placemark goes when its cell is near enough for its parts
/// to come.
struct KMZRoot {
  let cells: [EventCell]
  let attribution: Attribution
  let limit: Int

  /// How wide a cell is on the screen when its parts are loaded: a dozen of them fill one.
  private static let pixels = 512

  /// The name of a part in the archive.
  static func part(_ number: Int) -> String {
    let digits = String(number)
    return "parts/" + String(repeating: "0", count: max(0, 5 - digits.count)) + digits + ".kml"
  }

  /// Writes the document.
  func write(to out: inout ByteWriter) throws {
    let document = KMLDocument(events: Rows([]), attribution: attribution, icons: "icons")
    document.open(to: &out, description: describe)
    style(to: &out)
    // One folder for both: GDAL makes a layer of each, and opens the archive again for it.
    out.append(kmlFolder: "overview")
    try overview(to: &out)
    try links(to: &out)
    out.append("</Folder>\n")
    try document.close(to: &out)
  }

  private func describe(_ out: inout ByteWriter) {
    let count = cells.reduce(0) { $0 + $1.events }
    let parts = cells.reduce(0) { $0 + $1.parts.count }
    out.append("<![CDATA[<p>")
    out.append(count)
    out.append(" events in ")
    out.append(parts)
    out.append(
      " parts, which Google Earth loads where you zoom in. Programs that do not follow links,")
    out.append(" such as QGIS and GDAL, read this overview only: a count for each cell of the map.")
    out.append(" Every event is in events.geojson beside this file.</p><p dir=\"rtl\" lang=\"ar\">")
    out.append(count)
    out.append(" حدثاً في ")
    out.append(parts)
    out.append(" جزءاً يحمّلها Google Earth حيث تقرّب الخريطة. أما البرامج التي لا تتبع الروابط")
    out.append(
      " فتقرأ هذه النظرة العامة وحدها، وجميع الأحداث في الملف events.geojson.</p><p><small>")
    out.append(xml: "\(attribution.text) \(attribution.licence)")
    out.append("</small></p>]]>")
  }

  private func style(to out: inout ByteWriter) {
    out.append(
      "<Style id=\"cell\"><IconStyle><color>ffffffff</color><scale>0.8</scale><Icon><href>")
    out.append(
      "icons/shelling.png</href></Icon></IconStyle><LabelStyle><scale>0.8</scale></LabelStyle>")
    out.append("<BalloonStyle><text>$[description]</text></BalloonStyle></Style>\n")
  }

  private static let columns: [Column<EventCell>] =
    [Column("events", .integer, "Events") { .integer($0.events) }]
    + AttackKind.allCases.enumerated().map { row, kind in
      Column(kind.rawValue, .integer, kind.title) { .integer($0.kinds[row]) }
    } + [
      Column("first_date", .date, "First day") { .date(maybe: $0.days?.first) },
      Column("last_date", .date, "Last day") { .date(maybe: $0.days?.last) },
    ]

  private func overview(to out: inout ByteWriter) throws {
    for cell in cells {
      out.append("<Placemark>\n<name>")
      out.append(xml: cell.cell == nil ? "Without a place: \(cell.counted)" : cell.counted)
      out.append("</name>\n<Snippet maxLines=\"0\"/>\n<description><![CDATA[")
      card(of: cell, to: &out)
      out.append("]]></description>\n")
      out.append(timeSpan: cell.days?.first, cell.days?.last)
      out.append("<styleUrl>#cell</styleUrl>\n")
      if let place = cell.cell { region(place, 0, Self.pixels, to: &out) }
      out.append(kmlData: Self.columns, of: cell, schema: nil)
      if cell.cell != nil { out.append(kml: cell.middle.map(LayerGeometry.point)) }
      out.append("</Placemark>\n")
      try out.drain()
    }
  }

  private func card(of cell: EventCell, to out: inout ByteWriter) {
    out.append("<table>")
    for (row, entry) in LegendEntry.all.enumerated() where cell.kinds[row] > 0 {
      out.append("<tr><td>")
      out.append(xml: entry.label)
      out.append("</td><td align=\"right\">")
      out.append(cell.kinds[row])
      out.append("</td></tr>")
    }
    out.append("</table>")
  }

  private func links(to out: inout ByteWriter) throws {
    var number = 0
    for cell in cells {
      for _ in cell.parts {
        number += 1
        out.append("<NetworkLink><name>")
        out.append(xml: "part \(number)")
        out.append("</name>")
        if let place = cell.cell {
          region(place, Self.pixels, -1, to: &out)
        } else {
          // Nothing of them is on the map; whoever wants the list ticks it.
          out.append("<visibility>0</visibility>")
        }
        out.append("<Link><href>")
        out.append(xml: Self.part(number))
        out.append("</href>")
        if cell.cell != nil { out.append("<viewRefreshMode>onRegion</viewRefreshMode>") }
        out.append("</Link></NetworkLink>\n")
        try out.drain()
      }
    }
  }

  private func region(_ cell: MapCell, _ least: Int, _ greatest: Int, to out: inout ByteWriter) {
    let edges = cell.edges
    out.append("<Region><LatLonAltBox>")
    for (name, degrees) in [
      ("north", edges.north), ("south", edges.south), ("east", edges.east), ("west", edges.west),
    ] {
      out.append(verbatim: "<\(name)>")
      out.append(degrees, decimals: 9)
      out.append(verbatim: "</\(name)>")
    }
    out.append("</LatLonAltBox><Lod><minLodPixels>")
    out.append(least)
    out.append("</minLodPixels><maxLodPixels>")
    out.append(greatest)
    out.append("</maxLodPixels></Lod></Region>\n")
  }
}

extension EventCell {
  /// "1 event", "412 events".
  fileprivate var counted: String { "\(events) event\(events == 1 ? "" : "s")" }
}
