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
  ///
  /// No viewer opens gigabytes, and a circle takes more of them than all else: more than `limit` events
  /// are points and launch lines alone, with the fields that a reader of the map asks for, where a card
  /// stood. The KMZ has circles and cards of any number of events, in parts that a viewer loads where it
  /// looks; the GeoJSON and the tables have all fields.
  ///
  /// - Parameters:
  ///   - limit: How many events have circles and cards.
  ///   - out: Takes the bytes.
  /// - Throws: What reading the events and the writer's sink throw.
  package func writeKML(limit: Int = 10_000, to out: inout ByteWriter) throws {
    var count = events.count ?? 0
    if events.count == nil { try events.forEach { _ in count += 1 } }
    var document = KMLDocument(events: events, attribution: attribution)
    document.isLean = count > limit
    try document.write(to: &out)
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
  /// Whether it leaves out circles and cards.
  var isLean = false

  /// Writes it.
  ///
  /// - Throws: what the writer's sink throws.
  func write(to out: inout ByteWriter) throws {
    open(to: &out) {
      $0.append(xml: "\(attribution.text) \(attribution.licence)")
      if isLean {
        $0.append(
          xml:
            " So many events are points and lines with their main fields alone; the 90 % circles are "
            + "in events.kmz, all fields in events.geojson.")
      }
    }
    let points = isLean ? Layer<Event>.leanEvents : .events
    let launches = isLean ? Layer<Event>.leanLaunches : .launches
    if isTyped {
      points.writeKMLSchema(to: &out)
      launches.writeKMLSchema(to: &out)
      if !isLean { Layer.areas.writeKMLSchema(to: &out) }
    }
    let face = KMLFace<Event>(attribution, hasCards: !isLean)
    var allArePlaced = true
    try points.writeKMLFolder(events, face, isTyped, to: &out) {
      if $0.place == nil { allArePlaced = false }
      return $0.place != nil
    }
    try launches.writeKMLFolder(events.launches, face, isTyped, to: &out)
    if !isLean {
      try Layer.areas.writeKMLFolder(events.areas, KMLFace(attribution), isTyped, to: &out)
    }
    // Mostly there are none, which needs no look at all events again.
    if !allArePlaced {
      try points.writeKMLFolder(
        events.filter { $0.place == nil }, face, isTyped, aside: "events without a place", to: &out)
    }
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

  func writeKMLSchema(to out: inout ByteWriter) {
    out.append("<Schema name=\"")
    out.append(xml: name)
    out.append("\" id=\"schema-")
    out.append(xml: name)
    out.append("\">\n")
    out.append(kmlFields: kmlColumns)
    out.append("</Schema>\n")
  }

  /// Writes a folder of the rows that a test keeps; one of rows set aside, under another name, is left out
  /// when it is empty.
  func writeKMLFolder(
    _ rows: Rows<Row>, _ face: KMLFace<Row>, _ isTyped: Bool, aside: String? = nil,
    to out: inout ByteWriter, where isKept: (Row) -> Bool = { _ in true }
  ) throws {
    var isOpen = aside == nil
    if isOpen { out.append(kmlFolder: name) }
    try KMLFields(kmlColumns, schema: isTyped ? name : nil).reading { fields in
      try rows.forEach { row in
        guard isKept(row) else { return }
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
        let days = face.days(row)
        out.append(timeSpan: days?.first, days?.last)
        out.append("<styleUrl>#")
        out.append(verbatim: KMLStyle.id(face.kind(row), type))
        out.append("</styleUrl>\n")
        fields.append(row, to: &out)
        out.append(kml: geometry(row))
        out.append("</Placemark>\n")
        try out.drain()
      }
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
