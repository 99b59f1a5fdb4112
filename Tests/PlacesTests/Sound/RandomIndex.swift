@testable import Places

/// A small index of random names, and what it holds read back by its description alone.
struct RandomIndex {
  /// One string of an index.
  struct Sound {
    let phones: [UInt8]
    let owners: Range<Int>
  }

  let rules = HeardNames.rules
  /// The phone strings that went in, each with the number of its name.
  private(set) var added: [(phones: [UInt8], name: Int)] = []
  let index: SoundIndex

  private static let parts = [
    "ba", "b", "sh", "a", "da", "di", "k", "mal", "r", "aa", "ee", "q", "kh", "in",
  ]
  private static let arabicParts = [
    "با", "ب", "ش", "ا", "دا", "دي", "ك", "مال", "ر", "ة", "ق", "ين",
  ]

  /// A name of a few parts, in either script.
  static func name(_ random: inout some RandomNumberGenerator) -> String {
    let parts = Bool.random(using: &random) ? parts : arabicParts
    return (0..<Int.random(in: 1...5, using: &random))
      .map { _ in parts[Int.random(in: 0..<parts.count, using: &random)] }.joined()
  }

  init(_ count: Int, _ random: inout some RandomNumberGenerator) {
    var builder = SoundIndexBuilder(rules, HeardNames.generics)
    for number in 0..<count {
      let name = Self.name(&random)
      var text = name
      text.withUTF8 { builder.add($0, name: number, place: number) }
      for form in HeardNames.forms(name) { added.append((form.phones, number)) }
    }
    index = builder.finish()
  }

  /// The groups of the index, in no order.
  var groups: [SoundIndex.Group] { index.groups.filter { $0.skeleton != 0 } }

  /// The strings of a group, as `SoundIndex.swift` says how they lie there.
  func sounds(of group: SoundIndex.Group) -> [Sound] {
    var sounds: [Sound] = []
    var position = Int(group.sounds)
    var owner = Int(group.owners)
    var phones: [UInt8] = []
    while index.sounds[position + 1] > 0 {
      let (shared, added) = (Int(index.sounds[position]), Int(index.sounds[position + 1]))
      position += 2
      phones = Array(phones.prefix(shared)) + index.sounds[position..<(position + added)]
      position += added
      var (count, shift) = (0, 0)
      repeat {
        count |= Int(index.sounds[position] & 0x7F) << shift
        shift += 7
        position += 1
      } while index.sounds[position - 1] >= 0x80
      sounds.append(Sound(phones: phones, owners: owner..<(owner + count)))
      owner += count
    }
    return sounds
  }
}
