import EventStore
import Events
import Foundation
import HTTPTypes
import TestSupport
import Testing

@testable import Server

@Suite(.serialized) struct ItemsTests {
  private let server = AskedServer()

  @Test(arguments: ["events", "areas", "launches", "districts"], [1, 7, 100])
  func `pages give every item once, as it stands in the layer's file`(
    _ id: String, _ limit: Int
  ) async throws {
    var found: [String] = []
    var ids: Set<String> = []
    var next: String? = "/collections/\(id)/items?limit=\(limit)"
    while let page = next {
      let answer = try await server.ask(page)
      // A line for each feature, as in the file.
      for line in answer.text.split(separator: "\n") where line.hasPrefix("{\"type\":\"Feature\",")
      {
        let (head, rest) = try Self.parted(line.hasSuffix(",") ? line.dropLast() : line)
        #expect(ids.insert(head).inserted, "\(head) comes twice")
        found.append(rest)
      }
      next = try answer.links("next").first
    }
    let file = try String(contentsOfFile: "Outputs/\(id).geojson", encoding: .utf8)
    let written = file.split(separator: "\n").filter { $0.hasPrefix("{\"type\":\"Feature\",") }
      .map { String($0.hasSuffix(",") ? $0.dropLast() : $0) }
    #expect(found.sorted() == written.sorted(), "byte for byte")
  }

  /// A feature without its id, and the id.
  private static func parted(_ line: Substring) throws -> (id: String, rest: String) {
    let start = try #require(line.firstRange(of: "\"id\":\""))
    let end = try #require(line[start.upperBound...].firstRange(of: "\","))
    return (
      String(line[start.upperBound..<end.lowerBound]),
      String(line[..<start.lowerBound]) + String(line[end.upperBound...])
    )
  }

  @Test func `an offset leads to where the pages lead`() async throws {
    let all = try await server.ask("/collections/areas/items?limit=10000").ids()
    for offset in [0, 1, 5, 9, 10, 11, all.count - 1, all.count, all.count + 50] {
      let page = try await server.ask("/collections/areas/items?limit=3&offset=\(offset)")
      #expect(try page.ids() == Array(all.dropFirst(offset).prefix(3)))
      #expect(try page.json()["numberMatched"] as? Int == all.count)
    }
  }

  @Test func `columns are asked for by what they say`() async throws {
    let all = try await server.ask("/collections/events/items?limit=10000").features()
    for (query, name, value) in [
      ("kind=rocket", "kind", "rocket"), ("country=SY", "country", "SY"),
      (
        "place_name_ar=%D9%82%D8%A7%D8%B9%D8%AF%D8%A9%20%D8%A7%D9%84%D8%B4%D8%AF%D8%A7%D8%AF%D9%8A",
        "place_name_ar", "قاعدة الشدادي"
      ),
      ("date_start=2024-01-13", "date_start", "2024-01-13"),
      ("end=2024-01-13T23:59:59Z", "end", "2024-01-13T23:59:59Z"),
      ("end=2024-01-14T02:59:59%2B03:00", "end", "2024-01-13T23:59:59Z"),
    ] {
      let found = try await server.ask("/collections/events/items?limit=10000&\(query)").ids()
      let wanted = all.filter { ($0["properties"] as? [String: Any])?[name] as? String == value }
      #expect(Set(found) == Set(wanted.compactMap { $0["id"] as? String }), "\(query)")
      #expect(!found.isEmpty, "\(query)")
    }
    let both = try await server.ask("/collections/events/items?kind=rocket&weapon_count=8").ids()
    #expect(both == ["0f484d012440abfd"])
    #expect(try await server.ask("/collections/events/items?background=true").features().count > 0)
  }

  @Test func `the first items say something in every column that the first rows fill`() async throws
  {
    let all = try await server.ask("/collections/events/items?limit=10000").features()
    func filled(_ features: some Sequence<[String: Any]>) -> Set<String> {
      features.reduce(into: []) { columns, feature in
        for (name, value) in feature["properties"] as? [String: Any] ?? [:] where !(value is NSNull)
        {
          columns.insert(name)
        }
      }
    }
    #expect(filled(all.prefix(10)) == filled(all))
  }

  @Test func `every resource has a page for people, escaped and in its own direction`() async throws
  {
    for path in [
      "/", "/api", "/api.html", "/conformance", "/collections", "/collections/events",
      "/collections/events/items", "/collections/events/items/914a4f2fbd097855",
      "/collections/events/queryables", "/collections/events/schema",
    ] {
      let answer = try await server.ask(
        path, accept: "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8")
      #expect(answer.status == 200 && answer.type == "text/html; charset=utf-8", "\(path)")
      #expect(answer.text.hasPrefix("<!DOCTYPE html>") && !answer.text.contains("<script"))
      #expect(try await server.ask(path + "?f=html").type == answer.type)
    }
    #expect(
      try await server.ask("/collections/events/items?limit=1000&f=html").text.contains(
        "dir=\"auto\""))
    for wrong in ["/no%3Cb%3E", "/collections/events/items?limit=none"] {
      let answer = try await server.ask(wrong, accept: "text/html")
      #expect(answer.type.hasPrefix("text/html"))
      // A person finds the way on.
      #expect(answer.text.contains("href=\"\(AskedServer.base)/\""), "\(answer.text)")
    }
  }

  @Test func `a filter knows every name among the queryables, the geometry's too`() async throws {
    let path = "/collections/events"
    let told = try await server.ask(path + "/queryables").json()
    let names = try #require(told["properties"] as? [String: Any]).keys
    #expect(names.contains("geometry"))
    for name in names {
      let isGeometry = name == "geometry"
      let filter = isGeometry ? "S_INTERSECTS(\(name),BBOX(0,0,90,90))" : "\(name) IS NOT NULL"
      let answer = try await server.ask(path + "/items?limit=1&filter=\(filter.percentEncoded)")
      #expect(answer.status == 200, "\(name): \(answer.text)")
    }
  }

  @Test func `the Accept header chooses by weight`() async throws {
    for (accept, type) in [
      ("*/*", "application/json"), ("text/html", "text/html; charset=utf-8"),
      ("application/geo+json, text/html;q=0.5", "application/json"),
      ("application/json;q=0.2, text/html;q=0.3", "text/html; charset=utf-8"),
    ] {
      #expect(try await server.ask("/collections", accept: accept).type == type, "\(accept)")
    }
    #expect(
      try await server.ask("/collections?f=json", accept: "text/html").type == "application/json")
  }

  @Test func `nothing is changed: other methods are told which are allowed`() async throws {
    for method in ["POST", "PUT", "DELETE", "PATCH", "TRACE", "MAKE"] {
      let answer = try await server.ask("/collections/events/items", try #require(.init(method)))
      #expect(answer.status == 405)
      #expect(answer.headers[.allow] == "GET, HEAD, OPTIONS")
    }
    let whole = try await server.ask("/collections/events/items?limit=3")
    let head = try await server.ask("/collections/events/items?limit=3", .head)
    #expect(head.status == 200 && head.body.isEmpty)
    #expect(head.headers[.contentType] == whole.headers[.contentType])
  }

  @Test func `links begin with the host that was asked, or with the address that is public`()
    async throws
  {
    #expect(
      try await server.ask("/", host: "[::1]:80").links("data") == ["http://[::1]:80/collections"])
    for host in [
      nil, "", "a b", "evil\"><b>", "x/y", "user@host", String(repeating: "a", count: 300),
    ] {
      #expect(try await server.ask("/", host: host).status == 400)
    }
    // What a proxy says, anybody can say.
    var headers = HTTPFields()
    headers[try #require(HTTPField.Name("X-Forwarded-Host"))] = "evil.test"
    headers[try #require(HTTPField.Name("Forwarded"))] = "host=evil.test"
    #expect(!(try await server.ask("/", headers: headers).text.contains("evil")))
    let behind = AskedServer(publicURL: "https://maps.example/events/")
    let landing = try await behind.ask("/")
    #expect(try landing.links("data") == ["https://maps.example/events/collections"])
  }

  @Test func `a store that is not there, or is none, is told in words`() async throws {
    for path in ["none.gpkg", "README.md"] {
      let answer = try await AskedServer(path).ask("/collections")
      #expect(answer.status == 503 && answer.headers[.retryAfter] == "5")
    }
  }

  @Test(arguments: [
    ("kind='rocket'", "kind=rocket"), ("kind IN ('rocket','drone')", "kind=Drone,rocket"),
    ("NOT kind <> 'rocket' AND country IN ('SY')", "kind=rocket&country=SY"),
    ("S_INTERSECTS(geometry, BBOX(40, 33, 42, 36))", "bbox=40,33,42,36"),
    (
      "date_start <= DATE('2023-11-30') AND date_end >= DATE('2023-11-01') OR date_start IS NULL",
      "datetime=2023-11-01/2023-11-30"
    ),
    // As GDAL 3.6 asks of a column of days.
    ("date_end >= DATE('2024-02-01') OR date_start IS NULL", "datetime=2024-02-01T/.."),
  ])
  func `a filter in CQL2 finds what parameters find`(_ filter: String, _ query: String) async throws
  {
    let path = "/collections/events/items?limit=10000"
    let found = try await server.ask("\(path)&filter=\(filter.percentEncodedForPath)").ids()
    #expect(!found.isEmpty)
    #expect(try await server.ask("\(path)&\(query)").ids() == found)
    #expect(
      try await server.ask(
        "\(path)&\(query)&filter-lang=cql2-text&filter=\(filter.percentEncodedForPath)"
      ).ids()
        == found)
  }

  @Test(arguments: [
    "filter=kind%3D", "filter=", "filter=colour%3D'red'", "filter=kind%3E3",
    "filter-lang=cql2-json",
    "filter-crs=EPSG:4326", "filter=nothing('x')",
  ])
  func `a filter that cannot be understood is refused with a fix`(_ query: String) async throws {
    let answer = try await server.ask("/collections/events/items?\(query)")
    #expect(answer.status == 400)
    #expect((try answer.json()["fix"] as? String)?.isEmpty == false)
  }
}
