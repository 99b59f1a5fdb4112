import EventMapper
import EventStore
import Events
import Foundation
import Geodesy
import HTTPTypes
import Layers
import Places
import Testing

@testable import Server

/// The program's data, read once for all tests.
private let whole = Result {
  let folders = try DataFolders(program: "/nowhere/eventmap", environment: [:])
  let mapper = Mapper(
    gazetteer: try GazetteerChoice(added: [], only: nil).load(builtIn: folders.gazetteer),
    lexicon: try folders.readLexicon())
  return try MapData(
    mapper: mapper, coordinates: try folders.readCoordinateWords(),
    page: try WebFiles(beside: folders, environment: [:]).read(served: true))
}

@Suite(.serialized) struct NearTests {
  private let server: AskedServer
  private let data: MapData

  init() throws {
    data = try whole.get()
    server = AskedServer(whole: data)
  }

  @Test func `attackers are asked for in either script`() async throws {
    func ids(_ actor: String) async throws -> [String] {
      let path = "/near?place=34.6,40.6&within=900km&actor=\(actor)"
      return try await server.ask(path).features().compactMap {
        ($0["properties"] as? [String: Any])?["id"] as? String
      }
    }
    let named = try await ids("Islamic%20State")
    #expect(!named.isEmpty)
    #expect(try await ids("%D8%AF%D8%A7%D8%B9%D8%B4") == named)
    #expect(try await ids("Nobody").isEmpty)
  }

  @Test func `the form keeps what was asked`() async throws {
    let page = try await server.ask(
      "/near?place=Deir%20ez-Zor&within=60km&kind=ROCKET&datetime=2023-11-01/2023-11-30&actor=%22ISIS"
        + "&at-least=0.5&f=html"
    ).text
    for field in [
      "name=\"since\" type=\"date\" value=\"2023-11-01\"",
      "name=\"until\" type=\"date\" value=\"2023-11-30\"",
      "<option value=\"rocket\" selected>", "value=\"&quot;ISIS\"",
      "type=\"hidden\" name=\"at-least\" value=\"0.5\"",
    ] { #expect(page.contains(field), "\(field)") }
    #expect(!page.contains("name=\"datetime\""))
  }

  @Test func `the page of an event leads to it on the map`() async throws {
    let id = try #require(try await server.ask("/collections/events/items?limit=1").ids().first)
    let page = try await server.ask("/collections/events/items/\(id)?f=html").text
    #expect(page.contains("href=\"\(AskedServer.base)/#event=\(id)\""), "\(page)")
  }

  private static func asked(_ narrow: (inout EventQuestion) -> Void) -> EventQuestion {
    var question = EventQuestion()
    narrow(&question)
    return question
  }

  @Test(arguments: [
    ("place=Deir%20ez-Zor&within=60km", 60, EventQuestion()),
    (
      "place=Deir+ez-Zor&within=200km&kind=rocket,drone", 200,
      asked { $0.kinds = [.rocket, .drone] }
    ),
    ("place=35.3359,40.1408&within=200km&certain=true", 200, asked { $0.onlyCertain = true }),
    ("place=gn:170794&within=60km&at-least=0.5", 60, asked { $0.leastShare = 0.5 }),
    (
      "place=%D8%AF%D9%8A%D8%B1%20%D8%A7%D9%84%D8%B2%D9%88%D8%B1&within=90km&datetime=2024-01-10/..",
      90, asked { $0.since = Day(iso: "2024-01-10") }
    ),
    (
      "place=Deir%20ez-Zor&within=90km&until=2024-01-14&since=&kind=", 90,
      asked { $0.until = Day(iso: "2024-01-14") }
    ),
  ])
  func `the features are those that eventmap near writes`(
    _ query: String, _ kilometers: Double, _ question: EventQuestion
  ) async throws {
    let answer = try await server.ask("/near?\(query)")
    #expect(answer.status == 200)
    let spot = try Spot(
      query.hasPrefix("place=35") ? "35.3359,40.1408" : "Deir ez-Zor", by: data.mapper,
      reader: { data.coordinates })
    let asked = RadiusQuestion(
      around: spot, within: .kilometers(kilometers), question, in: data.mapper)
    let answers = EventAnswers(
      to: asked.asked, from: try EventSource(geoPackage: "Outputs/events.gpkg"))
    var count = AnswerCount()
    let written = try bytes { count = try answers.write(.geojson, title: asked.title, to: &$0) }
    func features(_ text: String) -> [String] {
      text.split(separator: "\n").filter { $0.hasPrefix("{\"type\":\"Feature\",") }
        .map { String($0.hasSuffix(",") ? $0.dropLast() : $0) }
    }
    let wanted = features(String(decoding: written, as: UTF8.self))
    #expect(!wanted.isEmpty)
    #expect(features(answer.text) == wanted, "byte for byte")
    let told = try answer.json()
    #expect(told["certain"] as? Int == count.certain)
    #expect(told["possible"] as? Int == count.possible)
    #expect(told["numberMatched"] as? Int == wanted.count)
  }

  @Test func `pages give every answer once, and each has the counts of all`() async throws {
    let all = try await server.ask("/near?place=Deir%20ez-Zor&within=400km").features()
    #expect(all.count > 10)
    var found: [String] = []
    var next: String? = "/near?place=Deir%20ez-Zor&within=400km&limit=3"
    while let page = next {
      let answer = try await server.ask(page)
      #expect(try answer.json()["numberMatched"] as? Int == all.count)
      found += try answer.features().compactMap(Self.id)
      next = try answer.links("next").first
    }
    #expect(found == all.compactMap(Self.id))
    let beyond = try await server.ask("/near?place=Deir%20ez-Zor&within=400km&offset=9999")
    #expect(try beyond.features().isEmpty)
    #expect(try beyond.json()["numberReturned"] as? Int == 0)
  }

  private static func id(_ feature: [String: Any]) -> String? {
    (feature["properties"] as? [String: Any])?["id"] as? String
  }

  @Test(arguments: [
    ("place=Deir%20ez-Zor&within=60km&colour=red", 400, "colour"),
    ("within=60km", 400, "place"), ("place=%20&within=60km", 400, "place"),
    ("place=Deir%20ez-Zor&within=0km", 400, "within"),
    ("place=Deir%20ez-Zor&within=2000km", 400, "within"),
    ("place=Deir%20ez-Zor&within=far", 400, "within"),
    ("place=Deir%20ez-Zor&kind=storm", 400, "kind"),
    ("place=Deir%20ez-Zor&datetime=yesterday", 400, "datetime"),
    ("place=Deir%20ez-Zor&since=2024-02-30", 400, "since"),
    ("place=Deir%20ez-Zor&since=2024-02-02&until=2024-02-01", 400, "datetime"),
    ("place=Deir%20ez-Zor&certain=perhaps", 400, "certain"),
    ("place=Deir%20ez-Zor&at-least=2", 400, "at-least"),
    ("place=Deir%20ez-Zor&limit=0", 400, "limit"), ("place=Deir%20ez-Zor&offset=-1", 400, "offset"),
    ("place=95.0,200.0&within=50km", 400, "latitude"),
    ("place=Qwxzkjh&within=50km", 404, "Qwxzkjh"),
  ])
  func `what cannot be answered is told in a sentence, with its fix`(
    _ query: String, _ status: Int, _ word: String
  ) async throws {
    let answer = try await server.ask("/near?\(query)")
    #expect(answer.status == status)
    let told = try answer.json()
    #expect((told["description"] as? String)?.contains(word) == true, "\(told)")
    #expect((told["fix"] as? String)?.isEmpty == false)
  }

  @Test func `what the place was taken for is told, and what else it may mean`() async throws {
    let told = try await server.ask("/near?place=Mosul&within=60km").json()
    let place = try #require(told["place"] as? [String: Any])
    #expect(place["id"] as? String != nil)
    #expect((place["taken"] as? String)?.contains("Iraq") == true)
    #expect(told["rivals"] is [Any])
    #expect((told["question"] as? String)?.hasPrefix("events within 60 km of") == true)
  }

  @Test func `a page and a table have the same answers`() async throws {
    let query = "/near?place=Deir%20ez-Zor&within=90km"
    let ids = try await server.ask(query).features().compactMap(Self.id)
    let page = try await server.ask(query, accept: "text/html")
    #expect(page.text.hasPrefix("<!DOCTYPE html>"))
    for id in ids { #expect(page.text.contains("/items/\(id)?f=html")) }
    #expect(page.text.contains("lang=\"ar\" dir=\"rtl\""))
    let table = try await server.ask(query + "&f=csv").text
    #expect(
      table.split(separator: "\r\n").count == ids.count + 1
        || table.split(separator: "\n").count >= ids.count + 1)
    let hostile = try await server.ask(
      "/near?place=35.3,40.1&within=90km&actor=%22%3E%3Cscript%3E&f=html")
    #expect(!hostile.text.contains("<script>"))
  }

  @Test func `the definition has near with every parameter`() async throws {
    let paths = try #require(
      try await server.ask("/api").json()["paths"] as? [String: [String: Any]])
    let get = try #require(paths["/near"]?["get"] as? [String: Any])
    let parameters = try #require(get["parameters"] as? [[String: Any]])
    let names = parameters.compactMap { $0["name"] as? String }
    #expect(Set(names) == Set(NearQuery.names + ["f"]))
    let landing = try await server.ask("/").text
    #expect(landing.contains("/near/form"))
  }

  // MARK: The web map

  @Test func `for people the landing page is the web map, for programs it is JSON`() async throws {
    let page = try await server.ask(
      "/?kind=rocket", accept: "text/html,application/xhtml+xml,*/*;q=0.8")
    #expect(page.text.hasPrefix("<!DOCTYPE html>"))
    #expect(page.text.contains("live.js\" data-ground=\"web/"))
    #expect(!page.text.contains("{{"))
    #expect(page.text.contains("<noscript>") && page.text.contains("href=\"collections?f=html\""))
    for accept in [nil, "*/*", "application/json"] as [String?] {
      #expect(try await server.ask("/", accept: accept).json()["links"] is [Any])
    }
    #expect(try await server.ask("/?f=json", accept: "text/html").json()["links"] is [Any])
  }

  @Test func `the page's parts are those that it names, and no others`() async throws {
    let page = try await server.ask("/", accept: "text/html").text
    let names = page.split(separator: "\"").flatMap { $0.split(separator: " ") }
      .filter { $0.hasPrefix("web/") }
    #expect(names.count > 18)
    for name in names {
      let part = try await server.ask("/\(name)")
      #expect(part.status == 200 && !part.text.isEmpty, "\(name)")
    }
    #expect(Set(names).count == names.count)
    for path in [
      "/web/x/map.css", "/web/..%2f..%2fPackage.swift/map.css", "/web/x/..%2f..%2fPackage.swift",
    ] {
      #expect(try await server.ask(path).status == 404, "\(path)")
    }
    let ground = try #require(names.first { $0.hasSuffix("ground.json") })
    let told = try await server.ask("/\(ground)").json()
    #expect((told["units"] as? [Any])?.isEmpty == false && (told["legend"] as? [Any])?.count == 9)
    let arabic = try #require(told["arabic"] as? [String: String])
    #expect(arabic["SY|Deir ez-Zor"] != nil)
  }

  @Test func `a page that is known is not sent again`() async throws {
    let first = try await server.ask("/", accept: "text/html")
    let tag = try #require(first.headers[.eTag])
    let again = try await server.ask("/", accept: "text/html", headers: [.ifNoneMatch: tag])
    #expect(again.status == 304 && again.text.isEmpty)
  }
}
