import Diagnostics
import EventMapper
import Events
import Foundation
import Places
import Reading
import Testing

/// Event tables come in through the same door as reports.
@Suite struct TableTests {
  static let report = """
    Rockets hit al-Mayadin

    On 15 November 2023 six rockets struck the town of al-Mayadin, and two people were killed.
    """

  @Test func `a row and a report of one attack are one event, rows of one table never`()
    async throws
  {
    let folder = try Folder()
    try folder.write(Self.report, "raid.txt")
    try folder.write(
      """
      id,date,place,kind,killed
      1,2023-11-15,al-Mayadin,rocket,2
      2,2023-11-15,al-Mayadin,rocket,3
      """, "desk.csv")
    try folder.write("id,date,place,kind\n1,2023-11-15,الميادين,صواريخ\n", "other.csv")
    let run = try await folder.map(["raid.txt", "desk.csv", "other.csv"].map(folder.path))
    #expect(run.rowCount == 3 && run.reportCount == 1 && run.tally.events == 2)
    let sources = try folder.events().compactMap { $0["sources"] as? String }
    #expect(sources.filter { $0.contains("desk#1") != $0.contains("desk#2") }.count == 2)
    #expect(sources.contains { $0.contains("raid") && $0.contains("desk#") })
    #expect(sources.contains { $0.contains("other#1") })
  }

  @Test func `what a run writes of tables gives the same events again`() async throws {
    let folder = try Folder()
    try folder.write(Self.report, "raid.txt")
    try folder.write(
      """
      date,place,governorate,latitude,longitude,kind,launch
      2023-11-15,al-Mayadin,Deir ez-Zor,,,rocket,between Abu Kamal and al-Asharah
      2023-11-15,al-Mayadin,Deir ez-Zor,35.02,40.45,rocket,
      2023-11-15,al-Mayadin,Deir ez-Zor,35.02,40.45,rocket,
      ,Homs,,,,shelling,
      """, "desk.csv")
    _ = try await folder.map(["raid.txt", "desk.csv"].map(folder.path), to: "first")
    _ = try await folder.map([folder.path("first/claims.jsonl")], to: "again")
    for file in ["events.geojson", "launches.geojson", "areas.geojson", "claims.jsonl"] {
      try folder.expectSame("first/\(file)", "again/\(file)")
    }
    // Two rows with the same words are two events with ids of their own.
    let ids = try folder.events("first").compactMap { $0["id"] as? String }
    #expect(ids.count == 4 && Set(ids).count == 4)
  }

  @Test func `an event's id survives the order of rows, and edits where rows have ids`()
    async throws
  {
    let folder = try Folder()
    let rows = ["7,2023-11-15,al-Mayadin,2", "8,2023-11-16,Abu Kamal,0"]
    func ids(_ rows: [String], _ header: String = "id,date,place,killed") async throws -> [String] {
      try folder.write(([header] + rows).joined(separator: "\n"), "t.csv")
      _ = try await folder.map([folder.path("t.csv")])
      return try folder.events().compactMap { $0["id"] as? String }.sorted()
    }
    let first = try await ids(rows)
    #expect(try await ids(rows.reversed()) == first)
    #expect(try await ids([rows[0].replacing("al-Mayadin", with: "Homs"), rows[1]]) == first)
    let bare = try await ids(rows.map { String($0.dropFirst(2)) }, "date,place,killed")
    let longer = try await ids(
      (["2022-01-01,Homs,1"] + rows.map { String($0.dropFirst(2)) }), "date,place,killed")
    #expect(Set(bare).isSubset(of: Set(longer)))
  }

  @Test func `coordinates are kept, and codes become radii`() async throws {
    let folder = try Folder()
    try folder.write(
      """
      id,type_of_violence,where_prec,where_coordinates,adm_1,adm_2,latitude,longitude,country,date_prec,date_start,date_end,low,best,high,source_headline
      1,1,1,Al Mayadin town,Deir ez Zor Governorate,Al Mayadin district,35.02,40.45,Syria,1,2016-01-01,2016-01-01,1,2,4,Rockets hit Mayadin
      2,1,2,Al Mayadin town,Deir ez Zor Governorate,Al Mayadin district,35.02,40.45,Syria,2,2016-01-01,2016-01-04,0,0,0,
      3,1,4,Deir ez Zor Governorate,Deir ez Zor Governorate,,35.33,40.14,Syria,4,2016-01-01,2016-01-31,0,0,0,
      """, "ged.csv")
    _ = try await folder.map([folder.path("ged.csv")])
    let events = Dictionary(
      uniqueKeysWithValues: try folder.events().map { ($0["sources"] as? String ?? "", $0) })
    let exact = try #require(events["ged#1"])
    #expect(exact["location_method"] as? String == "given" && exact["kind"] as? String == "rocket")
    #expect(
      exact["uncertainty_m"] as? Double == 3000 && exact["place_name"] as? String == "al-Mayadin")
    #expect(exact["killed_low"] as? Int == 1 && exact["killed_high"] as? Int == 4)
    let near = try #require(events["ged#2"])
    #expect(near["uncertainty_m"] as? Double == 25_000 && near["ucdp_date_prec"] as? Int == 2)
    let wide = try #require(events["ged#3"])
    #expect((wide["uncertainty_m"] as? Double ?? 0) > 60_000)
    #expect(wide["date_precision"] as? String == "month" && wide["ucdp_date_prec"] as? Int == 4)
  }

  @Test func `a point beyond the countries that are known is kept, an exchanged one is told`()
    async throws
  {
    let folder = try Folder()
    // 48° N, 35° E is in Ukraine; exchanged it would lie in Iran, of which the row says nothing.
    try folder.write(
      """
      id,date,place,latitude,longitude
      1,2023-11-15,Dnipro,48.46,35.04
      2,2023-11-15,Baghdad,44.36,33.31
      """, "t.csv")
    let run = try await folder.map([folder.path("t.csv")])
    let methods = try folder.events().reduce(into: [:]) { methods, event in
      methods[event["sources"] as? String ?? ""] = event["location_method"] as? String
    }
    #expect(methods == ["t#1": "given", "t#2": "named"])
    #expect(run.doubtCount == 1)
  }

  @Test(arguments: [1, 3]) func `the same bytes on any number of jobs, and packed`(_ jobs: Int)
    async throws
  {
    let folder = try Folder()
    let rows = (0..<3_000).map {
      "\($0),2023-11-\(10 + $0 % 18),\(["Homs", "Hama", "Idlib"][$0 % 3]),rocket"
    }
    try folder.write((["id,date,place,kind"] + rows).joined(separator: "\n"), "t.csv")
    _ = try await folder.map([folder.path("t.csv")], to: "one", jobs: 2)
    _ = try await folder.map([folder.path("t.csv")], to: "many", jobs: jobs)
    for file in ["events.geojson", "events.csv", "claims.jsonl", "diagnostics.json"] {
      try folder.expectSame("one/\(file)", "many/\(file)")
    }
  }
}
