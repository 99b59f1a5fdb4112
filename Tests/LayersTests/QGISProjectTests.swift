import Foundation
@testable import Layers
import TestSupport
import Testing

@Suite("The QGIS project")
struct QGISProjectTests {
  private static func archive(_ content: MapContent) throws -> Unzipped {
    try Unzipped(bytes { try content.writeQGISProject(to: &$0) })
  }

  /// What stands between a tag and the next.
  private static func values(_ tag: String, in text: String) -> [String] {
    text.components(separatedBy: "<\(tag)>").dropFirst().map {
      $0.components(separatedBy: "<").first ?? ""
    }
  }

  @Test func `The project is what it was when a person last read it`() throws {
    try golden(try Self.archive(SampleMap.content).text("eventmap.qgs"), "eventmap.qgs")
  }

  @Test func `Every source is a file beside the project or inside it`() throws {
    let read = try Self.archive(SampleMap.content)
    #expect(read.names.first == "eventmap.qgs")
    let sources = Self.values("datasource", in: read.text("eventmap.qgs"))
    #expect(sources.count == 10)
    for source in sources {
      if source.hasPrefix("attachment:") {
        #expect(read.files[String(source.dropFirst("attachment:".count))] != nil, "\(source)")
      } else {
        #expect(source.hasPrefix("./events.gpkg|layername="), "\(source)")
      }
    }
    for name in read.names where name.hasSuffix(".geojson") {
      #expect(try JSON(read.text(name))["features"] != nil)
    }
  }

  @Test func `The tree names the layers that are there, by names that QGIS keeps`() throws {
    let text = try Self.archive(SampleMap.content).text("eventmap.qgs")
    let ids = Self.values("id", in: text)
    // A shorter one is replaced by another when the project is opened (QGIS 3.22).
    #expect(ids.count == 10 && ids.allSatisfy { $0.utf8.count >= 11 })
    for id in ids { #expect(text.contains("<layer-tree-layer id=\"\(id)\"")) }
    #expect(!text.contains("placement=\"3\""), "Arabic breaks on curves")
    _ = try KMLReading(text)
  }

  @Test func `Time goes from the first day of an event to the last`() throws {
    let text = try Self.archive(SampleMap.content).text("eventmap.qgs")
    #expect(text.contains("<start>2023-01-01T00:00:00Z</start><end>2023-12-31T23:59:59Z</end>"))
    #expect(text.contains("<NavigationMode type=\"int\">0<"), "all events show at first")
    let empty = try Self.archive(SampleMap.content(of: [])).text("eventmap.qgs")
    #expect(!empty.contains("TemporalRange"))
    _ = try KMLReading(empty)
  }

  @Test func `A style and the project draw a layer alike`() throws {
    let text = try Self.archive(SampleMap.content).text("eventmap.qgs")
    for name in ["events", "launches", "areas", "districts"] {
      let style = try sample("\(name).qml").components(separatedBy: "<aliases>")
      let body = try #require(style.last?.components(separatedBy: "<layerGeometryType>").first)
      #expect(text.contains(body), "\(name)")
    }
  }
}
