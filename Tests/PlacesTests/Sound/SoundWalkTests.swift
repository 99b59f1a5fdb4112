import TestSupport
import Testing

@testable import Places

/// Walking a group, which shares beginnings and leaves early, gives what comparing each string does.
@Suite struct SoundWalkTests {
  /// What a walk tells of a string.
  private struct Told: Hashable {
    let owners: Range<Int>
    let cost: Int32
  }

  private func query(_ random: inout Seeded) -> [UInt8] {
    while true {
      let phones = HeardNames.numbers(RandomIndex.name(&random))
      if !phones.isEmpty { return phones }
    }
  }

  @Test(arguments: seeds(10))
  func `Costs are those of the plain way, and no string under the cutoff is missed`(
    seed: UInt64
  ) {
    var random = Seeded(seed)
    let made = RandomIndex(60, &random)
    for _ in 0..<6 {
      let query = query(&random)
      let walk = SoundWalk(made.rules)
      walk.begin(query)
      let limit = Int32.random(in: -300...1_500, using: &random)
      for group in made.groups {
        var told: [Told] = []
        made.index.sounds.withUnsafeElements { sounds in
          var cutoff = limit
          walk.visit(group, sounds, cutoff: &cutoff) { cost, owners, _ in
            told.append(Told(owners: owners, cost: cost))
            return .max
          }
        }
        let all = made.sounds(of: group).map { sound in
          let cost = PlainAlignment.cost(sound.phones, as: query, made.rules)
          return Told(owners: sound.owners, cost: cost)
        }
        #expect(told == all.filter { $0.cost <= limit })
      }
    }
  }

  @Test(arguments: seeds(10))
  func `A cutoff that falls on the way keeps the cheapest and tells no wrong cost`(seed: UInt64) {
    var random = Seeded(seed)
    let made = RandomIndex(60, &random)
    for _ in 0..<6 {
      let query = query(&random)
      let walk = SoundWalk(made.rules)
      walk.begin(query)
      var cutoff: Int32 = 2_000
      var least = Int32.max
      var last = cutoff
      for group in made.groups {
        var told: [Told] = []
        made.index.sounds.withUnsafeElements { sounds in
          walk.visit(group, sounds, cutoff: &cutoff) { cost, owners, _ in
            #expect(cost <= last)
            last = cost
            told.append(Told(owners: owners, cost: cost))
            return cost
          }
        }
        let all = made.sounds(of: group).map { sound in
          let cost = PlainAlignment.cost(sound.phones, as: query, made.rules)
          return Told(owners: sound.owners, cost: cost)
        }
        #expect(Set(told).isSubset(of: all))
        least = min(least, all.map(\.cost).min() ?? .max)
      }
      #expect(cutoff == min(least, 2_000))
    }
  }

  @Test(arguments: seeds(4))
  func `Names are told from those in another script`(seed: UInt64) {
    var random = Seeded(seed)
    let made = RandomIndex(40, &random)
    let query = query(&random)
    let isArabic = made.rules.phones.isArabic
    let walk = SoundWalk(made.rules)
    walk.begin(query)
    for group in made.groups {
      let strings = Dictionary(
        uniqueKeysWithValues: made.sounds(of: group).map { ($0.owners, $0.phones) })
      made.index.sounds.withUnsafeElements { sounds in
        var cutoff = Int32.max
        walk.visit(group, sounds, cutoff: &cutoff) { _, owners, isAcross in
          let first = strings[owners]?.first
          #expect(first.map { isArabic[Int($0)] != isArabic[Int(query[0])] } == isAcross)
          return .max
        }
      }
    }
  }
}
