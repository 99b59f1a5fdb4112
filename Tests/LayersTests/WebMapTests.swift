import Events
import Geodesy
import Layers
import Testing

@Suite("The web map")
struct WebMapTests {
  /// The data as the page reads them.
  private static func data(of page: String) throws -> JSON {
    let start = try #require(page.firstRange(of: #"id="data">"#)).upperBound
    let end = try #require(page[start...].firstRange(of: "</script>")).lowerBound
    return try JSON(String(page[start..<end]))
  }

  private static func column(_ name: String, in data: JSON) throws -> Int {
    try #require(data["columns"]?.list.firstIndex { $0.text == name })
  }

  @Test func `Every event is a row, with as many cells as there are columns`() throws {
    let data = try Self.data(of: try sample("map.html"))
    let events = try JSON(try sample("events.geojson"))
    #expect(data["events"]?.count == events["features"]?.count)
    let id = try Self.column("id", in: data)
    for (row, feature) in zip(data["events"]?.list ?? [], events["features"]?.list ?? []) {
      #expect(row.count == data["columns"]?.count)
      #expect(row.list[id].text == feature["properties"]?["id"]?.text)
    }
  }

  @Test func `What a report says cannot leave the data`() throws {
    let hostile = "</script><script>alert(1)</script><!-- {{scripts}} {{data}} \u{2028}"
    let event = SampleMap.event(
      "e", .other, .unknown, target: nil, actor: hostile,
      claims: [SampleMap.claim("c", hostile, .other, hostile, language: "en")])
    let content = try SampleMap.content(of: [event])
    let page = try text { try content.writeWebMap(to: &$0) }
    #expect(page.matches(of: /<script/).count == 3)
    #expect(!page.contains("alert(1)</script>"))
    let data = try Self.data(of: page)
    let voices = try Self.column("voices", in: data)
    let row = try #require(data["events"]?.list.first).list
    #expect(row[voices].list.first?.list[1].text == hostile)
    #expect(row[try Self.column("actor", in: data)].text == hostile)
  }

  @Test func `Only our own scripts and styles may run`() throws {
    let page = try sample("map.html")
    #expect(
      page.contains(
        "default-src 'none'; img-src data:; base-uri 'none'; form-action 'none'; "
          + "script-src 'sha256-Zmlyc3Q=' 'sha256-c2Vjb25k'; style-src 'sha256-c3R5bGU='"))
    #expect(page.contains("<script>let a</script>\n<script>a = 1</script>\n<p>end\n"))
  }

  @Test func `Without the parts of its page it alone is left out`() throws {
    let content = try MapContent(
      events: Rows([]), claims: Rows([]), districts: [], aggregates: Rows([]), unresolved: Rows([]),
      diagnostics: Rows([]), attribution: SampleMap.attribution)
    let left = OutputFile.all.filter { !$0.canBeWritten(from: content) }
    #expect(left.map(\.name) == ["map.html"])
    #expect(OutputFile.all.allSatisfy { $0.canBeWritten(from: SampleMap.content) })
  }

  @Test func `The ground is cut around the events`() throws {
    let near = try SampleMap.content(of: SampleMap.events.filter { $0.id == "e-2" })
    let data = try Self.data(of: try text { try near.writeWebMap(to: &$0) })
    #expect(data["units"]?.count == 0)
    #expect(data["rivers"]?.count == 1)
    let box = try #require(data["box"]).list.compactMap(\.number)
    #expect(box.count == 4 && box[0] < 40.6 && box[2] > 40.7)
  }
}
