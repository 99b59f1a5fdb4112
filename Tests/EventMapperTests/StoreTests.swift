import Diagnostics
import EventMapper
import Foundation
import GRDB
import Testing

/// What `map --store` promises: adding merges, loses nothing, and does not depend on the order.
@Suite struct StoreTests {
  static let tables = [
    "events", "launches", "areas", "districts", "claims", "sources", "aggregates", "unresolved",
    "diagnostics", "provenance", "events_claims", "sources_claims",
  ]

  /// Three folders: attacks told in several of them, a copy of a report that alone knows its day, two
  /// other reports of one id, names without a place, a count, and claims from outside of which one
  /// takes the place of one that is read.
  private func folders(_ place: StorePlace) throws -> [String] {
    let raid = "Six rockets struck the town of al-Mayadin yesterday evening."
    let strike = "An air strike hit the town of Palmyra on 3 March 2024. Two people were killed."
    try place.write("a/raid.txt", raid + "\n")
    try place.write("a/strike.txt", strike + "\n")
    try place.write(
      "a/count.txt", "Bases in Syria were attacked more than 70 times since October 2023.\n")
    try place.write("a/reports.csv", "file,published\nstrike.txt,2024-03-04\n")
    // The same report, with the day of its publication.
    try place.write("b/raid.txt", raid + "\n")
    try place.write("b/reports.csv", "file,published,source\nraid.txt,2024-01-14,Agency\n")
    // Another report of that id, and one that tells the same strike.
    try place.write(
      "b/strike.txt",
      "Rockets were fired at the village of Qwertystan on 3 March 2024, and a drone hit Palmyra.\n")
    try place.write("b/news.txt", "Warplanes bombed Palmyra on 3 March 2024, killing three.\n")
    try place.write("c/strike.txt", "Shells fell on the town of Idlib on 5 March 2024.\n")
    try place.write(
      "c/more.claims.jsonl",
      """
      {"id":"g1","report":"desk","kind":"rocket","date_start":"2024-01-13","target":"the town of al-Mayadin","quote":"q"}
      {"id":"g2","report":"desk","kind":"drone","date_start":"2024-01-13","target":"Zzyzxville","quote":"q"}
      {"id":"g3","report":"tracker","kind":"air_strike","date_start":"2024-03-03","target":{"words":"Palmyra","latitude":34.56,"longitude":38.28,"uncertainty_m":2000},"killed":4}

      """)
    return ["a", "b", "c"]
  }

  @Test func `all orders of adding give the same tables, and those of one run`() async throws {
    let place = try StorePlace()
    defer { place.remove() }
    let folders = try folders(place)
    try await place.map(folders, to: "all")
    let whole = try place.contents("all/events.gpkg")
    #expect(whole["sources"]?.count == 8)  // tracker and desk are named by claims alone
    #expect(whole["unresolved"]?.isEmpty == false && whole["aggregates"]?.isEmpty == false)
    for order in [
      [0, 1, 2], [0, 2, 1], [1, 0, 2], [1, 2, 0], [2, 0, 1], [2, 1, 0], [1, 2, 0, 1, 2],
    ] {
      let store = "\(order).gpkg"
      for number in order { try await place.map([folders[number]], to: "o", store: store) }
      let contents = try place.contents(store)
      for table in Self.tables {
        let (one, other) = (Set(contents[table] ?? []), Set(whole[table] ?? []))
        #expect(one.subtracting(other).sorted() == [], "\(table), \(order)")
        #expect(other.subtracting(one).sorted() == [], "\(table), \(order)")
      }
    }
  }

  @Test func `claims from outside join those of a report that the store has, in either order`()
    async throws
  {
    let place = try StorePlace()
    defer { place.remove() }
    _ = try folders(place)
    try place.write(
      "d/x.claims.jsonl",
      """
      {"id":"x1","report":"news","kind":"air_strike","date_start":"2024-03-03","target":"Palmyra","killed":5}

      """)
    var told: [[String]] = []
    for order in [["b", "d"], ["d", "b"], ["b", "d", "b", "d"]] {
      let store = "\(order.joined()).gpkg"
      for folder in order { try await place.map([folder], to: "o", store: store) }
      told.append(
        try place.rows("SELECT id, killed_high, claims, sources FROM events", of: store))
    }
    #expect(told[0] == told[1] && told[1] == told[2])
    #expect(told[0].contains { $0.contains("killed_high:5 claims:3") }, "\(told)")
  }

  @Test func `the layers beside a store show all that is in it`() async throws {
    let place = try StorePlace()
    defer { place.remove() }
    let folders = try folders(place)
    try await place.map([folders[0]], to: "o", store: "o.gpkg", formats: ["default"])
    try await place.map([folders[1]], to: "o", store: "o.gpkg", formats: ["default"])
    try await place.map(Array(folders.prefix(2)), to: "all", formats: ["default"])
    for name in [
      "events.geojson", "districts.geojson", "aggregates.csv", "review.csv", "claims.jsonl",
    ] {
      let (one, other) = (try place.text("o/\(name)"), try place.text("all/\(name)"))
      #expect(one == other, "\(name)")
    }
    let (one, other) = (try place.contents("o/events.gpkg"), try place.contents("o.gpkg"))
    #expect(one == other)
  }

  @Test func `a report that comes again changes nothing, and what people added stays`() async throws
  {
    let place = try StorePlace()
    defer { place.remove() }
    let folders = try folders(place)
    for folder in folders { try await place.map([folder], to: "o", store: "s.gpkg") }
    let before = try place.contents("s.gpkg")
    try await DatabaseQueue(path: place.path("s.gpkg")).write { database in
      try database.execute(
        sql: """
          CREATE TABLE notes (fid INTEGER PRIMARY KEY, note TEXT);
          INSERT INTO notes VALUES (1, 'ملاحظة');
          UPDATE layer_styles SET styleQML = '<qgis mine="1"/>' WHERE f_table_name = 'events';
          """)
    }
    for folder in folders { try await place.map([folder], to: "o", store: "s.gpkg") }
    #expect(try place.contents("s.gpkg") == before)
    try await DatabaseQueue(path: place.path("s.gpkg")).read { database in
      #expect(try String.fetchAll(database, sql: "SELECT note FROM notes") == ["ملاحظة"])
      let styles = try String.fetchAll(
        database, sql: "SELECT styleQML FROM layer_styles WHERE f_table_name = 'events'")
      #expect(styles == ["<qgis mine=\"1\"/>"])
      #expect(try String.fetchOne(database, sql: "PRAGMA integrity_check") == "ok")
      #expect(try String.fetchOne(database, sql: "PRAGMA journal_mode") == "delete")
      #expect(try Row.fetchAll(database, sql: "PRAGMA foreign_key_check").isEmpty)
    }
  }

  @Test func `files that are no store, or of another version, are refused and left`() async throws {
    let place = try StorePlace()
    defer { place.remove() }
    let folders = try folders(place)
    try await place.map([folders[0]], to: "o")
    let ours = try Data(contentsOf: URL(filePath: place.path("o/events.gpkg")))
    func edited(_ sql: String) throws -> Data {
      try ours.write(to: URL(filePath: place.path("edit.gpkg")))
      let queue = try DatabaseQueue(path: place.path("edit.gpkg"))
      try queue.writeWithoutTransaction { try $0.execute(sql: sql) }
      try queue.close()
      return try Data(contentsOf: URL(filePath: place.path("edit.gpkg")))
    }
    let ofSchema = "md_standard_uri = 'urn:eventmap:store-schema'"
    let unversioned = """
      DELETE FROM gpkg_metadata_reference WHERE reference_scope = 'geopackage'; \
      DELETE FROM gpkg_metadata WHERE \(ofSchema)
      """
    let cases: [(String, Data)] = [
      ("store.not-ours", Data("report".utf8)), ("store.not-ours", Data()),
      ("store.not-ours", try edited("\(unversioned); DROP TABLE districts;")),
      ("store.not-ours", try edited("PRAGMA application_id = 0")),
      (
        "store.old",
        try edited("\(unversioned); DROP TABLE claims; DROP TABLE sources")
      ),
      ("store.new", try edited("UPDATE gpkg_metadata SET metadata = '3' WHERE \(ofSchema)")),
      ("store.damaged", ours.prefix(ours.count / 2)),
    ]
    for (id, bytes) in cases {
      try bytes.write(to: URL(filePath: place.path("bad.gpkg")))
      var told: Diagnostic?
      do {
        try await place.map([folders[1]], to: "o", store: "bad.gpkg")
      } catch {
        told = error as? Diagnostic
      }
      #expect(told?.id == id)
      let left = try Data(contentsOf: URL(filePath: place.path("bad.gpkg")))
      #expect(left == bytes, "\(id)")
      let beside = try FileManager.default.contentsOfDirectory(atPath: place.path(""))
      #expect(!beside.contains { $0.hasPrefix("bad.gpkg-") }, "\(id)")
    }
  }

  @Test func `a reader goes on while a run adds, and a second writer waits or is told`()
    async throws
  {
    let place = try StorePlace()
    defer { place.remove() }
    let folders = try folders(place)
    try await place.map([folders[0]], to: "o", store: "s.gpkg")
    let reader = try DatabaseQueue(path: place.path("s.gpkg"))
    func count() throws -> Int? {
      try reader.read { try Int.fetchOne($0, sql: "SELECT count(*) FROM sources") }
    }
    #expect(try count() == 3)
    let first = try place.opened("s.gpkg", patience: 0)
    #expect(try count() == 3)
    #expect(throws: Diagnostic.self) { try place.opened("s.gpkg", patience: 0) }
    try await place.map([folders[1]], to: "o", into: first)
    #expect(try count() == 5)
  }
}

/// A folder with inputs, outputs and stores.
struct StorePlace {
  private let folder = FileManager.default.temporaryDirectory
    .appending(path: "eventmap-store-\(UUID().uuidString)")

  init() throws {
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  }

  func remove() { try? FileManager.default.removeItem(at: folder) }

  func path(_ name: String) -> String { folder.appending(path: name).path() }

  func text(_ name: String) throws -> String {
    try String(contentsOfFile: path(name), encoding: .utf8)
  }

  func write(_ name: String, _ text: String) throws {
    let file = folder.appending(path: name)
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try text.write(to: file, atomically: true, encoding: .utf8)
  }

  func opened(_ store: String, patience: Int) throws -> StoreToAdd {
    try StoreToAdd(path: path(store), settings: settings("o"), patience: patience) {}
  }

  func map(
    _ inputs: [String], to output: String, store: String? = nil, formats: Set<String> = ["gpkg"]
  ) async throws {
    try await map(
      inputs, to: output, into: try store.map { try opened($0, patience: 5) }, formats: formats)
  }

  func map(
    _ inputs: [String], to output: String, into store: StoreToAdd?,
    formats: Set<String> = ["gpkg"]
  ) async throws {
    let read = try MapInputs(inputs.map(path), settings: settings(output), store: store)
    let run = try await MapRun(read, with: RealMapper.mapper, formats: formats)
    _ = try await run.write()
  }

  /// What a store answers, as text.
  func rows(_ query: String, of store: String) throws -> [String] {
    try DatabaseQueue(path: path(store)).read { database in
      try Row.fetchAll(database, sql: query).map(\.description)
    }
  }

  /// The rows of every table, as text.
  func contents(_ store: String) throws -> [String: [String]] {
    let queue = try DatabaseQueue(path: path(store))
    return try queue.read { database in
      var contents: [String: [String]] = [:]
      for table in StoreTests.tables {
        contents[table] = try Row.fetchAll(database, sql: "SELECT * FROM \(table)")
          .map(\.description)
      }
      return contents
    }
  }

  /// Little memory, so that what is spooled goes to disk.
  private func settings(_ output: String) -> MapSettings {
    MapSettings(output: path(output), jobs: 2, memory: 1 << 12)
  }
}
