import TestSupport
import Testing

@testable import EventStore

@Suite struct RowSetTests {
  @Test(arguments: [1, 3, 64, 700, 100_000]) func `any page of any set is found`(_ step: Int64) {
    // Dense ones are bits, sparse ones numbers.
    let rows = (0..<500).map { Int64($0) * step + Int64($0 % 3) % step }
    let set = RowSet(rows.shuffled() + rows.prefix(7))
    let sorted = Array(Set(rows)).sorted()
    #expect(set.count == sorted.count && set.all == sorted)
    for offset in [0, 1, 63, 64, 65, sorted.count - 1, sorted.count, sorted.count + 9] {
      for limit in [0, 1, 64, 1_000] {
        #expect(
          set.rows(from: offset, limit: limit) == Array(sorted.dropFirst(offset).prefix(limit)))
      }
    }
    for row in Int64(0)..<200 {
      #expect(set.contains(row) == sorted.contains(row))
      #expect(set.rank(of: row) == sorted.count { $0 < row })
    }
    #expect(!set.contains(-1) && !set.contains(.max) && set.rank(of: .max) == set.count)
  }

  @Test func `nothing is a set too, and so are odd numbers`() {
    #expect(RowSet([]).rows(from: 0, limit: 5).isEmpty)
    #expect(RowSet([.max, -3, .min, 0]).all == [.min, -3, 0, .max])
  }
}

@Suite struct BoxMeetingTests {
  private static let box = Extent(minX: 10, maxX: 20, minY: 0, maxY: 10)

  private static func bytes(_ type: UInt32, _ rings: [[(Double, Double)]]) -> [UInt8] {
    var bytes: [UInt8] = [1]
    func append(_ number: some FixedWidthInteger) {
      withUnsafeBytes(of: number.littleEndian) { bytes += $0 }
    }
    append(type)
    if type == 3 { append(UInt32(rings.count)) }
    for ring in rings {
      if type != 1 { append(UInt32(ring.count)) }
      for (x, y) in ring {
        append(x.bitPattern)
        append(y.bitPattern)
      }
    }
    return bytes
  }

  private static func meets(_ type: UInt32, _ rings: [[(Double, Double)]]) -> Bool {
    bytes(type, rings).withUnsafeBytes { BoxMeeting.meets($0, box) }
  }

  private static func square(_ x: Double, _ y: Double, _ side: Double) -> [(Double, Double)] {
    [(x, y), (x + side, y), (x + side, y + side), (x, y + side), (x, y)]
  }

  @Test func `points on the edge are in`() {
    #expect(Self.meets(1, [[(10, 10)]]) && Self.meets(1, [[(15, 5)]]))
    #expect(!Self.meets(1, [[(9.999_999, 5)]]) && !Self.meets(1, [[(15, 10.000_001)]]))
  }

  @Test func `lines count by their course, not by their box`() {
    #expect(Self.meets(2, [[(5, 5), (25, 6)]]))
    #expect(!Self.meets(2, [[(0, 9), (11, 21)]]), "its box meets, the line passes the corner")
    #expect(Self.meets(2, [[(0, 0), (10, 10)]]), "it touches the corner")
  }

  @Test func `areas count by what they hold, without their holes`() {
    #expect(Self.meets(3, [Self.square(0, -10, 40)]), "the box lies inside")
    #expect(
      !Self.meets(3, [Self.square(0, -10, 40), Self.square(5, -5, 20)]), "it lies in the hole")
    #expect(Self.meets(3, [Self.square(12, 2, 1)]), "the area lies in the box")
    #expect(Self.meets(3, [Self.square(20, 3, 5)]), "they touch")
    #expect(!Self.meets(3, [[(0, 9), (11, 21), (0, 21), (0, 9)]]), "only their boxes meet")
  }

  @Test func `broken bytes meet nothing`() {
    let whole = Self.bytes(3, [Self.square(12, 2, 1)])
    for length in 0..<20 {
      #expect(!whole.prefix(length).withUnsafeBytes { BoxMeeting.meets($0, Self.box) })
    }
  }

  @Test func `a box over the 180th meridian is two`() {
    let box = ItemBox(west: 170, south: -10, east: -170, north: 10)
    #expect(box.parts.count == 2)
    #expect(box.parts.contains { $0.holds(179, 0) } && box.parts.contains { $0.holds(-175, 0) })
    #expect(!box.parts.contains { $0.holds(0, 0) })
  }
}
