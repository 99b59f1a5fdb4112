import Foundation
import HTTPTypes
import Testing

/// The abstract tests of OGC API – Features, Part 1 (OGC 17-069r4, annex A), one function each, by their
/// names.
@Suite(.serialized) struct AbstractTests {
  private let server = AskedServer()
  private static let ids = ["events", "areas", "launches", "districts"]

  private func definition() async throws -> [String: Any] { try await server.ask("/api").json() }

  private func parameter(_ name: String, of collection: String) async throws -> [String: Any] {
    let paths = try #require(try await definition()["paths"] as? [String: [String: Any]])
    let get = try #require(paths["/collections/\(collection)/items"]?["get"] as? [String: Any])
    let parameters = try #require(get["parameters"] as? [[String: Any]])
    return try #require(parameters.first { $0["name"] as? String == name })
  }

  @Test func `A1 core http`() async throws {
    for path in ["/", "/conformance", "/collections", "/collections/events/items"] {
      #expect(try await server.ask(path).status == 200)
    }
    #expect(try await server.ask("/nowhere").status == 404)
    #expect(try await server.ask("/collections", .post).status == 405)
  }

  @Test(arguments: ids) func `A2 core crs84`(_ id: String) async throws {
    for feature in try await server.ask("/collections/\(id)/items?limit=10000").features() {
      guard let geometry = feature["geometry"] as? [String: Any] else { continue }
      for pair in Self.pairs(geometry["coordinates"]) {
        // Longitudes and latitudes of the samples, in this order.
        #expect((30...60).contains(pair[0]) && (25...42).contains(pair[1]), "\(pair)")
      }
    }
  }

  private static func pairs(_ coordinates: Any?) -> [[Double]] {
    if let pair = coordinates as? [Double] { return [pair] }
    return (coordinates as? [Any] ?? []).flatMap(pairs)
  }

  @Test func `A3 core root-op`() async throws {
    #expect(try await server.ask("/").status == 200)
  }

  @Test func `A4 core root-success`() async throws {
    let answer = try await server.ask("/")
    #expect(answer.type == "application/json")
    for rel in ["self", "alternate", "service-desc", "service-doc", "conformance", "data"] {
      let links = try answer.links(rel)
      #expect(links.count == 1, "\(rel)")
      for link in links { #expect(try await server.ask(link).status == 200, "\(link)") }
    }
  }

  @Test func `A5 core api-definition-op`() async throws {
    let link = try #require(try await server.ask("/").links("service-desc").first)
    #expect(try await server.ask(link).status == 200)
  }

  @Test func `A6 core api-definition-success`() async throws {
    let answer = try await server.ask("/api")
    #expect(answer.type == "application/vnd.oai.openapi+json;version=3.0")
    let document = try answer.json()
    #expect((document["openapi"] as? String)?.hasPrefix("3.0.") == true)
    let info = try #require(document["info"] as? [String: Any])
    let contact = try #require(info["contact"] as? [String: String])
    #expect(contact["url"]?.isEmpty == false && contact["email"]?.isEmpty == false)
    let paths = try #require(document["paths"] as? [String: Any])
    #expect(paths.count == 3 + 4 * 5)
    // Every reference leads somewhere.
    let schemas = try #require(
      (document["components"] as? [String: Any])?["schemas"] as? [String: Any])
    for part in answer.text.split(separator: "#/components/schemas/").dropFirst() {
      #expect(schemas[String(part.prefix { $0 != "\"" })] != nil)
    }
  }

  @Test func `A7 core conformance-op`() async throws {
    #expect(try await server.ask("/conformance").status == 200)
  }

  @Test func `A8 core conformance-success`() async throws {
    let classes = try #require(
      try await server.ask("/conformance").json()["conformsTo"] as? [String])
    for name in ["core", "geojson", "html", "oas30"] {
      #expect(classes.contains("http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/\(name)"))
    }
  }

  @Test func `A9 core fc-md-op`() async throws {
    #expect(try await server.ask("/collections").status == 200)
  }

  @Test func `A10 core fc-md-success`() async throws {
    let answer = try await server.ask("/collections")
    #expect(try answer.links("self").count == 1 && answer.links("alternate").count == 1)
    let collections = try #require(try answer.json()["collections"] as? [[String: Any]])
    #expect(collections.compactMap { $0["id"] as? String } == Self.ids)
    for collection in collections {
      let items = Answer.links(collection).filter { $0["rel"] == "items" }
      #expect(items.compactMap { $0["type"] } == ["application/geo+json", "text/html"])
      let extent = try #require(collection["extent"] as? [String: Any])
      let spatial = try #require(extent["spatial"] as? [String: Any])
      #expect((spatial["bbox"] as? [[Double]])?.first?.count == 4)
    }
  }

  @Test(arguments: ids) func `A11 core sfc-md-op`(_ id: String) async throws {
    #expect(try await server.ask("/collections/\(id)").status == 200)
    #expect(try await server.ask("/collections/\(id)x").status == 404)
  }

  @Test(arguments: ids) func `A12 core sfc-md-success`(_ id: String) async throws {
    let all = try #require(
      try await server.ask("/collections").json()["collections"] as? [[String: Any]])
    let listed = try #require(all.first { $0["id"] as? String == id })
    let alone = try await server.ask("/collections/\(id)").json()
    for name in ["id", "title", "description", "extent", "crs"] {
      let (one, two) = (listed[name].map(Self.canonical), alone[name].map(Self.canonical))
      #expect(one != nil && one == two, "\(name)")
    }
    for link in Answer.links(alone) {
      #expect(try await server.ask(link["href"] ?? "").status == 200, "\(link)")
    }
  }

  private static func canonical(_ value: Any) -> String {
    let options: JSONSerialization.WritingOptions = [.sortedKeys, .fragmentsAllowed]
    let data = try? JSONSerialization.data(withJSONObject: value, options: options)
    return String(decoding: data ?? Data(), as: UTF8.self)
  }

  @Test(arguments: ids) func `A13 core fc-op`(_ id: String) async throws {
    let answer = try await server.ask("/collections/\(id)/items")
    #expect(answer.status == 200)
    #expect(answer.type == "application/geo+json")
  }

  @Test(arguments: ids) func `A14 core fc-bbox-definition`(_ id: String) async throws {
    let bbox = try await parameter("bbox", of: id)
    let schema = try #require(bbox["schema"] as? [String: Any])
    #expect(bbox["in"] as? String == "query" && bbox["required"] as? Bool == false)
    #expect(bbox["style"] as? String == "form" && bbox["explode"] as? Bool == false)
    #expect(schema["type"] as? String == "array")
    #expect(schema["minItems"] as? Int == 4 && schema["maxItems"] as? Int == 6)
    #expect((schema["items"] as? [String: String])?["type"] == "number")
  }

  @Test(arguments: ids) func `A15 core fc-bbox-response`(_ id: String) async throws {
    let all = try await server.ask("/collections/\(id)/items?limit=10000").features()
    let whole = try await server.ask("/collections/\(id)/items?limit=10000&bbox=-180,-90,180,90")
      .ids()
    let placed = all.filter { $0["geometry"] is [String: Any] }.compactMap { $0["id"] as? String }
    #expect(Set(whole) == Set(placed))
    #expect(try await server.ask("/collections/\(id)/items?bbox=-60,-30,-59,-29").ids().isEmpty)
    // With heights.
    let flat = try await server.ask("/collections/\(id)/items?limit=10000&bbox=40,33,42,36").ids()
    #expect(
      try await server.ask("/collections/\(id)/items?limit=10000&bbox=40,33,-100,42,36,9000").ids()
        == flat)
    #expect(!flat.isEmpty && flat.count < placed.count)
  }

  @Test(arguments: ids) func `A16 core fc-limit-definition`(_ id: String) async throws {
    let limit = try await parameter("limit", of: id)
    let schema = try #require(limit["schema"] as? [String: Any])
    #expect(limit["in"] as? String == "query" && limit["style"] as? String == "form")
    #expect(schema["type"] as? String == "integer" && schema["minimum"] as? Int == 1)
    #expect(schema["default"] as? Int == 100 && schema["maximum"] as? Int == 10_000)
  }

  @Test(arguments: ids) func `A17 core fc-limit-response`(_ id: String) async throws {
    for limit in [1, 3, 10_000] {
      let answer = try await server.ask("/collections/\(id)/items?limit=\(limit)")
      let count = try answer.features().count
      #expect(count <= limit && count > 0)
    }
    // More than the most is no fault.
    #expect(try await server.ask("/collections/\(id)/items?limit=10001").status == 200)
  }

  @Test(arguments: ids) func `A18 core fc-time-definition`(_ id: String) async throws {
    let datetime = try await parameter("datetime", of: id)
    let schema = try #require(datetime["schema"] as? [String: Any])
    #expect(datetime["in"] as? String == "query" && datetime["style"] as? String == "form")
    #expect(datetime["explode"] as? Bool == false && schema["type"] as? String == "string")
  }

  @Test(arguments: [
    "2023-11-09", "2023-11-01/2023-11-30", "../2023-11-09", "2023-11-09/..", "/2023-11-09",
    "2023-11-09/", "2023-11-09T12:00:00Z", "2023-11-09T00:00:00Z/2023-11-30T23:59:59Z", "../..",
    "2023-11-10T01:00:00+03:00",
  ])
  func `A19 core fc-time-response`(_ datetime: String) async throws {
    let ends = datetime.split(separator: "/", omittingEmptySubsequences: false).map { end in
      end.hasSuffix("+03:00") ? "2023-11-09" : end.count < 10 ? nil : String(end.prefix(10))
    }
    let query = datetime.replacing("+", with: "%2B")
    let found = try await server.ask("/collections/events/items?limit=10000&datetime=\(query)")
      .ids()
    let wanted = try await server.ask("/collections/events/items?limit=10000").features().filter {
      let properties = $0["properties"] as? [String: Any]
      // What has no days is in.
      guard let start = properties?["date_start"] as? String,
        let end = properties?["date_end"] as? String
      else { return true }
      return (ends.last.flatMap { $0 }.map { start <= $0 } ?? true)
        && (ends.first.flatMap { $0 }.map { end >= $0 } ?? true)
    }
    #expect(Set(found) == Set(wanted.compactMap { $0["id"] as? String }))
  }

  @Test(arguments: [
    "limit=0", "limit=-1", "limit=ten", "limit=", "offset=-1", "bbox=1,2,3", "bbox=1,2,3,x",
    "bbox=1,2,3,4,5", "bbox=0,40,10,30", "bbox=nan,0,1,1", "bbox=1,,3,4", "datetime=",
    "datetime=..",
    "datetime=2023-02-30", "datetime=yesterday", "datetime=2023-11-30/2023-11-01",
    "datetime=2023-11-01/2023-11-02/2023-11-03", "datetime=2023-11-01T25:00:00Z", "f=xml",
    "weapon_count=many", "weapon_count=--1", "weapon_count=-", "weapon_count=+1",
    "background=maybe", "date_start=2023", "uncertainty_m=wide",
    "limit=1&limit=2",
    "kind=%ff", "kind=%4", "kind=rockets", "kind=rocket,storm", "begin=2023-11-01",
  ])
  func `A20 core query-param-invalid`(_ query: String) async throws {
    let answer = try await server.ask("/collections/events/items?\(query)")
    #expect(answer.status == 400)
    let problem = try answer.json()
    #expect(problem["code"] as? String == "InvalidParameterValue")
    #expect((problem["description"] as? String)?.hasSuffix(".") == true)
    #expect((problem["fix"] as? String)?.isEmpty == false)
  }

  @Test(arguments: [
    "/?x=1", "/api?x=1", "/conformance?limit=1", "/collections?bbox=1,2,3,4",
    "/collections/events?x=1",
    "/collections/events/items?colour=red", "/collections/events/items/x?limit=1",
    "/collections/events/schema?x", "/collections/events/queryables?x",
  ])
  func `A21 core query-param-unknown`(_ path: String) async throws {
    let answer = try await server.ask(path)
    #expect(answer.status == 400)
    #expect(try answer.json()["code"] as? String == "UnknownParameter")
  }

  @Test(arguments: ids) func `A22 core fc-response`(_ id: String) async throws {
    let answer = try await server.ask("/collections/\(id)/items")
    #expect(answer.type == "application/geo+json")
    #expect(try answer.json()["type"] as? String == "FeatureCollection")
    let properties = Set(
      try answer.features().map { Set(($0["properties"] as? [String: Any] ?? [:]).keys) })
    #expect(properties.count == 1, "each feature has every property")
  }

  @Test(arguments: ids) func `A23 core fc-links`(_ id: String) async throws {
    let json = try await server.ask("/collections/\(id)/items?limit=2&offset=1&f=json").json()
    let links = Answer.links(json)
    #expect(
      Set(links.compactMap { $0["rel"] }) == ["self", "alternate", "next", "prev", "collection"])
    for link in links {
      #expect(link["type"]?.isEmpty == false && link["href"]?.hasPrefix(AskedServer.base) == true)
      let there = try await server.ask(link["href"] ?? "")
      #expect(there.status == 200 && there.type.hasPrefix(link["type"] ?? "-"))
    }
  }

  @Test func `A24 core fc-timeStamp`() async throws {
    let words = try #require(
      try await server.ask("/collections/events/items").json()["timeStamp"] as? String)
    let moment = try Date(words, strategy: .iso8601)
    #expect(abs(moment.timeIntervalSinceNow) < 60)
  }

  @Test(arguments: ids) func `A25 core fc-numberMatched`(_ id: String) async throws {
    for query in ["", "&bbox=40,33,42,36", "&datetime=2023-11-01/.."] {
      let one = try await server.ask("/collections/\(id)/items?limit=1\(query)").json()
      let all = try await server.ask("/collections/\(id)/items?limit=10000\(query)").features()
      #expect(one["numberMatched"] as? Int == all.count)
    }
  }

  @Test(arguments: ids) func `A26 core fc-numberReturned`(_ id: String) async throws {
    for limit in [1, 4, 10_000] {
      let answer = try await server.ask("/collections/\(id)/items?limit=\(limit)")
      #expect(try answer.json()["numberReturned"] as? Int == answer.features().count)
    }
  }

  @Test(arguments: ids) func `A27 core f-op`(_ id: String) async throws {
    for item in try await server.ask("/collections/\(id)/items?limit=10000").ids() {
      let answer = try await server.ask("/collections/\(id)/items/\(item.percentEncodedForPath)")
      #expect(answer.status == 200, "\(item)")
      #expect(try answer.json()["id"] as? String == item)
    }
    #expect(try await server.ask("/collections/\(id)/items/none").status == 404)
  }

  @Test(arguments: ids) func `A28 core f-success`(_ id: String) async throws {
    let feature = try #require(
      try await server.ask("/collections/\(id)/items?limit=1").features().first)
    let item = try #require(feature["id"] as? String)
    let answer = try await server.ask("/collections/\(id)/items/\(item.percentEncodedForPath)")
    #expect(answer.type == "application/geo+json")
    var alone = try answer.json()
    alone["links"] = nil
    #expect(NSDictionary(dictionary: alone) == NSDictionary(dictionary: feature))
  }

  @Test(arguments: ids) func `A29 core f-links`(_ id: String) async throws {
    let item = try #require(try await server.ask("/collections/\(id)/items?limit=1").ids().first)
    let answer = try await server.ask("/collections/\(id)/items/\(item.percentEncodedForPath)")
    for rel in ["self", "alternate", "collection"] {
      let links = try answer.links(rel)
      #expect(links.count == 1)
      for link in links { #expect(try await server.ask(link).status == 200, "\(link)") }
    }
  }
}

extension String {
  var percentEncodedForPath: String {
    addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? self
  }
}
