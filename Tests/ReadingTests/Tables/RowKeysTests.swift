import Testing

@testable import Reading

@Suite("Rows that came are known again")
struct RowKeysTests {
  @Test func `A key is new once, whatever others there are`() {
    var keys = RowKeys()
    var known: Set<UInt64> = []
    // Neighbours, far ones, and the two that share the mark of a free slot.
    var next: UInt64 = 2
    for turn in 0..<50_000 {
      next = turn % 3 == 0 ? next &+ 1 : next &* 0x5851_F42D_4C95_7F2D &+ 1
      let (ours, theirs) = (keys.insert(next), known.insert(next).inserted)
      #expect(ours == theirs)
    }
    for key in known {
      let isNew = keys.insert(key)
      #expect(!isNew)
    }
    let (first, second) = (keys.insert(0), keys.insert(0))
    #expect(first && !second)
  }
}
