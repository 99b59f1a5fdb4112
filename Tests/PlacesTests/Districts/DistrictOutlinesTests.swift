import FoundationEssentials
import Geodesy
import Places
import Shapes
import Testing

/// The outlines of the districts of Syria and Iraq, drawn from the gazetteer as it is.
@Suite struct DistrictOutlinesTests {
  private static let gazetteer = Result {
    let root = (0..<4).reduce(URL(filePath: #filePath)) { url, _ in url.deletingLastPathComponent()
    }
    let inputs = try GazetteerInput.read(folder: root.appending(path: "Gazetteer").path)
    return try Gazetteer(inputs.filter { !$0.name.contains("names") })
  }
  private static let districts = gazetteer.map(DistrictOutlines.approximate)

  @Test func `Every district is there once, by key, with an outline and its source`() throws {
    let gazetteer = try Self.gazetteer.get()
    let districts = try Self.districts.get()
    let keys = gazetteer.places.filter { $0.featureClass == .district }.map(\.id)
    #expect(districts.map(\.key) == keys.sorted())
    for district in districts {
      #expect(district.area != nil, "\(district.key)")
      #expect(district.boundaries.contains("Natural Earth"))
      #expect(district.boundaries.hasPrefix("approximate ("))
      #expect(!district.admin1Name.isEmpty)
      #expect(district.unit == gazetteer.administrativeUnit(key: district.key))
    }
  }

  @Test func `The districts of a governorate are the governorate`() throws {
    let gazetteer = try Self.gazetteer.get()
    let areas = try Self.districts.get().compactMap(\.area)
    var governorates = 0
    for place in gazetteer.places where place.featureClass == .governorate {
      guard ["SY", "IQ"].contains(place.country), let outline = gazetteer.outlines[place.id]?.area
      else { continue }
      governorates += 1
      let whole = outline.squareMeters
      let parts = areas.filter { outline.contains($0.pointInside) }
      #expect(abs(parts.reduce(0) { $0 + $1.squareMeters } / whole - 1) < 0.001, "\(place.id)")
      #expect(abs(parts.reduce(0) { $0 + outline.share(of: $1) } - 1) < 0.001, "\(place.id)")
    }
    #expect(governorates == 32)
  }

  @Test func `Districts do not overlap`() throws {
    let areas = try Self.districts.get().compactMap(\.area).map { ($0, $0.boundingBox) }
    var common = 0.0
    for (index, one) in areas.enumerated() {
      for other in areas[(index + 1)...] where one.1.intersects(other.1) {
        common += one.0.intersection(other.0)?.squareMeters ?? 0
      }
    }
    #expect(common < 1e-5 * areas.reduce(0) { $0 + $1.0.squareMeters })
  }

  @Test func `A seat lies in its own district, unless no governorate is drawn there`() throws {
    let gazetteer = try Self.gazetteer.get()
    for district in try Self.districts.get() {
      let place = try #require(gazetteer.place(id: district.key))
      let isDrawn = gazetteer.outlines.contains {
        $0.key.count > 2 && $0.value.area.contains(place.coordinate)
      }
      #expect(
        district.area?.contains(place.coordinate) == isDrawn, "\(district.key) \(place.name)")
    }
  }

  @Test(arguments: [
    ("site:t2-station", "SY0902"), ("site:al-omar", "SY0903"), ("site:conoco", "SY0901"),
    ("site:deir-ez-zor-airport", "SY0901"), ("site:mayadin-airport", "SY0903"),
    ("site:ain-al-asad", "IQG01:heet"), ("site:qaim-crossing", "SY0902"),
  ])
  func `A site of the news is drawn in the district of its record`(id: String, key: String) throws {
    let site = try #require(try Self.gazetteer.get().place(id: id))
    #expect(site.admin2 == key)
    let holders = try Self.districts.get().filter { $0.area?.contains(site.coordinate) == true }
    #expect(holders.map(\.key) == [key])
  }

  @Test(arguments: [
    ("SY0405", 30_000.0, 42_000.0), ("SY0902", 4_500, 8_500), ("SY0903", 3_000, 7_000),
    ("SY0901", 13_000, 17_000), ("SY0100", 90, 130), ("IQG01:al-rutba", 45_000, 100_000),
  ])
  func `A district is about as large as it is known to be`(
    key: String, least: Double, most: Double
  ) throws {
    let district = try #require(try Self.districts.get().first { $0.key == key })
    let squareKilometers = (district.area?.squareMeters ?? 0) / 1e6
    #expect((least...most).contains(squareKilometers))
  }

  @Test func `All outlines together have few corners, and come out the same again`() throws {
    let districts = try Self.districts.get()
    let corners = districts.compactMap(\.area).flatMap(\.outline)
      .reduce(0) { $0 + $1.exterior.count + $1.holes.reduce(0) { $0 + $1.count } }
    #expect(corners < 12_000)
    #expect(DistrictOutlines.approximate(of: try Self.gazetteer.get()) == districts)
  }
}
