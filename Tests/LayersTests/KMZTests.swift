import Events
import Geodesy
@testable import Layers
import Places
import Shapes
import TestSupport
import Testing

@Suite("KMZ")
struct KMZTests {
  private static func archive(_ content: MapContent, limit: Int = 5_000) throws -> Unzipped {
    try Unzipped(bytes { try content.writeKMZ(limit: limit, to: &$0) })
  }

  /// Events all over the map, half of them at few places; some without a place, a day or a launch.
  private static func scattered(_ count: Int) throws -> MapContent {
    var random = Seeded(11)
    let events = (0..<count).map { number in
      let isCrowded = number % 2 == 0
      let point = SampleMap.point(
        isCrowded ? 35 : .random(in: -90...90, using: &random),
        isCrowded ? Double(number % 6) : .random(in: -180...180, using: &random))
      let place = Location(
        coordinate: point, uncertainty: .kilometers(2),
        area: .disc(center: point, radius: .kilometers(2)), method: .named, text: "p")
      let day = Day(number: 19_000 + number % 50)
      let date = EventDate(start: day, end: day, precision: .day, method: .stated)
      let id = "s-\(number + 100_000)"
      return SampleMap.event(
        id, AttackKind.allCases[number % 9], number % 13 == 0 ? .unknown : date,
        target: number % 17 == 0 ? nil : place, launch: number % 5 == 0 ? place : nil,
        claims: [SampleMap.claim(id, "r", .rocket, "s", date: date)])
    }
    return try SampleMap.content(of: events)
  }

  @Test func `Few events are the KML itself, and a symbol for each kind`() throws {
    let read = try Self.archive(SampleMap.content)
    #expect(read.names == ["doc.kml"] + AttackKind.allCases.map { "icons/\($0.rawValue).png" })
    let (packed, plain) = (
      try KMLReading(read.text("doc.kml")), try KMLReading(sample("events.kml"))
    )
    #expect(packed.folders.map(\.placemarks) == plain.folders.map(\.placemarks))
    #expect(packed.coordinates == plain.coordinates && packed.spans == plain.spans)
    // GDAL takes the fields of a KMZ's root only without a schema.
    #expect(packed.fields.isEmpty && packed.data.isEmpty)
    #expect(packed.values.map(\.name) == plain.data.map(\.1))
    #expect(packed.hrefs.allSatisfy { read.files[$0] != nil })
    let shapes = Set(LegendEntry.all.map(\.shape))
    #expect(shapes.count == AttackKind.allCases.count, "the kinds can be told without colour")
    #expect(Set(read.files.filter { $0.key != "doc.kml" }.values).count == shapes.count)
  }

  @Test(arguments: [4, 6, 7, 18])
  func `No document holds more placemarks than its limit, and none is lost`(limit: Int) throws {
    try Self.check(SampleMap.content, limit)
  }

  @Test(arguments: [50, 200])
  func `Crowded places are parted too`(limit: Int) throws {
    try Self.check(Self.scattered(600), limit)
  }

  private static func check(_ content: MapContent, _ limit: Int) throws {
    let read = try archive(content, limit: limit)
    let whole = try KMLReading(text { try content.writeKML(to: &$0) })
    let root = try KMLReading(read.text("doc.kml"))
    #expect(read.names.first == "doc.kml")
    // Every part is linked to, and every file that a document names is there.
    let parts = read.names.filter { $0.hasPrefix("parts/") }
    #expect(root.hrefs.filter { $0.hasPrefix("parts/") } == parts && parts.count > 1)
    #expect(root.hrefs.allSatisfy { read.files[$0] != nil })
    var counts: [String: Int] = [:]
    var spans = 0
    for part in parts {
      let document = try KMLReading(read.text(part))
      #expect(document.folders.reduce(0) { $0 + $1.placemarks } <= limit, "\(part)")
      #expect(document.hrefs.allSatisfy { read.files[String($0.dropFirst(3))] != nil })
      #expect(document.links.allSatisfy { document.ids.contains(String($0.dropFirst())) })
      for folder in document.folders { counts[folder.name, default: 0] += folder.placemarks }
      spans += document.spans
    }
    for folder in whole.folders { #expect(counts[folder.name] == folder.placemarks) }
    #expect(spans == whole.spans)
    // The overview counts every event once.
    let overview = root.values.filter { $0.name == "events" }.compactMap { Int($0.value) }
    var events = 0
    try content.events.forEach { _ in events += 1 }
    #expect(overview.reduce(0, +) == events)
    #expect(root.links.allSatisfy { root.ids.contains(String($0.dropFirst())) })
  }

  @Test func `Each event lies in the region of its part`() throws {
    let content = try Self.scattered(600)
    var cells = EventCells(limit: 100)
    let sorted = try content.events.sorted(by: EventCells.order)
    try sorted.forEach { cells.add($0) }
    cells.finish()
    var left = cells.cells.flatMap { cell in (0..<cell.events).map { _ in cell.cell } }[...]
    try sorted.forEach { event in
      guard let cell = left.popFirst() else {
        Issue.record("more events than cells tell")
        return
      }
      guard let point = event.place?.coordinate else { return #expect(cell == nil) }
      let edges = try #require(cell).edges
      #expect(edges.west <= point.longitude && point.longitude <= edges.east)
      #expect(edges.south <= point.latitude && point.latitude <= edges.north)
    }
    #expect(left.isEmpty)
    // Cells are as wide as they can be: the four of one parent together hold too many.
    let wide = cells.cells.filter { $0.cell != nil }
    for cell in wide {
      guard let place = cell.cell, place.depth > 0 else { continue }
      let parent = place.part(ofDepth: place.depth - 1)
      let family = wide.filter { one in
        one.cell.map { $0.depth >= place.depth && $0.part(ofDepth: parent.depth) == parent }
          ?? false
      }
      #expect(family.reduce(0) { $0 + $1.placemarks } > 100)
    }
  }

  @Test func `The same events give the same bytes`() throws {
    let content = try Self.scattered(300)
    func made() throws -> [UInt8] { try bytes { try content.writeKMZ(limit: 100, to: &$0) } }
    #expect(try made() == made())
  }
}
