import Events
import Places
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

  @Test func `Looking only near in place and time finds what comparing all with all finds`() {
    var shared = 0
    for seed in seeds(200) {
      var random = Seeded(seed)
      let groups = merger.attacks(from: manyVoices(&random))
      var sweep = MergeSweep()
      var swept: [[String]] = []
      for group in groups { swept += sweep.add(group).map { $0.claims.map(\.id) } }
      swept += sweep.finish().map { $0.claims.map(\.id) }
      let compared = exhaustively(groups).map { $0.claims.map(\.id) }
      #expect(Set(swept) == Set(compared) && swept.count == compared.count, "seed \(seed)")
      shared += groups.count - swept.count
    }
    #expect(shared > 1_000)
  }

  @Test func `Parts that no link joins give the events of the whole when they are merged apart`() {
    var (shared, parted) = (0, 0)
    for seed in seeds(200) {
      var random = Seeded(seed)
      let groups = merger.attacks(from: manyVoices(&random, days: seed % 2 == 0 ? 6 : 60))
      let parts = linkedParts(of: groups)
      let apart = parts.flatMap(swept)
      let whole = swept(groups)
      #expect(Set(apart) == Set(whole) && apart.count == whole.count, "seed \(seed)")
      shared += groups.count - whole.count
      parted += parts.count { $0.count > 1 } > 1 ? 1 : 0
    }
    #expect(shared > 500 && parted > 50, "\(shared) shared, \(parted) parted")
  }

  /// The claims of each event.
  private func swept(_ groups: [ClaimGroup]) -> [[String]] {
    var sweep = MergeSweep()
    return (groups.flatMap { sweep.add($0) } + sweep.finish()).map { $0.claims.map(\.id) }
  }

  /// Every attack compared with every one before it: what the sweep spares itself.
  private func exhaustively(_ groups: [ClaimGroup]) -> [ClaimGroup] {
    var merged: [ClaimGroup] = []
    for group in groups {
      var best: (position: Int, fit: Double)?
      for (position, other) in merged.enumerated() {
        let fit = group.fit(other)
        guard fit > 0, fit >= best?.fit ?? 0 else { continue }
        if let best, fit == best.fit, merged[best.position].isTold(before: other) { continue }
        best = (position, fit)
      }
      if let best { merged[best.position].add(group) } else { merged.append(group) }
    }
    return merged
  }

  /// Claims at points, in circles and in wide areas anywhere on the earth, poles and the antimeridian
  /// among them, on exact days, over some days and over months.
  private func manyVoices(_ random: inout Seeded, days: Int = 6) -> [Claim] {
    let spots = (0..<8).map { _ in ScatteredPlace(&random) }
    return (0..<Int.random(in: 20...80, using: &random)).map { index in
      var claim = Voice(
        report: "r\(Int.random(in: 0...12, using: &random))", at: index,
        kind: AttackKind.allCases.randomElement(using: &random) ?? .rocket,
        actor: ["Militia", "Turkish forces", nil].randomElement(using: &random) ?? nil,
        isAnother: index % 5 == 4
      ).claim
      let length = [0, 0, 0, 1, 2, 3, 30].randomElement(using: &random) ?? 0
      let start = Day(number: 19_659 + Int.random(in: 0...days, using: &random))
      if index % 9 != 0 {
        claim.date = EventDate(
          start: start, end: start.adding(length), precision: .day, method: .stated)
      }
      let place = (spots.randomElement(using: &random) ?? spots[0]).location(&random)
      claim.target =
        index % 11 == 0
        ? nil : Evidence(place, words: place.text, span: claim.sentence.span)
      return claim
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
