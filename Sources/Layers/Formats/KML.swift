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
  /// - Parameters:
  ///   - icon: where the markers' picture lies. It is white, so that colours show true.
  ///   - out: takes the bytes.
  /// - Throws: what the writer's sink throws.
  package func writeKML(icon: String = KMLStyle.icon, to out: inout ByteWriter) throws {
    out.append(kmlOpening: attribution, icon: icon)
    let points = Layer<Event>.events
    points.writeKMLSchema(to: &out)
    Layer.launches.writeKMLSchema(to: &out)
    Layer.areas.writeKMLSchema(to: &out)
    let face = KMLFace<Event>(attribution)
    try points.writeKMLFolder(events.filter { $0.place != nil }, face, to: &out)
    try Layer.launches.writeKMLFolder(launches, face, to: &out)
    try Layer.areas.writeKMLFolder(areas, KMLFace(attribution), to: &out)
    try points.writeKMLFolder(
      events.filter { $0.place == nil }, face, aside: "events without a place", to: &out)
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

  func writeKMLSchema(to out: inout ByteWriter) {
    out.append("<Schema name=\"")
    out.append(xml: name)
    out.append("\" id=\"schema-")
    out.append(xml: name)
    out.append("\">\n")
    for column in kmlColumns {
      out.append("<SimpleField type=\"")
      out.append(column.type.kml)
      out.append("\" name=\"")
      out.append(xml: column.name)
      out.append("\"><displayName>")
      out.append(xml: column.alias)
      out.append("</displayName></SimpleField>\n")
    }
    out.append("</Schema>\n")
  }

  /// Writes a folder of rows; one of rows set aside, under another name, is left out when it is empty.
  func writeKMLFolder(
    _ rows: Rows<Row>, _ face: KMLFace<Row>, aside: String? = nil, to out: inout ByteWriter
  ) throws {
    var isOpen = aside == nil
    if isOpen { out.append(kmlFolder: name) }
    let data = kmlColumns
    let words = kmlWords(data)
    try data.reading { data in
      try rows.forEach { row in
        if !isOpen, let aside { out.append(kmlFolder: aside) }
        isOpen = true
        out.append("<Placemark>\n<name>")
        out.append(xml: face.title(row))
        // No extract of the card under the name: it would double the length of the list.
        out.append("</name>\n<Snippet maxLines=\"0\"/>\n")
        if let card = face.card {
          out.append("<description><![CDATA[")
          card(row, &out)
          out.append("]]></description>\n")
        }
        if let days = face.days(row) { out.append(timeSpan: days.first, days.last) }
        out.append("<styleUrl>#")
        out.append(verbatim: KMLStyle.id(face.kind(row), type))
        out.append("</styleUrl>\n")
        out.append(kmlData: row, data, words)
        out.append(kml: geometry(row))
        out.append("</Placemark>\n")
        try out.drain()
      }
    }
    if isOpen { out.append("</Folder>\n") }
  }

  /// What stands in front of a row's fields, then in front of each.
  private func kmlWords(_ columns: [Column<Row>]) -> PreparedWords {
    PreparedWords(
      ["<ExtendedData><SchemaData schemaUrl=\"#schema-\(name)\">\n"]
        + columns.map { "<SimpleData name=\"\($0.name)\">" })
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
  /// Appends what stands before schemas and folders.
  mutating func append(kmlOpening attribution: Attribution, icon: String = KMLStyle.icon) {
    append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n")
    append("<kml xmlns=\"http://www.opengis.net/kml/2.2\">\n<Document id=\"eventmap\">\n")
    append("<name>EventMapper</name>\n<open>1</open>\n<description>")
    append(xml: "\(attribution.text) \(attribution.licence)")
    append("</description>\n")
    KMLStyle.write(icon: icon, to: &self)
  }

  fileprivate mutating func append(kmlFolder name: String) {
    append("<Folder>\n<name>")
    append(xml: name)
    append("</name>\n")
  }

  /// Appends what a row says in its fields, but for those in which it says nothing.
  fileprivate mutating func append<Row>(
    kmlData row: Row, _ columns: ReadColumns<Row>, _ words: PreparedWords
  ) {
    words.append(0, to: &self)
    columns.forEachCell(of: row) { here, value in
      let before = count
      words.append(here + 1, to: &self)
      if append(xml: value) { append("</SimpleData>\n") } else { takeBack(to: before) }
    }
    append("</SchemaData></ExtendedData>\n")
  }

  fileprivate mutating func append(timeSpan start: Day, _ end: Day) {
    append("<TimeSpan><begin>")
    append(start, last: false)
    append("</begin><end>")
    append(end, last: true)
    append("</end></TimeSpan>\n")
  }

  fileprivate mutating func append(kml geometry: LayerGeometry?) {
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
