import TestSupport
import Testing

@testable import EventMapper

@Suite struct AssignmentTests {
  @Test func `nothing to assign`() {
    #expect(Assignment.cheapest([]) == [])
  }

  @Test func `a dear pair is taken where it makes the whole cheaper`() {
    #expect(Assignment.cheapest([[1, 2], [1, 9]]) == [1, 0])
  }

  @Test(arguments: seeds(200))
  func `no other assignment is cheaper`(seed: UInt64) {
    var random = Seeded(seed)
    let rows = Int.random(in: 1...4, using: &random)
    let columns = rows + Int.random(in: 0...3, using: &random)
    let costs = (0..<rows).map { _ in
      (0..<columns).map { _ in Double(Int.random(in: -5...9, using: &random)) }
    }
    let chosen = Assignment.cheapest(costs)
    #expect(Set(chosen).count == rows)
    let sum = chosen.enumerated().reduce(0) { $0 + costs[$1.offset][$1.element] }
    #expect(sum == least(costs[...], without: []))
  }

  /// The least sum, by trying all.
  private func least(_ costs: ArraySlice<[Double]>, without taken: Set<Int>) -> Double {
    guard let row = costs.first else { return 0 }
    return row.indices.filter { !taken.contains($0) }
      .map { row[$0] + least(costs.dropFirst(), without: taken.union([$0])) }.min() ?? .infinity
  }
}
