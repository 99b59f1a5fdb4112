import CQL2
import GRDB
import Shapes
import Testing

@testable import EventStore

@Suite struct ItemSourceTests {
  /// A store of forty events, with what else is run on it.
  private static func items(_ scratch: Scratch, _ sql: String = "") throws -> GeoPackageItems {
    let columns = [
      FeatureColumn("id", .text, alias: "Id"), FeatureColumn("n", .integer, alias: "N"),
    ]
    let table = FeatureTable(
      name: "events", title: "Events", geometry: .point, columns: columns
    ) { writer in
      for row in 1...40 {
        writer.set(.text("e\(row)"), in: 0)
        writer.set(.integer(row), in: 1)
        try writer.add(geometry(Double(row), 1), Extent(x: Double(row), y: 1))
      }
    }
    try GeoPackage.write(to: scratch.file, [table], scratch: scratch.path, memory: 1 << 20)
    if !sql.isEmpty {
      let queue = try DatabaseQueue(path: scratch.file)
      try queue.write { try $0.execute(sql: sql) }
      try queue.close()
    }
    return try GeoPackageItems(path: scratch.file)
  }

  private static func selection(_ filter: String) throws -> ItemSelection {
    var selection = ItemSelection()
    selection.filter = try CQL2.parse(filter)
    return selection
  }

  @Test func `what clients ask leaves no statement behind`() throws {
    let scratch = try Scratch()
    let items = try Self.items(scratch)
    let events = try #require(items.collections.first)
    let before = try items.keptMemory()
    for length in 1...200 {
      let list = (1...length).map { "'e\($0)'" }.joined(separator: ",")
      var selection = try Self.selection("id IN (\(list))")
      #expect(try items.rows(of: events, selection).count == min(length, 40))
      selection.box = ItemBox(west: 0.5, south: 0, east: 1.5, north: 2)
      #expect(try items.rows(of: events, selection).count == 1)
    }
    // A statement takes some kilobytes.
    #expect(try items.keptMemory() - before < 100_000)
  }

  @Test func `filters that find nothing are not remembered without end`() throws {
    let scratch = try Scratch()
    let items = try Self.items(scratch)
    let events = try #require(items.collections.first)
    let sets = RowSets()
    for number in 0..<700 {
      let selection = try Self.selection("n = -1 AND id = '\(number)'")
      #expect(try sets.rows(of: events, selection, items).count == 0)
    }
    #expect((400...RowSets.most).contains(sets.kept.count), "\(sets.kept)")
    let long = String(repeating: "a", count: 8_000)
    for number in 0..<400 {
      _ = try sets.rows(of: events, Self.selection("id = '\(long)\(number)'"), items)
    }
    #expect(sets.kept.count < 250 && sets.kept.size <= RowSets.room, "\(sets.kept)")
  }

  @Test func `a file without R-trees answers filters of places`() throws {
    let scratch = try Scratch()
    let items = try Self.items(
      scratch, "DROP TABLE rtree_events_geom; DELETE FROM gpkg_extensions")
    let events = try #require(items.collections.first)
    let filter = try Self.selection("S_INTERSECTS(geometry, BBOX(2.5, 0, 5.5, 2))")
    #expect(try items.rows(of: events, filter).all == [3, 4, 5])
  }
}
