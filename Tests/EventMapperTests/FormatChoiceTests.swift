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
  }
}
