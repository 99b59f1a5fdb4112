import Diagnostics
import Foundation
import Geodesy
import Places
import Shapes
import Testing

@Suite struct FeatureImportTests {
  private func feature(_ properties: String, _ geometry: String, id: String = "") -> String {
    "{\"type\":\"Feature\",\(id)\"properties\":{\(properties)},\"geometry\":\(geometry)}"
  }

  private func collection(_ features: [String]) -> String {
    "{\"type\":\"FeatureCollection\",\"crs\":{\"type\":\"name\"},\"bbox\":[1,2],\n\"features\":[\n"
      + features.joined(separator: ",\n") + "\n],\"more\":{}}\n"
  }

  private let point = "{\"type\":\"Point\",\"coordinates\":[40.45,35.02,3]}"
  private let square =
    "{\"coordinates\":[[[40,35],[41,35],[41,36],[40,36],[40,35]],[[40.2,35.2],[40.2,35.8],[40.8,35.8],[40.8,35.2],[40.2,35.2]]],\"type\":\"Polygon\"}"

  @Test func `points and polygons become places, their fields guessed`() throws {
    let bench = try ImportBench()
    let text = collection([
      feature(
        "\"name\":\"Test \\u0041\\n\\\"b\\\"\",\"name:ar\":\"الميادين\",\"place\":\"town\",\"population\":54534",
        point,
        id: "\"id\":\"node/7\","),
      feature("\"name\":\"Ring\",\"aeroway\":\"aerodrome\",\"id\":12", square),
      feature("\"name\":\"Way\"", "{\"type\":\"LineString\",\"coordinates\":[[1,2],[3,4]]}"),
      feature("\"name\":\"Nothing\"", "null"),
      feature("\"name\":\"North\"", "{\"type\":\"Point\",\"coordinates\":[40,95]}"),
    ])
    let outcome = try bench.run(.geojson, [text]) { $0.country = "SY" }
    let town = try #require(outcome.rows["node/7"])
    #expect(town["name"] == "Test A \"b\"")
    #expect(town["name_ar"] == "الميادين")
    #expect(town["class"] == "town")
    #expect(town["country"] == "SY")
    #expect(town["latitude"] == "35.02")
    #expect(town["population"] == "54534")
    let ring = try #require(outcome.rows["12"])
    #expect(ring["class"] == "airfield")
    let inside = try #require(
      Coordinate(
        latitude: Double(ring["latitude"] ?? "") ?? 0,
        longitude: Double(ring["longitude"] ?? "") ?? 0))
    let hole = (35.2...35.8).contains(inside.latitude) && (40.2...40.8).contains(inside.longitude)
    #expect((35...36).contains(inside.latitude) && (40...41).contains(inside.longitude) && !hole)
    #expect(outcome.report.dropped == [.badGeometry: 1, .noCoordinate: 1, .badCoordinate: 1])
    #expect(
      outcome.report.diagnostics.first { $0.id == "import.bad-coordinate" }?.position?.line == 7)
  }

  @Test func `a feature a line is read like a collection`() throws {
    let bench = try ImportBench()
    let lines = (1...3).map { feature("\"id\":\($0),\"name\":\"Place\"", point) }
    let whole = try bench.run(.geojson, [collection(lines)])
    #expect(try bench.run(.geojson, [lines.joined(separator: "\n")]).text == whole.text)
    #expect(try bench.run(.geojson, [lines.map { "\u{1E}\($0)\n" }.joined()]).text == whole.text)
    #expect(whole.report.places == 3)
  }

  @Test func `a truncated file is refused, a broken feature only counted`() throws {
    let bench = try ImportBench()
    let good = feature("\"name\":\"Place\"", point)
    let text = collection([good, "{\"type\":\"Feature\",\"properties\":{\"a\" 1}}", good])
    #expect(try bench.run(.geojson, [text]).report.dropped == [.badFeature: 1])
    for length in [10, 60, 100, text.utf8.count - 40] {
      let fault = try bench.fault(.geojson, [Array(text.utf8.prefix(length))])
      #expect(fault?.id == "import.geojson" || fault?.id == "import.empty", "\(length)")
    }
    #expect(try bench.fault(.geojson, [Array("id,name\n".utf8)])?.id == "import.geojson")
    let deep = String(repeating: "[", count: 100_000)
    let fault = try bench.fault(
      .geojson, [Array("{\"type\":\"Feature\",\"properties\":{\"a\":\(deep)".utf8)])
    #expect(fault?.id == "import.geojson")
    let closed = "{\"a\":\(deep)\(String(repeating: "]", count: 100_000))}"
    #expect(try bench.run(.geojson, [good + "\n" + closed]).report.dropped == [.badFeature: 1])
  }

  @Test func `outlines of three sources get the project's keys`() throws {
    let bench = try ImportBench()
    let cod = feature(
      "\"ADM2_PCODE\":\"SY0903\",\"ADM2_EN\":\"Al Mayadin\",\"ADM2_AR\":\"الميادين\",\"ADM1_PCODE\":\"SY09\",\"ADM0_PCODE\":\"SY\"",
      square)
    let small = feature(
      "\"adm1_pcode\":\"SY08\",\"adm1_name\":\"Al-Hasakeh\",\"adm0_pcode\":\"SY\"", square)
    let bounds = feature(
      "\"shapeName\":\"Homs Governorate\",\"shapeISO\":\"SY-HI\",\"shapeID\":\"77\",\"shapeType\":\"ADM1\"",
      "{\"type\":\"MultiPolygon\",\"coordinates\":[[[[0,0],[1,1],[1,0],[0,0]]],[[[5,5],[6,5],[6,6],[5,5]]]]}"
    )
    let first = feature(
      "\"wof:id\":42,\"wof:name\":\"Nobody knows\",\"wof:placetype\":\"county\",\"wof:country\":\"SY\"",
      square.replacing(
        "\"coordinates\":[[[40,35],[41,35],[41,36],[40,36],[40,35]]",
        with: "\"coordinates\":[[[0,0],[0,1],[1,1],[0,0]]"))
    let broken = feature(
      "\"ADM2_PCODE\":\"SY0902\",\"ADM2_EN\":\"X\"",
      "{\"type\":\"Polygon\",\"coordinates\":[[[0,0],[1,1],[0,0]]]}")
    let outcome = try bench.run(
      .boundaries, [collection([cod, small, bounds, first, broken, cod])])
    #expect(outcome.report.places == 4)
    #expect(outcome.report.dropped == [.badGeometry: 1, .repeated: 1])
    let json = try #require(
      JSONSerialization.jsonObject(with: Data(outcome.text.utf8)) as? [String: Any])
    let features = try #require(json["features"] as? [[String: Any]])
    let properties = features.compactMap { $0["properties"] as? [String: Any] }
    #expect(properties.map { $0["key"] as? String } == ["SY0903", "SY08", "SY04", "wof:42"])
    #expect(
      properties.map { $0["level"] as? String } == [
        "district", "governorate", "governorate", "district",
      ])
    #expect(properties[0]["admin1"] as? String == "SY09")
    #expect(properties[0]["name_ar"] as? String == "الميادين")
    for feature in features {
      let geometry = try #require(feature["geometry"] as? [String: Any])
      let polygons = try #require(geometry["coordinates"] as? [[[[Double]]]])
      for (index, ring) in polygons.joined().enumerated() {
        #expect(ring.first == ring.last)
        let isHole = polygons.count == 1 && index == 1
        #expect((area(ring) > 0) != isHole)
      }
    }
    #expect(
      (features[2]["geometry"] as? [String: Any]).map { ($0["coordinates"] as? [Any])?.count } == 2)
  }

  @Test(arguments: [
    ("\"ADM2_PCODE\":\"SY0903\",\"ADM2_EN\":\"Al Mayadin\",\"ADM1_PCODE\":\"SY09\"", "SY0903"),
    ("\"adm2_pcode\":\"SY0903\",\"adm2_name\":\"X\",\"adm0_pcode\":\"SYR\"", "SY0903"),
    ("\"admin2Pcode\":\"SY0903\",\"admin2Name_en\":\"X\",\"admin1Pcode\":\"SY09\"", "SY0903"),
    ("\"admin2Pcod\":\"SY0903\",\"admin2Name\":\"X\",\"admin0Pcod\":\"SY\"", "SY0903"),
    (
      "\"ADM2_PCODE\":\"IQG01Q99\",\"ADM2_AR\":\"القائم\",\"ADM1_PCODE\":\"IQG01\",\"ADM0_PCODE\":\"IQ\"",
      "IQG01:al-kaim"
    ),
    (
      "\"shapeName\":\"Al-Ka'im\",\"shapeISO\":\"IRQ\",\"shapeID\":\"7\",\"shapeGroup\":\"IRQ\",\"shapeType\":\"ADM2\"",
      "IQG01:al-kaim"
    ),
    (
      "\"shapeName\":\"Al-Ka'im\",\"shapeISO\":\"\",\"shapeID\":\"IRQ-ADM2-3_0_0-B7\",\"shapeGroup\":\"IRQ\"",
      "IQG01:al-kaim"
    ),
    (
      "\"shapeName\":\"Homs\",\"shapeISO\":\"SY-HI\",\"shapeID\":\"8\",\"shapeGroup\":\"SYR\",\"shapeType\":\"ADM1\"",
      "SY04"
    ),
    ("\"wof_id\":1,\"name\":\"Al Mayadin\",\"placetype\":\"county\",\"country\":\"SY\"", "SY0903"),
    ("\"wof_id\":1,\"name\":\"Nowhere\",\"placetype\":\"county\",\"country\":\"SY\"", "wof:1"),
  ])
  func `fields of every release lead to the project's key`(fields: String, key: String) throws {
    let bench = try ImportBench()
    let outcome = try bench.run(
      .boundaries, [collection([feature(fields, square.replacing("35", with: "3"))])])
    #expect(outcome.text.contains("\"key\":\"\(key)\""), "\(outcome.text)")
    #expect(outcome.report.unkeyed == (key.hasPrefix("wof") ? 1 : 0))
  }

  /// Twice the area that a ring goes around against the clock, in square degrees.
  private func area(_ ring: [[Double]]) -> Double {
    zip(ring, ring.dropFirst()).reduce(0) { $0 + $1.0[0] * $1.1[1] - $1.1[0] * $1.0[1] }
  }
}
