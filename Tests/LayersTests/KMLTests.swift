import Foundation
import Layers
import Testing

#if canImport(FoundationXML)
  import FoundationXML
#endif

@Suite("KML holds together")
struct KMLTests {
  @Test func `Style and schema addresses, fields and identifiers all meet`() throws {
    let kml = try KMLReading(sample("events.kml"))
    #expect(kml.ids.count == Set(kml.ids).count)
    #expect(!kml.links.isEmpty)
    #expect(kml.links.allSatisfy { $0.hasPrefix("#") && kml.ids.contains(String($0.dropFirst())) })
    #expect(!kml.data.isEmpty)
    for (schema, field) in kml.data { #expect(kml.fields[schema]?.contains(field) == true) }
    // The names that LIBKML keeps for itself.
    let taken: Set = [
      "name", "description", "timestamp", "begin", "end", "icon", "visibility", "extrude",
      "tessellate", "altitudemode", "draworder",
    ]
    #expect(kml.fields.values.joined().allSatisfy { !taken.contains($0.lowercased()) })
  }

  @Test func `Each folder holds one kind of geometry, and every event is there`() throws {
    let kml = try KMLReading(sample("events.kml"))
    #expect(kml.folders.map(\.name) == ["events", "launches", "areas", "events without a place"])
    #expect(kml.folders.map { $0.shapes.sorted() } == [["Point"], ["LineString"], ["Polygon"], []])
    #expect(kml.folders.map(\.placemarks) == [7, 2, 9, 1])
  }

  @Test func `Too many events are points and lines alone, without cards, and it is said`() throws {
    let written = try text { try SampleMap.content.writeKML(limit: 7, to: &$0) }
    let kml = try KMLReading(written)
    #expect(kml.folders.map(\.name) == ["events", "launches", "events without a place"])
    #expect(kml.folders.map(\.placemarks) == [7, 2, 1])
    #expect(written.contains("circles are") && !written.contains("<![CDATA["))
    #expect(written.contains("all fields in events.geojson"))
    #expect(kml.fields["#schema-events"]?.contains("location_text") == true)
    #expect(kml.fields["#schema-events"]?.contains("event_type") == false)
    #expect(written.utf8.count * 2 < (try sample("events.kml")).utf8.count)
    for (schema, field) in kml.data { #expect(kml.fields[schema]?.contains(field) == true) }
  }

  @Test func `Longitude comes first, and rings are closed`() throws {
    let kml = try KMLReading(sample("events.kml"))
    for coordinates in kml.coordinates {
      let tuples = coordinates.split(separator: " ").map {
        $0.split(separator: ",").map { Double($0) }
      }
      #expect(!tuples.isEmpty)
      for tuple in tuples {
        #expect(tuple.count == 2)
        #expect((-180...180).contains(tuple[0] ?? .nan) && (-90...90).contains(tuple[1] ?? .nan))
      }
    }
    #expect(kml.coordinates.contains("40.639877,35.081235"))
    #expect(!kml.rings.isEmpty)
    for ring in kml.rings {
      let tuples = ring.split(separator: " ")
      #expect(tuples.count >= 4 && tuples.first == tuples.last)
    }
  }

  @Test func `A dated placemark has a beginning and an end, an undated one has neither`() throws {
    let text = try sample("events.kml")
    #expect(text.contains("<begin>2023-11-01T00:00:00Z</begin><end>2023-11-30T23:59:59Z</end>"))
    #expect(!text.contains("TimeStamp"))
    let kml = try KMLReading(text)
    // Of nineteen placemarks the undated event's point and area have no time.
    #expect(kml.spans == 17)
  }

  @Test func `No card can end its section`() throws {
    let text = try sample("events.kml")
    let opened = text.components(separatedBy: "<![CDATA[").count
    let closed = text.components(separatedBy: "]]>").count
    #expect(opened == closed && opened > 1)
    #expect(!text.unicodeScalars.contains { $0.value < 0x20 && ![9, 10].contains($0.value) })
  }

  @Test func `No picture, font or script is fetched from anywhere`() throws {
    let text = try sample("events.kml")
    for word in ["<href>", "src=", "<img", "<script", "<link", "url("] {
      #expect(!text.contains(word), "\(word)")
    }
  }

  @Test(
    .enabled(
      if: FileManager.default.fileExists(atPath: schema)
        && FileManager.default.isExecutableFile(atPath: "/usr/bin/xmllint"),
      "needs xmllint (apt: libxml2-utils) and the KML schema in ../shared/data/kml"))
  func `The OGC schema of KML 2.2 finds it valid`() throws {
    let path = FileManager.default.temporaryDirectory.appending(path: "\(UUID().uuidString).kml")
    defer { try? FileManager.default.removeItem(at: path) }
    try sample("events.kml").write(to: path, atomically: true, encoding: .utf8)
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/xmllint")
    process.arguments = ["--noout", "--nonet", "--schema", schema, path.path()]
    let errors = Pipe()
    process.standardError = errors
    try process.run()
    let said = String(decoding: errors.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    #expect(process.terminationStatus == 0, "\(said)")
  }

  @Test func `The styles of QGIS are whole XML and name columns that exist`() throws {
    for name in ["events", "launches", "areas", "districts"] {
      let style = try KMLReading(sample("\(name).qml"))
      let properties = try JSON(sample("\(name).geojson"))["features"]?.list.first?["properties"]
      #expect(!style.aliases.isEmpty)
      for field in style.aliases { #expect(properties?[field] != nil, "\(name): \(field)") }
    }
  }
}

/// The schema beside the clone, in the folder that the project's people share.
private let schema = URL(filePath: #filePath).deletingLastPathComponent()
  .appending(path: "../../../shared/data/kml/offline/ogckml22.xsd").standardizedFileURL.path()

/// What the tests ask of an XML file, as Foundation's parser reads it.
final class KMLReading: NSObject, XMLParserDelegate {
  var ids: [String] = []
  var links: [String] = []
  var fields: [String: Set<String>] = [:]
  var data: [(String, String)] = []
  var folders: [(name: String, placemarks: Int, shapes: Set<String>)] = []
  var coordinates: [String] = []
  var rings: [String] = []
  var aliases: [String] = []
  var hrefs: [String] = []
  var values: [(name: String, value: String)] = []
  var spans = 0
  private var path: [String] = []
  private var schema = ""
  private var words = ""
  private var problem: (any Error)?

  init(_ text: String) throws {
    super.init()
    let parser = XMLParser(data: Data(text.utf8))
    parser.delegate = self
    guard parser.parse() else { throw problem ?? CocoaError(.fileReadCorruptFile) }
  }

  func parser(_ parser: XMLParser, parseErrorOccurred parseError: any Error) {
    problem = problem ?? parseError
  }

  func parser(
    _ parser: XMLParser, didStartElement element: String, namespaceURI: String?,
    qualifiedName: String?, attributes: [String: String]
  ) {
    path.append(element)
    words = ""
    if let id = attributes["id"] { ids.append(id) }
    switch element {
    case "Schema": schema = "#" + (attributes["id"] ?? "")
    case "SchemaData":
      schema = attributes["schemaUrl"] ?? ""
      links.append(schema)
    case "SimpleField": fields[schema, default: []].insert(attributes["name"] ?? "")
    case "SimpleData": data.append((schema, attributes["name"] ?? ""))
    case "Data": values.append((attributes["name"] ?? "", ""))
    case "Folder": folders.append(("", 0, []))
    case "Placemark": folders[folders.count - 1].placemarks += 1
    case "Point", "LineString", "Polygon": folders[folders.count - 1].shapes.insert(element)
    case "TimeSpan": spans += 1
    case "alias": aliases.append(attributes["field"] ?? "")
    default: break
    }
  }

  func parser(_ parser: XMLParser, foundCharacters string: String) { words += string }

  func parser(
    _ parser: XMLParser, didEndElement element: String, namespaceURI: String?,
    qualifiedName: String?
  ) {
    switch element {
    case "styleUrl": links.append(words)
    case "href": hrefs.append(words)
    case "value" where path.dropLast().last == "Data": values[values.count - 1].value = words
    case "name" where path.dropLast().last == "Folder": folders[folders.count - 1].name = words
    case "coordinates":
      coordinates.append(words)
      if path.contains("LinearRing") { rings.append(words) }
    default: break
    }
    path.removeLast()
    words = ""
  }
}
