import Events
import Geodesy
import Places

// KML 2.2. What its readers ask of a writer, as measured with LIBKML, QGIS and the schema:
// - one kind of geometry a folder (QGIS makes a layer of each);
// - once a document has a Schema, every placemark's data must go through SchemaData;
// - a SimpleField must not be called like one of LIBKML's own fields; booleans are `1` and `0`;
// - TimeSpan needs both ends, as whole moments: partial dates are read as null or as the first day;
// - the order of the elements inside a placemark is fixed.

extension MapContent {
  /// `events.kml`: folders of points, launch lines and areas; what has no place in a folder apart.
  ///
  /// A KML file cannot carry pictures, so that the viewer's own pin stands for all kinds, in their
  /// colours; the KMZ has the symbols. An address on the web would leave a broken picture offline,
  /// and tell a stranger who opens the file.
  package func writeKML(to out: inout ByteWriter) throws {
    try KMLDocument(events: events, attribution: attribution).write(to: &out)
  }
}

/// A KML document of events.
struct KMLDocument {
  let events: Rows<Event>
  let attribution: Attribution
  /// What the list of places calls it.
  var name = "EventMapper"
  /// The folder of the symbols, seen from the document; nil has the viewer's own pin.
  var icons: String?
  /// Whether fields have types.
  ///
  /// LIBKML, and so GDAL and QGIS, loses every field of a Schema in the root
  /// of a KMZ (as measured with GDAL 3.6), and takes them as texts where there is none.
  var isTyped = true

  /// Writes it.
  ///
  /// - Throws: what the writer's sink throws.
  func write(to out: inout ByteWriter) throws {
    open(to: &out) { $0.append(xml: "\(attribution.text) \(attribution.licence)") }
    let points = Layer<Event>.events
    if isTyped {
      points.writeKMLSchema(to: &out)
      Layer.launches.writeKMLSchema(to: &out)
      Layer.areas.writeKMLSchema(to: &out)
    }
    let event: @Sendable (Event) -> Event = { $0 }
    try points.writeKMLFolder(events.filter { $0.place != nil }, self, of: event, to: &out)
    try Layer.launches.writeKMLFolder(events.launches, self, of: event, to: &out)
    try Layer.areas.writeKMLFolder(events.areas, self, of: { $0.event }, to: &out)
    try points.writeKMLFolder(
      events.filter { $0.place == nil }, self, of: event, aside: "events without a place", to: &out)
    try close(to: &out)
  }

  /// Writes what stands before schemas and folders.
  func open(to out: inout ByteWriter, description: (inout ByteWriter) -> Void) {
    out.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n")
    out.append("<kml xmlns=\"http://www.opengis.net/kml/2.2\">\n<Document id=\"eventmap\">\n<name>")
    out.append(xml: name)
    out.append("</name>\n<open>1</open>\n<description>")
    description(&out)
    out.append("</description>\n")
    KMLStyle.write(icons: icons, to: &out)
  }

  /// Ends the document.
  func close(to out: inout ByteWriter) throws {
    out.append("</Document>\n</kml>\n")
    try out.drain()
  }
}

extension Layer {
  /// The columns that KML can carry: LIBKML has fields of its own by the other names, and the moments
  /// are in the TimeSpan.
  var kmlColumns: [Column<Row>] {
    let taken: Set = [
      "name", "description", "timestamp", "begin", "end", "icon", "visibility", "extrude",
      "tessellate", "altitudemode", "draworder",
    ]
    return columns.filter { !taken.contains($0.name) }
  }

  fileprivate func writeKMLSchema(to out: inout ByteWriter) {
    out.append("<Schema name=\"")
    out.append(xml: name)
    out.append("\" id=\"schema-")
    out.append(xml: name)
    out.append("\">\n")
    out.append(kmlFields: kmlColumns)
    out.append("</Schema>\n")
  }

  /// Writes a folder of rows; one of rows set aside, under another name, is left out when it is empty.
  fileprivate func writeKMLFolder(
    _ rows: Rows<Row>, _ document: KMLDocument, of event: (Row) -> Event,
    aside: String? = nil, to out: inout ByteWriter
  ) throws {
    var isOpen = aside == nil
    if isOpen { out.append(kmlFolder: name) }
    let columns = kmlColumns
    try rows.forEach { row in
      if !isOpen, let aside { out.append(kmlFolder: aside) }
      isOpen = true
      let happened = event(row)
      out.append("<Placemark>\n<name>")
      out.append(xml: happened.title)
      // No extract of the card under the name: it would double the length of the list.
      out.append("</name>\n<Snippet maxLines=\"0\"/>\n<description><![CDATA[")
      out.append(card: happened, document.attribution)
      out.append("]]></description>\n")
      out.append(timeSpan: happened.date.start, happened.date.end)
      out.append("<styleUrl>#")
      out.append(verbatim: KMLStyle.id(happened.kind, type))
      out.append("</styleUrl>\n")
      out.append(kmlData: columns, of: row, schema: document.isTyped ? name : nil)
      out.append(kml: geometry(row))
      out.append("</Placemark>\n")
      try out.drain()
    }
    if isOpen { out.append("</Folder>\n") }
  }
}

extension ColumnType {
  /// The type of a KML SimpleField; LIBKML reads days as text.
  fileprivate var kml: StaticString {
    switch self {
    case .string, .date, .moment: "string"
    case .integer: "int"
    case .number: "double"
    case .boolean: "bool"
    }
  }
}

extension ByteWriter {
  /// Appends the fields of a schema.
  mutating func append(kmlFields columns: [Column<some Any>]) {
    for column in columns {
      append("<SimpleField type=\"")
      append(column.type.kml)
      append("\" name=\"")
      append(xml: column.name)
      append("\"><displayName>")
      append(xml: column.alias)
      append("</displayName></SimpleField>\n")
    }
  }

  /// Appends what a row says in its fields, but for those in which it says nothing.
  ///
  /// - Parameters:
  ///   - columns: the fields.
  ///   - row: the row.
  ///   - schema: the name of the schema that types them; without one they are texts.
  mutating func append<Row>(kmlData columns: [Column<Row>], of row: Row, schema: String?) {
    append("<ExtendedData>")
    if let schema {
      append("<SchemaData schemaUrl=\"#schema-")
      append(xml: schema)
      append("\">")
    }
    append("\n")
    for column in columns {
      let value = column.value(row)
      guard value != .null else { continue }
      append(schema == nil ? "<Data name=\"" : "<SimpleData name=\"")
      append(verbatim: column.name)
      append(schema == nil ? "\"><value>" : "\">")
      append(xml: value)
      append(schema == nil ? "</value></Data>\n" : "</SimpleData>\n")
    }
    append(schema == nil ? "</ExtendedData>\n" : "</SchemaData></ExtendedData>\n")
  }

  mutating func append(kmlFolder name: String) {
    append("<Folder>\n<name>")
    append(xml: name)
    append("</name>\n")
  }

  mutating func append(timeSpan start: Day?, _ end: Day?) {
    guard let start, let end else { return }
    append("<TimeSpan><begin>")
    append(start, last: false)
    append("</begin><end>")
    append(end, last: true)
    append("</end></TimeSpan>\n")
  }

  mutating func append(kml geometry: LayerGeometry?) {
    switch geometry {
    case nil: break
    case .point(let coordinate):
      append("<Point><coordinates>")
      append(pair: coordinate, .point)
      append("</coordinates></Point>\n")
    case .line(let line):
      multi(cutAtAntimeridian(line: line)) { out, piece in
        out.append("<LineString><tessellate>1</tessellate><coordinates>")
        out.append(tuples: piece, .point)
        out.append("</coordinates></LineString>\n")
      }
    case .area(let area):
      multi(area.closedRings) { out, rings in
        out.append("<Polygon><tessellate>1</tessellate>")
        for (here, ring) in rings.enumerated() {
          out.append(here == 0 ? "<outerBoundaryIs>" : "<innerBoundaryIs>")
          out.append("<LinearRing><coordinates>")
          out.append(tuples: ring, .outline)
          out.append("</coordinates></LinearRing>")
          out.append(here == 0 ? "</outerBoundaryIs>" : "</innerBoundaryIs>")
        }
        out.append("</Polygon>\n")
      }
    }
  }

  private mutating func multi<Part>(
    _ parts: [Part], _ write: (inout ByteWriter, Part) -> Void
  ) {
    if parts.count != 1 { append("<MultiGeometry>\n") }
    for part in parts { write(&self, part) }
    if parts.count != 1 { append("</MultiGeometry>\n") }
  }

  private mutating func append(tuples line: [Coordinate], _ precision: CoordinatePrecision) {
    for (here, coordinate) in line.enumerated() {
      if here > 0 { append(UInt8(ascii: " ")) }
      append(pair: coordinate, precision)
    }
  }
}
