import TestSupport
import Testing

@testable import Places

/// A crafted file may hold any index: a search in it ends, and tells of no name that is not there.
@Suite struct SoundIndexDamageTests {
  private static let made: RandomIndex = {
    var random = Seeded(17)
    return RandomIndex(120, &random)
  }()

  /// The bytes of an index, to be flipped.
  private struct Bytes {
    var groups: [UInt8]
    var sounds: [UInt8]
    var owners: [UInt8]

    init(_ index: SoundIndex) {
      groups = index.groups.flatMap { group in withUnsafeBytes(of: group) { Array($0) } }
      sounds = Array(index.sounds)
      owners = index.owners.flatMap { owner in withUnsafeBytes(of: owner.bits) { Array($0) } }
    }

    var index: SoundIndex {
      func elements<Element: BitwiseCopyable & Sendable>(
        _ bytes: [UInt8], _: Element.Type
      ) -> Mapped<Element> {
        let storage = bytes.withUnsafeBytes { ImageStorage(copying: $0) }
        return Mapped(
          storage: storage, offset: 0, count: bytes.count / MemoryLayout<Element>.stride)
      }
      return SoundIndex(
        groups: elements(groups, SoundIndex.Group.self), sounds: elements(sounds, UInt8.self),
        owners: elements(owners, SoundIndex.Owner.self), known: FirstWords([], most: 0),
        rules: 0)
    }
  }

  /// Walks through all groups that a table names, and those near some queries.
  private func use(_ index: SoundIndex) {
    for name in ["Badadin", "بادادين", "sh", "malkakhkhrinshadabaad"] {
      let phones = HeardNames.numbers(name)
      let walk = SoundWalk(Self.made.rules)
      walk.begin(phones)
      index.groups.withUnsafeElements { groups in
        index.sounds.withUnsafeElements { sounds in
          func visit(_ group: SoundIndex.Group) {
            var cutoff: Int32 = 900
            walk.visit(group, sounds, cutoff: &cutoff) { cost, owners, _ in
              #expect(cost <= 900)
              for position in owners.prefix(3) where position < index.owners.count {
                _ = index.owners[position].name
              }
              return .max
            }
          }
          for group in groups { visit(group) }
          let skeleton = Skeleton(phones, Self.made.rules.phones)
          if let group = SoundIndex.group(skeleton, groups) { visit(group) }
        }
      }
    }
  }

  @Test(arguments: seeds(25))
  func `Flipped bytes do no harm`(seed: UInt64) {
    var random = Seeded(seed)
    var bytes = Bytes(Self.made.index)
    for _ in 0..<Int.random(in: 1...20, using: &random) {
      let flip = UInt8.random(in: 1...255, using: &random)
      switch Int.random(in: 0..<3, using: &random) {
      case 0: bytes.groups[Int.random(in: 0..<bytes.groups.count, using: &random)] ^= flip
      case 1: bytes.sounds[Int.random(in: 0..<bytes.sounds.count, using: &random)] ^= flip
      default: bytes.owners[Int.random(in: 0..<bytes.owners.count, using: &random)] ^= flip
      }
    }
    use(bytes.index)
  }

  @Test(arguments: seeds(8))
  func `Noise, and sections that are cut off, do no harm`(seed: UInt64) {
    var random = Seeded(seed)
    var bytes = Bytes(Self.made.index)
    bytes.sounds = bytes.sounds.map { _ in UInt8.random(in: 0...255, using: &random) }
    use(bytes.index)
    bytes.sounds = Array(repeating: seed % 2 == 0 ? 0xFF : 1, count: 600)
    use(bytes.index)
    bytes.sounds = Array(bytes.sounds.prefix(Int(seed)))
    bytes.owners = []
    use(bytes.index)
    bytes.groups = []
    use(bytes.index)
  }

  @Test func `A table of groups without an end is left after some places`() {
    let group = SoundIndex.Group(skeleton: 7, sounds: 0, owners: 0)
    let table = Mapped([SoundIndex.Group](repeating: group, count: 5_000))
    table.withUnsafeElements { #expect(SoundIndex.group(Skeleton(key: 9), $0) == nil) }
  }

  @Test(arguments: [150, 151, 152])
  func `A search in a file with noise in its index under right checksums does no harm`(
    section: Int
  ) throws {
    let folder = try CompiledFolder()
    var raw = RawImage(try SmallGazetteer.heard.compiled())
    let found = try #require(raw.sections.first { $0.number == section })
    var random = Seeded(UInt64(section))
    for byte in found.offset..<(found.offset + found.elementSize * found.count)
    where Int.random(in: 0..<4, using: &random) == 0 {
      raw.bytes[byte] = UInt8.random(in: 0...255, using: &random)
    }
    raw.seal()
    let gazetteer = try Gazetteer([], beside: [try folder.open(raw.bytes)])
    let search = PlaceSearch(gazetteer)
    for name in ["Mayadeen", "Kerkuk", "حقل العمل", "الشدادة", "Tanaf", "Alhasakah"] {
      for candidate in search.search(PlaceQuery(name, limit: 20)).candidates {
        #expect(gazetteer.places.indices.contains(candidate.index))
      }
    }
  }
}
