import EventStore
import Foundation
import GRDB

/// The data with which others try filters, where they lie beside the clone.
enum StandardData {
  static let folder = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "../../../../shared/data/cql2").standardizedFileURL

  static var isThere: Bool { FileManager.default.fileExists(atPath: folder.path) }

  /// How many items the abstract tests of the standard ask for: class, table, filter, count.
  static let counts =
    ProcessInfo.processInfo.environment["EVENTMAP_CQL2_COUNTS"]
    .map { URL(filePath: $0) } ?? folder.appending(path: "standard_counts.tsv")

  static let properties: [FilterableTable.Property] = [
    .init("intfield", .integer), .init("textfield", .text), .init("floatfield", .number),
    .init("boolfield", .boolean), .init("datefield", .date), .init("ts_start", .moment),
    .init("ts_end", .moment), .init("nfield", .boolean),
    .init("geom", .geometry(index: "rtree_items_geom")),
  ]

  /// A row of `cql2-rs_cql2testdata.ndjson`.
  struct Row: Decodable {
    struct Geometry: Decodable { let coordinates: [[[Double]]] }

    let intfield: Int
    let textfield: String
    let floatfield: Double
    let boolfield: Bool
    let datefield: String
    let ts_start: String
    let ts_end: String
    let nfield: Bool?
    let geom: Geometry

    var ring: [[Double]] { geom.coordinates.first ?? [] }
  }

  static func rows() throws -> [Row] {
    try String(contentsOf: folder.appending(path: "cql2-rs_cql2testdata.ndjson"), encoding: .utf8)
      .split(separator: "\n").map { try JSONDecoder().decode(Row.self, from: Data($0.utf8)) }
  }

  /// Filters with the rows that they find.
  static func operators() throws -> [(filter: String, rows: [Int])] {
    let lines = try String(
      contentsOf: folder.appending(path: "cql2-rs_operators_expected.txt"), encoding: .utf8
    ).split(separator: "\n", omittingEmptySubsequences: false)
    return stride(from: 0, to: lines.count - 1, by: 2).map { place in
      (String(lines[place]), lines[place + 1].split(separator: " ").compactMap { Int($0) })
    }
  }

  /// The rows in a table of their own, with an R-tree.
  static func items() throws -> DatabaseQueue {
    var configuration = Configuration()
    configuration.prepareDatabase { FilterFunctions.add(to: $0) }
    let queue = try DatabaseQueue(configuration: configuration)
    try queue.write { database in
      try database.execute(
        sql: """
          CREATE TABLE items (fid INTEGER PRIMARY KEY, intfield INTEGER, textfield TEXT, floatfield REAL,
            boolfield BOOLEAN, datefield DATE, ts_start DATETIME, ts_end DATETIME, nfield BOOLEAN, geom POLYGON);
          CREATE VIRTUAL TABLE rtree_items_geom USING rtree(id, minx, maxx, miny, maxy)
          """)
      for row in try rows() {
        let ring = row.ring
        try database.execute(
          sql: "INSERT INTO items VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
          arguments: [
            row.intfield, row.intfield, row.textfield, row.floatfield, row.boolfield, row.datefield,
            row.ts_start, row.ts_end, row.nfield, geometry(ring),
          ])
        try database.execute(
          sql: "INSERT INTO rtree_items_geom VALUES (?, ?, ?, ?, ?)",
          arguments: [
            row.intfield, ring.map { $0[0] }.min(), ring.map { $0[0] }.max(),
            ring.map { $0[1] }.min(), ring.map { $0[1] }.max(),
          ])
      }
    }
    return queue
  }

  /// A polygon of one ring as a GeoPackage keeps it.
  private static func geometry(_ ring: [[Double]]) -> Data {
    var bytes = Data([0x47, 0x50, 0, 1, 0xE6, 0x10, 0, 0, 1, 3, 0, 0, 0, 1, 0, 0, 0])
    withUnsafeBytes(of: UInt32(ring.count).littleEndian) { bytes.append(contentsOf: $0) }
    for number in ring.joined() {
      withUnsafeBytes(of: number.bitPattern.littleEndian) { bytes.append(contentsOf: $0) }
    }
    return bytes
  }
}

/// `in(a, (b, c))` and `like(a, b)` as functions are no form of the standard: written as it has them.
func inTheStandardsForm(_ filter: String) -> String {
  filter.replacing(/\bin\(([a-z]+), \((.*?)\)\)/) { "\($0.output.1) IN (\($0.output.2))" }
    .replacing(/\bin\(([a-z]+), (.*?)\)/) { "\($0.output.1) IN (\($0.output.2))" }
    .replacing(/\blike\(([a-z]+), (.*?)\)/) { "\($0.output.1) LIKE \($0.output.2)" }
}
