import TestSupport
import Testing

@testable import Places

/// The index of sounds: what is stored is what was built, and only rules that are the same may use it.
@Suite struct SoundIndexTests {
  private static let queries = [
    "Mayadeen", "Boukamal", "Kerkuk", "حقل العمل", "الشدادة", "Tanaf", "والحسكه", "Xyzzy",
  ]

  private static let compiled = Result { try SmallGazetteer.heard.compiled() }

  private func bytes(_ index: SoundIndex) -> [[UInt8]] {
    [
      index.groups.flatMap { group in
        withUnsafeBytes(of: group) { Array($0) }
      }, Array(index.sounds),
      index.owners.flatMap { owner in withUnsafeBytes(of: owner.bits) { Array($0) } },
    ]
  }

  private func answers(_ gazetteer: Gazetteer) -> [PlaceAnswer] {
    let search = PlaceSearch(gazetteer)
    return Self.queries.map { search.search(PlaceQuery($0, limit: 20)) }
  }

  private func part(_ gazetteer: Gazetteer, _ number: Int = 0) -> SoundIndex {
    SoundSearch(gazetteer).parts[number].index
  }

  @Test func `The compiled file gives the answers of the tables`() throws {
    let folder = try CompiledFolder()
    let opened = try Gazetteer([], beside: [try folder.open(try Self.compiled.get())])
    #expect(opened.ruling.sounds.fingerprint == SmallGazetteer.heard.ruling.sounds.fingerprint)
    #expect(SoundIndex(reading: opened.volumes.all[0].image) != nil)
    #expect(bytes(part(opened)) == bytes(part(SmallGazetteer.heard)))
    #expect(answers(opened) == answers(SmallGazetteer.heard))
  }

  @Test func `The same names and rules give the same bytes`() throws {
    var random = Seeded(3)
    let one = RandomIndex(80, &random)
    random = Seeded(3)
    #expect(bytes(RandomIndex(80, &random).index) == bytes(one.index))
    let again = try Gazetteer(SmallGazetteer.inputs(SmallGazetteer.soundFiles)).compiled()
    #expect(try Self.compiled.get() == again)
  }

  @Test(arguments: seeds(6))
  func `Every way to hear every name is found in its group`(seed: UInt64) {
    var random = Seeded(seed)
    let made = RandomIndex(80, &random)
    for (phones, name) in made.added {
      let skeleton = Skeleton(phones, made.rules.phones)
      let group = made.index.groups.withUnsafeElements { SoundIndex.group(skeleton, $0) }
      let sound = group.flatMap { made.sounds(of: $0).first { $0.phones == phones } }
      let owners = sound.map { $0.owners.map { made.index.owners[$0].name } } ?? []
      #expect(owners.contains(name))
    }
    // The strings of a group are sorted and distinct, and owners belong to one string each.
    var owned = 0
    for group in made.groups {
      let sounds = made.sounds(of: group)
      for (one, next) in zip(sounds, sounds.dropFirst()) {
        #expect(one.phones.lexicographicallyPrecedes(next.phones))
        #expect(one.owners.upperBound == next.owners.lowerBound)
      }
      owned += sounds.reduce(0) { $0 + $1.owners.count }
    }
    #expect(owned == made.index.owners.count)
  }

  @Test func `A skeleton that no name has leads to no group`() {
    var random = Seeded(5)
    let made = RandomIndex(30, &random)
    let known = Set(made.groups.map(\.skeleton))
    made.index.groups.withUnsafeElements { groups in
      for key in UInt64(1)...2_000 where !known.contains(key) {
        #expect(SoundIndex.group(Skeleton(key: key), groups) == nil)
      }
    }
    let empty = SoundIndexBuilder(made.rules, HeardNames.generics)
    var builder = empty
    let index = builder.finish()
    index.groups.withUnsafeElements {
      #expect(SoundIndex.group(Skeleton(key: 1), $0) == nil)
    }
  }

  @Test func `An index that was made by other rules is built anew`() throws {
    let folder = try CompiledFolder()
    let compiled = try folder.open(try Self.compiled.get())
    // Other rules beside the compiled file: there, ب that begins a word sounds as م.
    var files = SmallGazetteer.soundFiles
    let ba = "\nب\tب\tP\t"
    files["phones.tsv"] = files["phones.tsv"]?.replacing(ba, with: "\n^ب\tم\tM\t\(ba)")
    files["places.tsv"] = SmallGazetteer.files["places.tsv"]?.split(separator: "\n").first
      .map { "\($0)\n" }
    files["names.tsv"] = "id\tnames\tnames_ar\n"
    let mixed = try Gazetteer(SmallGazetteer.inputs(files), beside: [compiled])
    let (own, stored) = (mixed.ruling.sounds, SmallGazetteer.heard.ruling.sounds)
    #expect(own.fingerprint != stored.fingerprint)
    #expect(SoundSearch(mixed).parts.map(\.index.rules) == [own.fingerprint, own.fingerprint])
    #expect(bytes(part(mixed, 1)) != bytes(part(SmallGazetteer.heard)))
    let answer = PlaceSearch(mixed).search(PlaceQuery("مغداد"))
    #expect(answer.best?.place.id == "gn:6", "\(answer)")
  }

  @Test func `An index whose rules are not those of its own file is built anew`() throws {
    let folder = try CompiledFolder()
    var raw = RawImage(try Self.compiled.get())
    let rules = try #require(raw.sections.first { $0.number == 153 })
    let sounds = try #require(raw.sections.first { $0.number == 151 })
    raw.set(rules.offset, 1)
    for byte in sounds.offset..<(sounds.offset + sounds.count) { raw.bytes[byte] = 0x55 }
    raw.seal()
    let opened = try Gazetteer([], beside: [try folder.open(raw.bytes)])
    #expect(bytes(part(opened)) == bytes(part(SmallGazetteer.heard)))
  }

  @Test func `A gazetteer that does not say how names are heard finds what is spelled alike`() {
    let search = PlaceSearch(SmallGazetteer.gazetteer)
    let spelled = search.search(PlaceQuery("الميادين")).candidates.map(\.place.id)
    #expect(Set(spelled) == ["gn:2", "SY0903"])
    // What sounds alike is not heard; what is a slip of a letter away is still seen.
    #expect(search.search(PlaceQuery("Mujedien")).candidates.isEmpty)
    #expect(search.search(PlaceQuery("Mayadiin")).best?.place.id == "gn:2")
    #expect(search.phones(of: "Mayadin").isEmpty)
  }
}
