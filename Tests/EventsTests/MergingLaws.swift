import Events
import TestSupport
import Testing

/// What holds for every set of claims.
@Suite struct MergingLaws {
  /// Claims of a few reports about few places and days, so that many of them meet.
  private func voices(_ random: inout Seeded) -> [Voice] {
    (0..<Int.random(in: 2...24, using: &random)).map { index in
      let days: [String?] = ["2023-10-28", "2023-10-29", "2023-10-30", nil]
      let actors: [String?] = ["Militia", "Faction", "Turkish forces", "Gunmen", nil]
      return Voice(
        report: ["a", "b", "c", "d"].randomElement(using: &random) ?? "a", at: index,
        place: Spot.allCases.randomElement(using: &random) ?? .omar,
        day: days.randomElement(using: &random) ?? nil,
        kind: AttackKind.allCases.randomElement(using: &random) ?? .rocket,
        actor: actors.randomElement(using: &random) ?? nil,
        count: Int.random(in: 0...9, using: &random), isAnother: index % 7 == 6)
    }
  }

  @Test func `The order of the claims does not show`() {
    for seed in seeds(60) {
      var random = Seeded(seed)
      let claims = voices(&random).map(\.claim)
      let made = merger.events(from: claims)
      for _ in 0..<3 {
        #expect(merger.events(from: claims.shuffled(using: &random)) == made, "seed \(seed)")
      }
    }
  }

  @Test func `Every claim is in one event, and an event says what its claims say`() {
    for seed in seeds(60) {
      var random = Seeded(seed)
      let claims = voices(&random).map(\.claim)
      let made = merger.events(from: claims)
      #expect(made.flatMap(\.claims).map(\.id).sorted() == claims.map(\.id).sorted())
      #expect(made.map(\.id) == made.map(\.id).sorted())
      for event in made {
        #expect(event.id == event.claims.map(\.id).min())
        #expect(event.sources == Set(event.claims.map(\.report)).sorted())
        let counts = event.claims.compactMap(\.weaponCount?.value.best)
        #expect(event.weaponCount?.low == counts.min() && event.weaponCount?.high == counts.max())
        #expect(event.weaponCount.map { counts.contains($0.best) } ?? counts.isEmpty)
      }
    }
  }

  @Test func `Voices of several reports all name a day, and one day`() {
    var shared = 0
    for seed in seeds(60) {
      var random = Seeded(seed)
      for event in merger.events(from: voices(&random).map(\.claim)) where event.sources.count > 1 {
        shared += 1
        let days = Set(event.claims.compactMap(\.date.start))
        #expect(days.count == 1, "seed \(seed)")
        for report in event.sources {
          #expect(
            event.claims.contains { $0.report == report && $0.date.start != nil }, "seed \(seed)")
        }
      }
    }
    #expect(shared > 50)
  }
}
