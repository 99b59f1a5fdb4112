import Diagnostics
import EventMapper
import Events
import Foundation
import Places
import Testing

/// What a person corrects stays corrected: on every run, in every layer, with more reports.
@Suite struct CorrectionTests {
  @Test func `A review that was filled in moves the map, also when more reports come`() async throws
  {
    let desk = try Desk()
    defer { desk.clear() }
    try desk.take([
      "05_sinjar_drone_ar.txt", "06_sukhnah_bus_ied_ar.txt", "08_diyala_kirkuk_ar.txt",
    ])
    try await desk.map()
    // What a reviewer does in a spreadsheet: the review, some cells filled in, saved under another name.
    var review = try desk.table("review.csv")
    #expect(review[1][2] == "قريتين")
    review[1][4] = "37,25"
    review[1][5] = "43,4"
    let wide = try #require(review.firstIndex { $0[2] == "غربي قضاء الحويجة" })
    review[wide][3] = "gn:94911 Kani Masi (Amedi)"
    review[wide][8] = "2023-05-19"
    review[wide][12] = "=seen; \"on\" site"
    let lines = review.map { row in
      row.map { "\"\($0.replacing("\"", with: "\"\""))\"" }.joined(separator: ";")
    }
    try desk.write("\u{FEFF}" + lines.joined(separator: "\r\n"), to: "corrections.csv")
    let event = review[wide][0]

    for more in [[], ["01_omar_rockets_ar.txt", "02_omar_six_rockets_ar.txt"]] {
      try desk.take(more)
      let diagnostics = try await desk.map()
      #expect(!diagnostics.contains { $0.id.hasPrefix("correction.") })
      #expect(!diagnostics.contains { $0.id == "place.unresolved" })
      let moved = try #require(try desk.event { $0["id"] as? String == event })
      #expect(moved["place_id"] as? String == "gn:94911")
      #expect(moved["admin2_name"] as? String == "Amedi")
      #expect(moved["date_start"] as? String == "2023-05-19")
      #expect(moved["date_method"] as? String == "given")
      #expect(moved["correction"] as? String == "place, date: =seen; \"on\" site")
      #expect((moved["title"] as? String)?.hasSuffix("on Kani Masi, 19 May 2023") == true)
      let given = try #require(try desk.event { $0["correction"] as? String == "place" })
      #expect(given["uncertainty_m"] as? Double == 1_000)
      #expect(given["location_method"] as? String == "given")
      for layer in ["events.kml", "events.csv", "map.html", "areas.geojson"] {
        #expect(try desk.text(layer).contains("place, date: =seen; "), "\(layer)")
      }
      // What was read is still there, so that the correction can be taken back.
      let claims = try desk.text("claims.jsonl")
      #expect(!claims.contains("\"location_method\":\"given\""))
      #expect(!claims.contains("2023-05-19"))
      let manifest = try desk.text("manifest.json")
      #expect(manifest.contains("{\"name\":\"corrections.csv\",\"sha256\":"))
      #expect(manifest.contains("\"event\":\"\(event)\",\"report\":null,\"words\":null,"))
      #expect(manifest.contains("\"changed\":[\"place\",\"date\"],\"claims\":1,\"events\":1"))
      #expect(try desk.table("review.csv").dropFirst().allSatisfy { $0[2] != "قريتين" })
    }

    try desk.write("", to: "corrections.csv")
    try FileManager.default.removeItem(at: desk.reports.appending(path: "corrections.csv"))
    try await desk.map()
    let back = try #require(try desk.event { $0["id"] as? String == event })
    #expect(back["place_id"] as? String == "gn:390188")
    #expect(back["correction"] is NSNull)
  }

  @Test(arguments: [1, 3])
  func `Events that are the same are joined across years, by chains too`(jobs: Int) async throws {
    let desk = try Desk()
    defer { desk.clear() }
    try desk.take(["01_omar_rockets_ar.txt", "05_sinjar_drone_ar.txt", "06_sukhnah_bus_ied_ar.txt"])
    try await desk.map(jobs: jobs)
    let before = try desk.events()
    let ids = before.compactMap { $0["id"] as? String }.sorted()
    let chain = Array(ids.prefix(3))
    try desk.write(
      "event,same_as\n\(chain[0]),\(chain[1])\n\(chain[2]),\(chain[1])\n", to: "corrections.csv")
    #expect(try await desk.map(jobs: jobs).allSatisfy { !$0.id.hasPrefix("correction.") })
    let after = try desk.events()
    #expect(after.count == before.count - 2)
    let joined = try #require(after.first { $0["id"] as? String == chain[0] })
    #expect(joined["correction"] as? String == "same event")
    #expect((joined["sources"] as? String)?.isEmpty == false)
    #expect(!after.contains { chain.dropFirst().contains($0["id"] as? String ?? "") })
  }

  @Test func `An event that is none leaves the layers, and its claims stay`() async throws {
    let desk = try Desk()
    defer { desk.clear() }
    try desk.take(["01_omar_rockets_ar.txt"])
    try await desk.map()
    let before = try desk.events()
    let claims = try desk.text("claims.jsonl").split(separator: "\n").count
    let id = try #require(before.first?["id"] as? String)
    try desk.write("event\tnot_an_event\n\(id)\tنعم\n", to: "corrections.csv")
    try await desk.map()
    #expect(try desk.events().count == before.count - 1)
    let told = try desk.text("claims.jsonl").split(separator: "\n")
    #expect(told.count == claims)
    #expect(told.contains { $0.contains("\"event\":null") })
  }

  @Test func `Rows with faults are told by line and column, and the others count`() async throws {
    let desk = try Desk()
    defer { desk.clear() }
    try desk.take(["01_omar_rockets_ar.txt"])
    try await desk.map()
    let id = try #require(try desk.events().first?["id"] as? String)
    try desk.write(
      """
      event,report,words,place_id,latitude,longitude,uncertainty_m,kind,date_start,date_end,not_an_event,same_as,note,odd
      \(id),,,,91,40,,,,,,,,
      \(id),,,,,,500,,,,,,,
      \(id),,,,,,,bombing,,,,,,
      \(id),,,,,,,,04/05/2023,,,,,
      \(id),,,,,,,,,,perhaps,,,
      \(id),,,site:nowhere,,,,,,,,,,
      ,,حقل العمر,site:al-omar,,,,,,,,,,
      ,01_omar_rockets_ar,حقل العمر,,,,,drone,,,,,,
      4.1946E+15,,,,,,,drone,,,,,,
      0000000000000000,,,,,,,drone,,,,,,
      ,nobody,حقل العمر,site:al-omar,,,,,,,,,,
      \(id),,,,,,,drone,,,,0000000000000001,,
      \(id),,,,,,,missile,,,,,,
      \(id),,,,,,,,,,,,only a note,
      """, to: "corrections.csv")
    let told = try await desk.map().filter { $0.id.hasPrefix("correction.") }
    let seen = told.map { "\($0.position?.line ?? 0):\($0.position?.column ?? 0) \($0.id)" }
    #expect(
      seen.sorted() == [
        "10:1 correction.event", "11:1 correction.unused", "12:1 correction.unused",
        "13:1 correction.unused", "14:1 correction.contradiction", "1:113 correction.column",
        "2:21 correction.coordinate", "3:23 correction.radius", "4:24 correction.kind",
        "5:25 correction.date", "6:27 correction.flag", "7:20 correction.place",
        "8:2 correction.subject", "9:1 correction.subject",
      ])
    #expect(told.allSatisfy { !$0.fix.isEmpty })
    #expect(try desk.event { $0["id"] as? String == id }?["kind"] as? String == "missile")
  }

  @Test func `Words count in their reports alone, and a name in a phrase moves the phrase`()
    async throws
  {
    let text = "قصفت طائرة مسيّرة موقعاً على بعد 20 كم جنوب قرية الزعفرونية في 3 أيار 2023."
    let report = RealMapper.report(text)
    func events(_ reports: String) async throws -> [Event] {
      let row = "report,words,place_id\n\(reports),الزعفرونية,gn:94911\n"
      let desk = try Desk()
      defer { desk.clear() }
      try desk.write(row, to: "corrections.csv")
      let corrections = try desk.corrections()
      return await RealMapper.mapper.map([report], corrections: corrections).events
    }
    let all = try await events("*")
    let here = try await events("a; r")
    let elsewhere = try await events("a; b")
    #expect(all.first?.target?.method == .offset)
    #expect(all.first?.target?.placeID == "gn:94911")
    #expect(all == here)
    #expect(elsewhere.first?.target?.placeID != "gn:94911")
    #expect(all.first?.id == elsewhere.first?.id || elsewhere.isEmpty)
  }
}
