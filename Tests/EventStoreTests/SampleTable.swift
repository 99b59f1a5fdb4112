import EventStore
import Events
import Foundation
import GRDB

/// A folder that goes with its test.
final class Scratch {
  let path = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString).path()
  var file: String { "\(path)/events.gpkg" }

  init() throws {
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  /// Writes tables and lets a body ask the database.
  func write<Result>(
    _ tables: [FeatureTable], memory: Int = 1 << 20, _ body: (Database) throws -> Result
  ) throws -> Result {
    try? FileManager.default.removeItem(atPath: file)
    try GeoPackage.write(to: file, tables, scratch: path, memory: memory)
    return try read(body)
  }

  /// Lets a body ask the database.
  func read<Result>(_ body: (Database) throws -> Result) throws -> Result {
    let queue = try DatabaseQueue(path: file)
    defer { try? queue.close() }
    return try queue.read(body)
  }
}

/// A table of points, some rows without one, that are spread by a fixed rule.
func points(_ count: Int, every placed: Int = 1) -> FeatureTable {
  FeatureTable(
    name: "points", title: "Points", geometry: .point,
    columns: [FeatureColumn("number", .integer, alias: "Number")], style: nil, metadata: nil
  ) { writer in
    for row in 1...max(1, count) where row <= count {
      writer.set(.integer(row), in: 0)
      guard row % placed == 0 else {
        try writer.add()
        continue
      }
      let (x, y) = place(of: row)
      try writer.add(geometry(x, y), Extent(x: x, y: y))
    }
  }
}

/// Where a row's point lies: anywhere, but many at the same places.
func place(of row: Int) -> (x: Double, y: Double) {
  let spread = UInt64(row) &* 0x9E37_79B9_7F4A_7C15
  return (
    Double(spread >> 40 % 3600) / 10 - 180 + 1 / 3, Double(spread >> 20 % 1700) / 10 - 85 + 1 / 7
  )
}

/// A point as a GeoPackage stores it.
func geometry(_ x: Double, _ y: Double) -> [UInt8] {
  var bytes: [UInt8] = [0x47, 0x50, 0, 1, 0xE6, 0x10, 0, 0, 1, 1, 0, 0, 0]
  for number in [x, y] {
    withUnsafeBytes(of: number.bitPattern.littleEndian) { bytes.append(contentsOf: $0) }
  }
  return bytes
}
