import TestSupport
import Testing

@testable import Places

/// The skeletons near a query's are all those one consonant away that can cost so little.
@Suite struct SkeletonNeighbourTests {
  private let rules = HeardNames.rules

  private func query(_ random: inout Seeded) -> [UInt8] {
    let count = Int.random(in: 0...9, using: &random)
    return (0..<count).map { _ in UInt8.random(in: 1..<UInt8(rules.phones.count), using: &random) }
  }

  /// Every skeleton one consonant away, with the least that a name with it can cost for the change.
  private func oneOff(_ query: [UInt8]) -> [Skeleton: Int32] {
    let (phones, costs) = (rules.phones, rules.costs)
    let all = (1..<phones.count).map { UInt8($0) }
    let heard = query.filter { phones.classes[Int($0)] != 0 }
    let classes = heard.map { UInt64(phones.classes[Int($0)]) }
    func exchange(_ name: UInt8, _ query: UInt8) -> Int32 {
      Int32(costs.exchange[Int(query) * 128 + Int(name)])
    }
    func least(_ table: [UInt16], _ phone: UInt8) -> Int32 {
      (0..<4).map { Int32(table[$0 * 128 + Int(phone)]) }.min() ?? .max
    }
    var found: [Skeleton: Int32] = [:]
    func note(_ classes: [UInt64], _ cost: Int32) {
      let skeleton = Skeleton(classes: classes)
      found[skeleton] = min(found[skeleton] ?? .max, cost)
    }
    for (index, phone) in heard.enumerated() {
      let leftOut = all.filter { phones.classes[Int($0)] == 0 }
      var without = classes
      without.remove(at: index)
      note(without, (leftOut.map { exchange($0, phone) } + [least(costs.add, phone)]).min() ?? .max)
      for name in all where phones.classes[Int(name)] != 0 {
        var replaced = classes
        replaced[index] = UInt64(phones.classes[Int(name)])
        if replaced != classes { note(replaced, exchange(name, phone)) }
      }
    }
    for name in all where phones.classes[Int(name)] != 0 {
      let vowels = query.filter { phones.classes[Int($0)] == 0 }
      let cost = (vowels.map { exchange(name, $0) } + [least(costs.omit, name)]).min() ?? .max
      for index in 0...classes.count {
        var longer = classes
        longer.insert(UInt64(phones.classes[Int(name)]), at: index)
        note(longer, cost)
      }
    }
    return found
  }

  @Test(arguments: seeds(12))
  func `All skeletons one consonant away within the limit are given, the cheapest first`(
    seed: UInt64
  ) {
    var random = Seeded(seed)
    let query = query(&random)
    let near = SkeletonNeighbours(query, rules)
    let skeleton = Skeleton(query, rules.phones)
    let expected = oneOff(query)
    for limit in [Int32.max, 650, 500, Int32.random(in: 0...650, using: &random), -1] {
      var given: [Skeleton] = []
      near.forEach(of: skeleton, limit: { limit }) { given.append($0) }
      #expect(Set(given) == Set(expected.filter { $0.value <= limit }.keys))
      #expect(!given.contains(skeleton))
    }
    // A limit that falls on the way ends it: what comes first costs least.
    var costs: [Int32] = []
    near.forEach(of: skeleton, limit: { .max }) { costs.append(expected[$0] ?? -1) }
    #expect(costs.first == costs.min())
  }

  @Test(arguments: seeds(6))
  func `Pairs of steps lead two consonants away and no further`(seed: UInt64) {
    var random = Seeded(seed)
    let query = query(&random).prefix(4)
    let near = SkeletonNeighbours(Array(query), rules)
    let skeleton = Skeleton(query, rules.phones)
    let once = Set(oneOff(Array(query)).keys)
    near.forEachPair(of: skeleton, limit: { 900 }) { other in
      // One step back from where the pair led is a skeleton one step away, or the query's own.
      let back = Self.around(other)
      #expect(other == skeleton || !back.isDisjoint(with: once), "\(other.classes)")
    }
  }

  @Test func `Two consonants that a query lacks may stand beside each other in any order`() {
    let query = HeardNames.numbers("ba")
    let near = SkeletonNeighbours(query, rules)
    var pairs: Set<Skeleton> = []
    near.forEachPair(of: Skeleton(query, rules.phones), limit: { .max }) { pairs.insert($0) }
    for name in ["trb", "rtb", "btr", "brt", "tbr", "rbt", "tdb", "btd"] {
      #expect(pairs.contains(HeardNames.skeleton(name)), "\(name)")
    }
  }

  @Test func `Names without consonants and with too many have neighbours too`() {
    for name in ["", "a", "aeiou", String(repeating: "bd", count: 40)] {
      let phones = HeardNames.numbers(name)
      let near = SkeletonNeighbours(phones, rules)
      var count = 0
      near.forEach(of: Skeleton(phones, rules.phones), limit: { .max }) { other in
        #expect(other.key >= 1)
        count += 1
      }
      near.forEachPair(of: Skeleton(phones, rules.phones), limit: { 700 }) { #expect($0.key >= 1) }
      #expect(count > 0)
    }
    let silent = SkeletonNeighbours([], SoundRules())
    silent.forEach(of: Skeleton(key: 1), limit: { .max }) { _ in Issue.record("no class is known") }
  }

  /// Every skeleton one step away, and the skeleton itself.
  private static func around(_ skeleton: Skeleton) -> Set<Skeleton> {
    var found: Set<Skeleton> = [skeleton]
    let count = skeleton.count
    for place in 0..<count {
      found.insert(skeleton.without(place))
      for group in 1...Skeleton.mostClasses { found.insert(skeleton.replacing(place, by: group)) }
    }
    for place in 0...count {
      for group in 1...Skeleton.mostClasses {
        found.insert(skeleton.inserting(group, before: place))
      }
    }
    return found
  }
}
