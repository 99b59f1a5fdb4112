import CQL2
import EventStore
import Foundation
import GRDB
import TestSupport
import Testing

@Suite struct FilterLaws {
  @Test func `A condition finds what its filter says of each row`() throws {
    let store = try AttackStore()
    var found = 0
    for seed in seeds(3_000) {
      var random = Seeded(seed)
      let filter = RandomQuestion.condition(depth: 3, &random)
      let wanted = Attack.all.filter { HandEvaluation(attack: $0).answer(filter) == true }.map(
        \.row)
      #expect(try store.rows(filter) == wanted, "\(seed): \(filter)")
      if !wanted.isEmpty, wanted.count < Attack.all.count { found += 1 }
    }
    #expect(found > 1_000, "\(found) filters found some rows and left others out")
  }
}
