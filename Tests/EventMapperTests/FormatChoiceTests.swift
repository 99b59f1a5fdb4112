import Testing

@testable import EventMapper

@Suite struct FormatChoiceTests {
  private static func names(_ formats: Set<String>) -> Set<String> {
    Set(MapFile.files(of: formats).map(\.name))
  }

  @Test func `Formats on request come only on request`() {
    let plain = Self.names([])
    #expect(plain == Self.names(["default"]))
    #expect(plain.isSuperset(of: ["events.geojson", "events.kmz", "eventmap.qgz", "events.gpkg"]))
    #expect(plain.isDisjoint(with: ["events.geojsons", "events.hxl.csv"]))
    #expect(Self.names(["default", "hxl"]) == plain.union(["events.hxl.csv"]))
    #expect(Self.names(["hxl"]) == ["events.hxl.csv"])
  }

  @Test func `The QGIS project brings the GeoPackage that it shows`() {
    #expect(Self.names(["qgis"]) == ["eventmap.qgz", "events.gpkg"])
    #expect(Self.names(["eventmap.qgz"]) == ["eventmap.qgz", "events.gpkg"])
  }

  @Test func `A file can be asked for by its name, and what it needs is known`() {
    let files = MapFile.files(of: ["events.geojson", "events.kml"])
    #expect(files.map(\.name) == ["events.geojson", "events.kml"])
    #expect(!files.contains { $0.tellsClaims } && !files.contains { $0.countsDistricts })
    for format in ["gpkg", "claims"] {
      #expect(MapFile.files(of: [format]).contains { $0.tellsClaims })
    }
    for format in ["gpkg", "geojson", "qgis", "html", "svg"] {
      #expect(MapFile.files(of: [format]).contains { $0.countsDistricts })
    }
  }
}
