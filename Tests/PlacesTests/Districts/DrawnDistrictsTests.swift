import Geodesy
import Places
import Shapes
import Testing

/// Which outline a district is drawn in, on a country of two governorates and a third without one.
@Suite struct DrawnDistrictsTests {
  private static let files = [
    "countries.tsv": [
      "code name name_ar names names_ar adjectives adjectives_ar latitude longitude radius_m",
      "XA Land - - - - - 33 41 100000",
    ],
    "governorates.tsv": [
      "key country name name_ar names names_ar latitude longitude radius_m",
      "XA1 XA West - - - 33 40.5 60000", "XA2 XA East - - - 33 41.5 60000",
      "XA3 XA New - - - 33.4 41.8 30000",
    ],
    "districts.tsv": [
      "key code country admin1 name name_ar names names_ar latitude longitude radius_m",
      "XA1:only - XA XA1 Only - - - 33 40.5 20000", "XA2:a XA201 XA XA2 A - - - 33 41.2 20000",
      "XA2:b - XA XA2 B - - - 33.2 41.5 20000", "XA3:c - XA XA3 C - - - 33.4 41.8 20000",
      "XA3:far - XA XA3 Far - - - 36 45 20000",
    ],
    "places.tsv": [
      "id class name name_ar latitude longitude country admin1 admin2 admin2_basis population",
      "gn:1 town Sure - 33.4 41.05 XA XA2 XA2:b own 1",
      "gn:2 town Guessed - 32.6 41.6 XA XA2 XA2:b nearest 1",
      "gn:3 desert Wide - 32.55 41.05 XA XA2 XA2:b own 1",
    ],
  ]

  private static func drawn() throws -> [String: DrawnDistrict] {
    var inputs = files.sorted { $0.key < $1.key }.map { name, lines in
      let rows = lines.map { line in
        line.split(separator: " ").map { $0 == "-" ? "" : String($0) }.joined(separator: "\t")
      }
      return GazetteerInput(name: name, bytes: Array(rows.joined(separator: "\n").utf8))
    }
    let outlines = [("XA1", 40, 41), ("XA2", 41, 42)].map { key, west, east in
      """
      {"type":"Feature","properties":{"key":"\(key)"},"geometry":{"type":"Polygon","coordinates":\
      [[[\(west),32.5],[\(east),32.5],[\(east),33.5],[\(west),33.5],[\(west),32.5]]]}}
      """
    }
    inputs.append(
      GazetteerInput(
        name: "outlines.geojson", bytes: Array(outlines.joined(separator: "\n").utf8)))
    inputs.append(
      GazetteerInput(
        name: "radii.tsv",
        bytes: Array("class\tradius_m\tsamples\tsource\ndesert\t60000\t9\tby hand\n".utf8)))
    let districts = DistrictOutlines.approximate(of: try Gazetteer(inputs))
    return Dictionary(uniqueKeysWithValues: districts.map { ($0.key, $0) })
  }

  @Test func `A governorate of one district is its outline`() throws {
    let only = try #require(try Self.drawn()["XA1:only"])
    #expect(only.area?.outline.count == 1)
    #expect(abs((only.area?.squareMeters ?? 0) / 1.0404e10 - 1) < 0.01)
    #expect(only.boundaries == "approximate (outline of the governorate: Natural Earth)")
    #expect(only.unit.code == nil)
    #expect(only.admin1Name == "West")
  }

  @Test func `A district whose governorate has no outline is drawn where its seat lies`() throws {
    let drawn = try Self.drawn()
    let new = try #require(drawn["XA3:c"])
    #expect(new.admin1Name == "New")
    #expect(new.boundaries == "approximate (Voronoi of 4 places; governorates: Natural Earth)")
    #expect(new.area?.contains(Coordinate(wrappingLatitude: 33.45, longitude: 41.95)) == true)
    #expect(drawn["XA2:b"]?.boundaries == new.boundaries)
    #expect(drawn["XA2:a"]?.unit.code == "XA201")
  }

  @Test func `A district that no outline holds has none, and says so`() throws {
    let far = try #require(try Self.drawn()["XA3:far"])
    #expect(far.area == nil)
    #expect(far.boundaries == "not known")
  }

  @Test func `Places count whose own record names the district and that are no wide lands`() throws
  {
    let drawn = try Self.drawn()
    let (sure, guessed, wide) = ((33.4, 41.05), (32.6, 41.6), (32.55, 41.05))
    for (point, key) in [(sure, "XA2:b"), (guessed, "XA2:a"), (wide, "XA2:a")] {
      let coordinate = Coordinate(wrappingLatitude: point.0, longitude: point.1)
      let holders = drawn.values.filter { $0.area?.contains(coordinate) == true }
      #expect(holders.map(\.key) == [key])
    }
  }
}
