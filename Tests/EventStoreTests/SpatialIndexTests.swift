@testable import EventStore
import Foundation
import GRDB
import Testing

@Suite("The spatial index, built at once")
struct SpatialIndexTests {
  // 51 cells fill a node: one node, two, a full second level, a third one.
  @Test(arguments: [0, 1, 2, 50, 51, 52, 102, 103, 2_600, 2_601, 2_602, 7_001])
  func `SQLite finds every index sound and full`(count: Int) throws {
    let scratch = try Scratch()
    try scratch.write([points(count, every: 3)]) { database in
      let sound = try String.fetchOne(database, sql: "SELECT rtreecheck('rtree_points_geom')")
      #expect(sound == "ok")
      let rows = try Int.fetchAll(database, sql: "SELECT id FROM rtree_points_geom ORDER BY id")
      #expect(rows == (0...count).filter { $0 > 0 && $0 % 3 == 0 })
    }
  }

  @Test func `A search finds what looking at every row finds`() throws {
    let scratch = try Scratch()
    try scratch.write([points(9_000)]) { database in
      for probe in 1...200 {
        let (x, y) = place(of: probe * 7_919)
        let (width, height) = (Double(probe % 40), Double(probe % 25))
        let found = try Int.fetchAll(
          database,
          sql: """
            SELECT id FROM rtree_points_geom
            WHERE maxx >= ? AND minx <= ? AND maxy >= ? AND miny <= ? ORDER BY id
            """, arguments: [x, x + width, y, y + height])
        let wanted = (1...9_000).filter { row in
          let at = place(of: row)
          return x <= at.x && at.x <= x + width && y <= at.y && at.y <= y + height
        }
        // The index may find more at its edges, as it rounds boxes outwards, but never less.
        #expect(Set(wanted).isSubset(of: found))
        #expect(found.count <= wanted.count + 20)
      }
    }
  }

  @Test func `SQLite goes on with the index as with its own`() throws {
    let scratch = try Scratch()
    try scratch.write([points(500)]) { _ in }
    let queue = try DatabaseQueue(path: scratch.file)
    try queue.write { database in
      for row in 501...2_000 {
        let (x, y) = place(of: row)
        try database.execute(
          sql: "INSERT INTO rtree_points_geom VALUES (?, ?, ?, ?, ?)", arguments: [row, x, x, y, y])
      }
      try database.execute(sql: "DELETE FROM rtree_points_geom WHERE id % 2 = 0")
      let sound = try String.fetchOne(database, sql: "SELECT rtreecheck('rtree_points_geom')")
      #expect(sound == "ok")
      #expect(try Int.fetchOne(database, sql: "SELECT count(*) FROM rtree_points_geom") == 1_000)
    }
    try queue.close()
  }

  @Test func `What went to disk on the way gives the same bytes`() throws {
    let scratch = try Scratch()
    var files: [Data] = []
    for memory in [1 << 12, 1 << 16, 1 << 24] {
      try scratch.write([points(5_000, every: 2)], memory: memory) { _ in }
      files.append(try Data(contentsOf: URL(filePath: scratch.file)))
    }
    #expect(files[0] == files[1])
    #expect(files[1] == files[2])
  }

  @Test(arguments: [0.1, -0.1, 1 / 3, -179.99999999, 0, 16_777_217, -16_777_217] as [Double])
  func `A box is never smaller than what it stands for`(number: Double) {
    let box = NodeBox(Extent(x: number, y: -number))
    #expect(Double(box.minX) <= number && number <= Double(box.maxX))
    #expect(Double(box.minY) <= -number && -number <= Double(box.maxY))
    #expect(Double(box.maxX) - Double(box.minX) <= number.magnitude * 2e-7)
  }

  @Test func `The curve goes from each cell to a neighbour`() {
    // The lowest bits of all 16 levels: a square of 64 by 64 cells is a whole part of the curve.
    var cells: [UInt32: (x: Int, y: Int)] = [:]
    for x in 0..<64 {
      for y in 0..<64 { cells[HilbertCurve.position(UInt16(x), UInt16(y))] = (x, y) }
    }
    #expect(cells.keys.sorted() == Array(0..<4_096))
    for position in 1..<UInt32(4_096) {
      guard let one = cells[position - 1], let other = cells[position] else { continue }
      #expect((one.x - other.x).magnitude + (one.y - other.y).magnitude == 1)
    }
  }
}
