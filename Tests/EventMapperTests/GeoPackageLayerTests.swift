@testable import EventMapper
import Events
import Foundation
import GRDB
import Geodesy
import Layers
import Places
import Shapes
import Testing

@Suite("The layers as tables of events.gpkg")
struct GeoPackageLayerTests {
  private func event(_ id: String, at place: Location?, on date: EventDate) -> Event {
    Event(
      id: id, kind: .rocket, date: date, target: place, launch: nil, distance: nil, bearing: nil,
      weapon: nil, weaponCount: NumberRange(0), actor: "=\"أ\"", actorText: nil, targetKind: nil,
      targetText: nil, outcome: .unknown, outcomeClaims: nil, killed: nil, injured: nil,
      background: true, claims: [], sources: ["r"])
  }

  @Test func `Events without a place or a day are rows too`() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let at = try #require(Coordinate(latitude: 35.08123456, longitude: 40.6))
    let place = Location(
      coordinate: at, uncertainty: .meters(999.6), area: .disc(center: at, radius: .meters(999.6)),
      method: .given, text: "")
    let day = Day(year: 2023, month: 11, day: 15)
    let dated = EventDate(start: day, end: day, precision: .day, method: .stated)
    let content = try MapContent(
      events: Rows([
        event("a", at: place, on: dated), event("b", at: nil, on: dated),
        event("c", at: place, on: .unknown),
      ]), claims: Rows([]), districts: [], aggregates: Rows([]), unresolved: Rows([]),
      diagnostics: Rows([]), attribution: Attribution(text: "A & B", licence: "CC <0>"))
    let source = MapFile.Source(content: content, gazetteer: "0f", scratch: folder.path())
    let path = folder.appending(path: "events.gpkg").path()
    let sum = try source.writeGeoPackage(to: path)
    let bytes = try Data(contentsOf: URL(filePath: path))
    var hash = FileSum()
    hash.add(Array(bytes).span)
    #expect(sum.sha256 == hash.sha256)
    #expect(sum.count == bytes.count)
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path()) == ["events.gpkg"])
    let database = try DatabaseQueue(path: path)
    try database.read { database in
      let events = try Row.fetchAll(
        database,
        sql: """
          SELECT id, geom NOT NULL AS drawn, date_start, "end", weapon_count, killed_low, actor,
            uncertainty_m, background FROM events
          """)
      #expect(
        events == [
          [
            "id": "a", "drawn": 1, "date_start": "2023-11-15", "end": "2023-11-15T23:59:59.000Z",
            "weapon_count": 0, "killed_low": nil, "actor": "=\"أ\"", "uncertainty_m": 1_000.0,
            "background": 1,
          ],
          [
            "id": "b", "drawn": 0, "date_start": "2023-11-15", "end": "2023-11-15T23:59:59.000Z",
            "weapon_count": 0, "killed_low": nil, "actor": "=\"أ\"", "uncertainty_m": nil,
            "background": 1,
          ],
          [
            "id": "c", "drawn": 1, "date_start": nil, "end": nil, "weapon_count": 0,
            "killed_low": nil, "actor": "=\"أ\"", "uncertainty_m": 1_000.0, "background": 1,
          ],
        ])
      let extent = try Row.fetchOne(
        database, sql: "SELECT min_x, max_y FROM gpkg_contents WHERE table_name = 'events'")
      #expect(extent == ["min_x": 40.6, "max_y": 35.081235])
      #expect(try Int.fetchAll(database, sql: "SELECT id FROM rtree_events_geom") == [1, 3])
      let said = try String.fetchAll(
        database, sql: "SELECT metadata FROM gpkg_metadata WHERE md_scope = 'dataset'")
      #expect(said.count == 4)
      for text in said {
        #expect(text.contains("<rights>A &amp; B</rights>"))
        #expect(text.contains("<license>CC &lt;0&gt;</license>"))
        #expect(text.contains("Gazetteer 0f"))
      }
      let styles = try String.fetchAll(
        database, sql: "SELECT f_table_name FROM layer_styles WHERE useAsDefault")
      #expect(styles == ["events", "launches", "areas", "districts"])
    }
    try database.close()
  }
}
