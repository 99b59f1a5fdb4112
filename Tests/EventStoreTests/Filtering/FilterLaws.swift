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

  @Test func `Whatever is written, SQLite runs it or it is refused in a sentence`() throws {
    let store = try AttackStore()
    let words = [
      "kind", "killed", "date_start", "begins", "geometry", "background", "3", "1.5", "'x'", "TRUE",
      "DATE('2023-11-15')", "TIMESTAMP('2023-11-15T10:00:00Z')", "INTERVAL('..', '2023-11-15')",
      "(", ")",
      "POINT(31 30)", "BBOX(30, 28, 34, 30)", "=", "<", "AND", "OR", "NOT", "+", "/", "%", "^",
      "div", ",",
      "IS NULL", "LIKE", "IN", "BETWEEN", "CASEI(", "ACCENTI(", "S_INTERSECTS(", "T_AFTER(", "f(",
      "'..'",
    ]
    var (run, refused) = (0, 0)
    for seed in seeds(4_000) {
      var random = Seeded(seed)
      var text: String
      if seed % 2 == 0 {
        text = (0..<Int.random(in: 1...9, using: &random)).compactMap { _ in
          words.randomElement(using: &random)
        }.joined(separator: " ")
      } else {
        var parts = RandomQuestion.condition(depth: 2, &random).description.split(separator: " ")
        let place = Int.random(in: 0..<parts.count, using: &random)
        parts[place] = Substring(words.randomElement(using: &random) ?? "")
        text = parts.joined(separator: " ")
      }
      do {
        _ = try store.rows(text)
        run += 1
      } catch {
        refused += 1
        #expect(error is CQL2Error, "\(text): \(error)")
      }
    }
    #expect(run > 80 && refused > 200, "\(run) run, \(refused) refused")
  }
}
