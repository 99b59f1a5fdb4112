import EventStore
import Events
import Foundation
import GRDB
import Testing

@Suite("A GeoPackage of feature tables")
struct GeoPackageTests {
  private static let day = Day(year: 2023, month: 11, day: 15) ?? Day(number: 0)

  private static let varied = FeatureTable(
    name: "varied", title: "Varied \"rows\"", geometry: .point,
    columns: [
      FeatureColumn("t", .text, alias: "Text"), FeatureColumn("i", .integer, alias: "Whole"),
      FeatureColumn("r", .real, alias: "Number"), FeatureColumn("b", .boolean, alias: "Yes or no"),
      FeatureColumn("d", .date, alias: "Day"), FeatureColumn("m", .moment, alias: "Moment"),
    ], style: "<qgis/>", metadata: "<qgis>licence</qgis>"
  ) { writer in
    writer.set(.text("حقل \"العمر\"\r\n🚀'; DROP TABLE varied; --"), in: 0)
    writer.set(.integer(.min), in: 1)
    writer.set(.real(-0.125), in: 2)
    writer.set(.boolean(true), in: 3)
    writer.set(.date(day), in: 4)
    writer.set(.moment(day, last: true), in: 5)
    try writer.add(geometry(40.5, 35.25), Extent(x: 40.5, y: 35.25))
    // Nothing may stay of the row before; a number that is none says nothing.
    writer.set(.real(.nan), in: 2)
    writer.set(.null, in: 4)
    try writer.add()
    writer.set(.text("a\u{0}b"), in: 0)
    writer.set(.text(""), in: 5)
    writer.set(.moment(day.adding(1), last: false), in: 5)
    writer.set(.boolean(false), in: 3)
    writer.set(.integer(0), in: 1)
    try writer.add(geometry(-179.5, -17), Extent(x: -179.5, y: -17))
  }

  @Test func `Every value comes back as it went in, typed, null for null`() throws {
    let scratch = try Scratch()
    try scratch.write([Self.varied]) { database in
      let rows = try Row.fetchAll(database, sql: "SELECT fid, t, i, r, b, d, m FROM varied")
      #expect(
        rows == [
          [
            "fid": 1, "t": "حقل \"العمر\"\r\n🚀'; DROP TABLE varied; --", "i": Int64.min,
            "r": -0.125, "b": 1, "d": "2023-11-15", "m": "2023-11-15T23:59:59.000Z",
          ],
          ["fid": 2, "t": nil, "i": nil, "r": nil, "b": nil, "d": nil, "m": nil],
          [
            "fid": 3, "t": "a\u{FFFD}b", "i": 0, "r": nil, "b": 0, "d": nil,
            "m": "2023-11-16T00:00:00.000Z",
          ],
        ])
      let types = try String.fetchAll(
        database, sql: "SELECT name || ' ' || type FROM pragma_table_info('varied')")
      #expect(
        types == [
          "fid INTEGER", "geom POINT", "t TEXT", "i INTEGER", "r REAL", "b BOOLEAN", "d DATE",
          "m DATETIME",
        ])
      let blobs = try Data?.fetchAll(database, sql: "SELECT geom FROM varied")
      #expect(blobs == [Data(geometry(40.5, 35.25)), nil, Data(geometry(-179.5, -17))])
    }
  }

  @Test func `It says of itself what programs ask for`() throws {
    let scratch = try Scratch()
    try scratch.write([Self.varied, points(0)]) { database in
      func one<Value: DatabaseValueConvertible>(_ query: String, _: Value.Type) throws -> Value? {
        try Value.fetchOne(database, sql: query)
      }
      #expect(try one("PRAGMA application_id", Int.self) == 0x4750_4B47)
      #expect(try one("PRAGMA user_version", Int.self) == 10_300)
      #expect(try one("PRAGMA page_size", Int.self) == 4_096)
      #expect(try one("PRAGMA journal_mode", String.self) == "delete")
      #expect(try one("PRAGMA integrity_check", String.self) == "ok")
      let extents = try Row.fetchAll(
        database, sql: "SELECT min_x, min_y, max_x, max_y FROM gpkg_contents WHERE srs_id = 4326")
      #expect(
        extents == [
          ["min_x": -179.5, "min_y": -17, "max_x": 40.5, "max_y": 35.25],
          ["min_x": nil, "min_y": nil, "max_x": nil, "max_y": nil],
        ])
      #expect(try one("SELECT count(DISTINCT last_change) FROM gpkg_contents", Int.self) == 1)
      #expect(try one("SELECT styleQML FROM layer_styles", String.self) == "<qgis/>")
      #expect(try one("SELECT count(*) FROM gpkg_data_columns", Int.self) == 7)
      let triggers = "SELECT count(*) FROM sqlite_master WHERE type = 'trigger'"
      #expect(try one(triggers, Int.self) == 12)
    }
  }

  @Test func `The version of SQLite does not show`() throws {
    let scratch = try Scratch()
    try scratch.write([Self.varied]) { _ in }
    let bytes = try Data(contentsOf: URL(filePath: scratch.file))
    #expect(bytes[96..<100].elementsEqual([0, 0x2E, 0x63, 0x01]))
  }

  @Test func `What a table's rows throw goes to the caller`() throws {
    struct Stop: Error {}
    let scratch = try Scratch()
    let table = FeatureTable(
      name: "t", title: "T", geometry: .point, columns: [], style: nil, metadata: nil
    ) { _ in throw Stop() }
    #expect(throws: Stop.self) {
      try GeoPackage.write(to: scratch.file, [table], scratch: scratch.path)
    }
  }

  @Test(.enabled(if: FileManager.default.fileExists(atPath: "/dev/full"), "no /dev/full here"))
  func `A full disk is told as such`() throws {
    let scratch = try Scratch()
    try FileManager.default.createSymbolicLink(
      atPath: scratch.file, withDestinationPath: "/dev/full")
    #expect {
      try GeoPackage.write(to: scratch.file, [points(100)], scratch: scratch.path)
    } throws: { ($0 as? StoreFailure)?.systemError == ENOSPC }
  }

  @Test func `A missing folder is told as such`() throws {
    let scratch = try Scratch()
    #expect {
      try GeoPackage.write(to: "\(scratch.path)/no/a.gpkg", [], scratch: scratch.path)
    } throws: { ($0 as? StoreFailure)?.systemError == ENOENT }
  }
}
