import TestSupport
import Testing

@testable import Places

extension Skeleton {
  /// The skeleton of some classes of consonants.
  init(classes: [UInt64]) { self.init(key: classes.reduce(1) { $0 << 4 | $1 }) }

  /// The classes, read off the key.
  var classes: [UInt64] { (0..<count).map { key >> UInt64(4 * (count - 1 - $0)) & 15 } }
}

/// Skeletons are lists of consonants, packed in one number.
@Suite struct SkeletonTests {
  private func classes(_ random: inout Seeded, most: Int = 15) -> [UInt64] {
    (0..<Int.random(in: 0...most, using: &random))
      .map { _ in UInt64.random(in: 1...15, using: &random) }
  }

  @Test(arguments: seeds(30))
  func `A change to the number is the same change to the list`(seed: UInt64) {
    var random = Seeded(seed)
    let classes = classes(&random)
    let skeleton = Skeleton(classes: classes)
    #expect(skeleton.count == classes.count && skeleton.classes == classes)
    let group = UInt64.random(in: 1...15, using: &random)
    for index in classes.indices {
      let place = classes.count - 1 - index
      var without = classes
      without.remove(at: index)
      #expect(skeleton.without(place).classes == without)
      var replaced = classes
      replaced[index] = group
      #expect(skeleton.replacing(place, by: group).classes == replaced)
    }
    guard classes.count < Skeleton.mostConsonants else { return }
    for index in 0...classes.count {
      var longer = classes
      longer.insert(group, at: index)
      let place = classes.count - index
      #expect(skeleton.inserting(group, before: place).classes == longer)
      // What was put in can be taken out, or made what it was not.
      #expect(skeleton.inserting(group, before: place).without(place) == skeleton)
      #expect(
        skeleton.inserting(group, before: place).replacing(place, by: 1)
          == skeleton.inserting(1, before: place))
    }
  }

  @Test func `Vowels do not count, and no name has more than fifteen consonants`() {
    #expect(HeardNames.skeleton("").key == 1 && HeardNames.skeleton("").count == 0)
    #expect(HeardNames.skeleton("aeiou") == HeardNames.skeleton(""))
    #expect(HeardNames.skeleton("Mayadin") == HeardNames.skeleton("Mdn"))
    let fifteen = Skeleton(HeardNames.numbers("bdbdbdbdbdbdbdb"), HeardNames.rules.phones)
    #expect(fifteen.count == 15)
    #expect(HeardNames.skeleton("bdbdbdbdbdbdbdbmr") == fifteen)
    #expect(HeardNames.skeleton("Mayadin") != HeardNames.skeleton("Mayadir"))
  }

  @Test func `A skeleton is told apart from one that begins with it`() {
    let all = [[], [1], [1, 1], [1, 1, 1], [15], [15, 15]].map { Skeleton(classes: $0) }
    #expect(Set(all).count == all.count)
    #expect(Set(all.map(\.mixed)).count == all.count)
  }
}
