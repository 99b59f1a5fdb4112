import Diagnostics
import EventMapper
import Events
import Foundation
import Reading
import Testing

/// Claims that others read out of reports come in through the same door as reports.
@Suite struct GivenClaimTests {
  static let report = """
    Rockets hit al-Mayadin

    On 15 November 2023 six rockets struck the town of al-Mayadin, and two people were killed.
    """

  @Test func `what a run writes gives the same events again`() async throws {
    let folder = try Folder()
    let samples = ["Reports", "Tests/Corpus"].map { RealMapper.root.appending(path: $0).path() }
    let first = try await folder.map(samples, to: "first")
    let again = try await folder.map([folder.path("first/claims.jsonl")], to: "again")
    let beside = try await folder.map(
      samples + [folder.path("first/claims.jsonl")], to: "beside")
    #expect(first.tally.events > 30)
    #expect(again.givenCount > 30 && again.reportCount == 0)
    for run in ["again", "beside"] {
      for file in [
        "events.geojson", "areas.geojson", "launches.geojson", "districts.geojson", "claims.jsonl",
      ] {
        try folder.expectSame("first/\(file)", "\(run)/\(file)")
      }
    }
    #expect(beside.doubtCount == first.doubtCount)
  }

  @Test func `a claim beside its report is one more voice of one event`() async throws {
    let folder = try Folder()
    try folder.write(Self.report, "r1.txt")
    try folder.write(
      #"{"report":"r1","kind":"rocket","date_start":"2023-11-15","target":"the town of al-Mayadin","#
        + #""killed":{"value":{"low":2,"best":3,"high":null},"words":"two people were killed"}}"#,
      "llm.claims.jsonl")
    let run = try await folder.map([folder.path("r1.txt"), folder.path("llm.claims.jsonl")])
    #expect(run.tally.events == 1)
    let event = try folder.events()[0]
    #expect(event["claims"] as? Int == 2)
    #expect(event["sources"] as? String == "r1")
    #expect(event["killed_low"] as? Int == 2)
    #expect(event["killed_high"] is NSNull)
    #expect(run.doubtCount == 0)
  }

  @Test func `words are geocoded, coordinates are taken, and names are normalised`() async throws {
    let folder = try Folder()
    try folder.write(
      """
      {"id":"a","report":"x","kind":"طائرة مسيرة","date_start":"2024-02-01","target":{"words":"20 km south of al-Hasakah"},"weapon":"صواريخ","actor":"somebody new"}
      {"id":"b","report":"y","kind":"air strike","date_start":"2024-02-01","date_end":"2024-02-03","target":{"words":"my house","latitude":35.02,"longitude":40.45,"uncertainty_m":900}}
      """, "claims.jsonl")
    let run = try await folder.map([folder.path("claims.jsonl")])
    #expect(run.doubtCount == 0)
    let events = try folder.events()
    let first = try #require(events.first { $0["id"] as? String == "a" })
    #expect(first["kind"] as? String == "drone")
    #expect(first["weapon"] as? String == "rocket")
    #expect(first["actor"] as? String == "somebody new")
    #expect(first["location_method"] as? String == "offset")
    #expect(first["quote"] is NSNull && first["quote_start"] is NSNull)
    let second = try #require(events.first { $0["id"] as? String == "b" })
    #expect(second["kind"] as? String == "air_strike")
    #expect(second["location_method"] as? String == "given")
    #expect(second["location_text"] as? String == "my house")
    #expect(second["uncertainty_m"] as? Double == 900)
    #expect(second["admin1_name"] as? String == "Deir ez-Zor")
    #expect(second["date_precision"] as? String == "week")
  }

  /// Lines that are no claim as they stand, what is told of each, and whether an event is left.
  static let bad: [(line: String, told: String, isEvent: Bool)] = [
    (#"{"report":"r1","kind":"picnic","date_start":"2023-11-15"}"#, "claim.kind", false),
    (#"{"report":"r1","date_start":"2023-11-15"}"#, "claim.kind", false),
    (#"{"kind":"rocket","date_start":"2023-11-15"}"#, "claim.report", false),
    (#"{"id":"a b","report":"r1","kind":"rocket"}"#, "claim.id", false),
    (#"{"report":"r1","kind":"rocket"}"#, "claim.nowhere", false),
    (#"["report"]"#, "claim.report", false),
    (#"{"report":"r1","kind":"rocket""#, "json.malformed", false),
    (
      #"{"report":"r1","kind":"rocket","date_start":"2023-11-16","date_end":"2023-11-15"}"#,
      "claim.date", false
    ),
    (#"{"report":"r1","kind":"rocket","date_start":"2023-11-31"}"#, "claim.date", false),
    (
      #"{"report":"r1","kind":"rocket","date_start":"2023-11-15","time_of_day":"25:00"}"#,
      "claim.time", true
    ),
    (
      #"{"report":"r1","kind":"rocket","date_start":"2023-11-15","date_method":"guessed"}"#,
      "claim.value", true
    ),
    (
      #"{"report":"r1","kind":"rocket","date_start":"2023-11-15","killed":1e300}"#, "claim.number",
      true
    ),
    (
      #"{"report":"r1","kind":"rocket","date_start":"2023-11-15","killed":1e999}"#, "claim.number",
      true
    ),
    (
      #"{"report":"r1","kind":"rocket","date_start":"2023-11-15","killed":{"low":3,"best":2}}"#,
      "claim.number", true
    ),
    (
      #"{"report":"r1","kind":"rocket","date_start":"2023-11-15","killed":-1}"#, "claim.number",
      true
    ),
    (
      #"{"report":"r1","kind":"rocket","date_start":"2023-11-15","outcome":"won"}"#,
      "claim.outcome", true
    ),
    (
      #"{"report":"r1","kind":"rocket","date_start":"2023-11-15","weapon":{"value":"rocket","words":"rockets","start":900,"end":907}}"#,
      "claim.span", true
    ),
    (
      #"{"report":"r1","kind":"rocket","date_start":"2023-11-15","weapon":{"value":"rocket","words":"rockets","start":1,"end":8}}"#,
      "claim.span", true
    ),
    (
      #"{"report":"r1","kind":"rocket","date_start":"2023-11-15","weapon":{"value":"rocket","words":"rockets","start":8,"end":1}}"#,
      "claim.span", true
    ),
    (
      #"{"report":"r1","kind":"rocket","date_start":"2023-11-15","weapon":{"value":"rocket","words":"rackets"}}"#,
      "claim.words", true
    ),
    (
      #"{"report":"r1","kind":"rocket","date_start":"2023-11-15","quote":"No such sentence."}"#,
      "claim.quote", false
    ),
    (
      #"{"report":"r1","kind":"rocket","date_start":"2023-11-15","target":{"latitude":35}}"#,
      "claim.coordinate", true
    ),
    (
      #"{"report":"r1","kind":"rocket","date_start":"2023-11-15","target":{"latitude":95,"longitude":1,"uncertainty_m":5}}"#,
      "claim.coordinate", true
    ),
    (
      #"{"report":"r1","kind":"rocket","date_start":"2023-11-15","target":"Qwertzuiop"}"#,
      "place.unresolved", true
    ),
    (
      #"{"report":"r1","kind":"rocket","date_start":"2023-11-15","target":{"value":null,"words":""}}"#,
      "claim.place", true
    ),
    (#"{"report":"r2","kind":"rocket","date_start":"2023-11-15"}"#, "claim.no-report", true),
  ]

  @Test(arguments: bad.indices) func `a bad line is told with its place and its fix`(
    _ index: Int
  ) async throws {
    let (line, told, isEvent) = Self.bad[index]
    let folder = try Folder()
    // A report that tells of no attack, so that every event is the claim's.
    try folder.write("On 15 November 2023\n\nsix rockets lay in al-Mayadin.", "r1.txt")
    try folder.write("\n" + line + "\n", "bad.claims.jsonl")
    let run = try await folder.map([folder.path("r1.txt"), folder.path("bad.claims.jsonl")])
    var found: [Diagnostic] = []
    try run.diagnostics.forEach { if $0.id == told { found.append($0) } }
    let first = try #require(found.first, "no \(told)")
    #expect(first.position?.source == "bad.claims.jsonl")
    #expect(first.position?.line == 2)
    #expect(run.tally.events == (isEvent ? 1 : 0))
  }

  @Test func `of two lines with one id the first counts`() async throws {
    let folder = try Folder()
    try folder.write(
      """
      {"id":"a","report":"x","kind":"rocket","date_start":"2024-02-01","target":"al-Mayadin"}
      {"id":"a","report":"y","kind":"drone","date_start":"2024-03-01","target":"al-Hasakah"}
      """, "claims.jsonl")
    let run = try await folder.map([folder.path("claims.jsonl")])
    #expect(run.tally.events == 1 && run.tally.kinds[.rocket] == 1)
    var ids: [String] = []
    try run.diagnostics.forEach { ids.append($0.id) }
    #expect(ids == ["claim.duplicate"])
  }

  @Test(arguments: ["a.claims.jsonl", "claims.jsonl", "Claims.JSONL", "a.claims.ndjson"])
  func `the name tells claims from reports`(_ name: String) async throws {
    let folder = try Folder()
    try folder.write(
      #"{"report":"x","kind":"rocket","date_start":"2024-02-01","text":"no report"}"#, name)
    try folder.write(
      #"{"id":"claim","report":"x","kind":"rocket","text":"Rockets hit al-Mayadin on 1 May 2024."}"#,
      "other.jsonl")
    let run = try await folder.map([folder.path("")])
    #expect(run.givenCount == 1 && run.reportCount == 1)
  }

  @Test(arguments: [("nowhere", "1", "between"), ("SY0903", "5", "given")])
  func `an event is counted once, whatever its districts are said to be`(
    _ district: String, _ share: String, _ method: String
  ) async throws {
    let folder = try Folder()
    try folder.write(
      #"{"id":"a","report":"x","kind":"rocket","date_start":"2024-02-01","target":{"location_method":"between","#
        + #""location_text":"x","latitude":35,"longitude":40.4,"uncertainty_m":9000,"shares":"#
        + #"[{"district":"\#(district)","share":\#(share)}],"drawn":{"point":[40.4,35],"radius_m":9000,"#
        + #""disc":{"center":[40.4,35],"radius_m":9000}}}}"#, "claims.jsonl")
    _ = try await folder.map([folder.path("claims.jsonl")])
    let json = try JSONSerialization.jsonObject(
      with: Data(try folder.read("out/districts.geojson").utf8))
    let districts = (json as? [String: Any])?["features"] as? [[String: Any]] ?? []
    let sum = districts.compactMap { ($0["properties"] as? [String: Any])?["events"] as? Double }
      .reduce(0, +)
    #expect(abs(sum - 1) < 0.01)
    #expect(try folder.events()[0]["location_method"] as? String == method)
  }

  @Test func `a corrected coordinate stands above what was drawn`() async throws {
    let folder = try Folder()
    try folder.write(Self.report, "r1.txt")
    _ = try await folder.map([folder.path("r1.txt")], to: "first")
    let lines = try folder.read("first/claims.jsonl")
    let number = try #require(lines.firstMatch(of: /"latitude":[0-9.]+/)).output
    try folder.write(lines.replacing(number, with: #""latitude":35.1"#), "mine.claims.jsonl")
    _ = try await folder.map([folder.path("r1.txt"), folder.path("mine.claims.jsonl")])
    let events = try folder.events()
    #expect(events.count == 1 && events[0]["claims"] as? Int == 1)
    #expect(events[0]["location_method"] as? String == "given")
  }
}
