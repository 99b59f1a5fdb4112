import Events
import Geodesy
import Places
import TestSupport
import Testing

/// Laws of merging, tried with claims thrown at random on few places, days and reports.
@Suite struct MergingLaws {
  private let merger = EventMerger(sides: ["army": "state", "rebels": "armed"])

  @Test func `every claim is in exactly one event, and no event invents what no claim says`() throws
  {
    for seed in seeds(200) {
      let claims = try thrown(seed)
      let events = merger.events(from: claims)
      #expect(events.flatMap { $0.claims.map(\.id) }.sorted() == claims.map(\.id).sorted())
      #expect(Set(events.map(\.id)).count == events.count)
      for event in events {
        #expect(event.sources == Set(event.claims.map(\.report)).sorted())
        #expect(event.claims.contains { $0.id == event.id })
        #expect(event.claims.contains { $0.target?.value == event.target })
        #expect(event.claims.contains { $0.kind.value == event.kind } || event.kind == .other)
        #expect(event.date.start == nil || event.claims.contains { $0.date.start != nil })
        #expect((event.distance == nil) == (event.target == nil || event.launch == nil))
      }
    }
  }

  @Test func `the order of the claims shows nowhere`() throws {
    for seed in seeds(200) {
      var random = Seeded(seed)
      let claims = try thrown(seed)
      let events = merger.events(from: claims)
      #expect(merger.events(from: claims.shuffled(using: &random)) == events, "seed \(seed)")
    }
  }

  @Test func `claims of two sides never make one event`() throws {
    for seed in seeds(200) {
      for event in merger.events(from: try thrown(seed)) {
        #expect(Set(event.claims.compactMap(\.actor?.value)).count <= 1, "seed \(seed)")
      }
    }
  }

  private func thrown(_ seed: UInt64) throws -> [Claim] {
    var random = Seeded(seed)
    let places = [
      try named("field", 35, 40), try named("town", 35.02, 40.01), try named("base", 33.5, 38.6),
      try inside("district", 35.1, 40.1, radius: .kilometers(40)),
    ]
    let days = [try on("2023-11-15"), try on("2023-11-16"), try on("2023-11-15", to: "2023-11-16")]
    return (0..<Int.random(in: 1...9, using: &random)).map { index in
      let kind = [AttackKind.rocket, .drone, .shelling].randomElement(using: &random) ?? .other
      return claim(
        "c\(index)", in: "r\(Int.random(in: 1...3, using: &random))", at: 100 * index, kind,
        on: Int.random(in: 0...6, using: &random) == 0
          ? nil : places.randomElement(using: &random),
        date: Bool.random(using: &random)
          ? days.randomElement(using: &random) ?? .unknown : .unknown
      ) { made in
        made.actor = ["army", "rebels", nil].randomElement(using: &random)?.map { said($0) }
        made.isAnother = Int.random(in: 0...8, using: &random) == 0
        made.launch = Int.random(in: 0...4, using: &random) == 0 ? said(places[2]) : nil
      }
    }
  }
}
