/// All names of a volume by what they sound like.
///
/// Names are grouped by their ``Skeleton``. The section `soundGroups` is an open table of groups; the
/// section `sounds` holds the distinct phone strings of each group, sorted and front-coded, so that a
/// walk through a group compares beginnings once; `soundOwners` tells which names sound so.
struct SoundIndex: Sendable {
  /// A place of the table of groups; one without a skeleton is free.
  struct Group: BitwiseCopyable, Sendable {
    /// The key of the ``Skeleton``; 0 where the place is free.
    var skeleton: UInt64 = 0
    /// Where the group's strings begin in `sounds`.
    var sounds: UInt32 = 0
    /// Its first owner in `soundOwners`.
    var owners: UInt32 = 0
  }

  /// A name that sounds like a string of phones.
  struct Owner: BitwiseCopyable, Sendable {
    /// The name in bits 0 to 29, then ``Flag``.
    let bits: UInt32

    /// What was done to the name before it was heard.
    enum Flag {
      /// An article that was written together with it was taken off.
      static let unjoined: UInt32 = 1 << 30
      /// Generic nouns were left out.
      static let bare: UInt32 = 1 << 31
    }

    var name: Int { Int(bits & 0x3FFF_FFFF) }
    var isBare: Bool { bits & Flag.bare != 0 }
    var isUnjoined: Bool { bits & Flag.unjoined != 0 }
  }

  let groups: Mapped<Group>
  /// Of each string: how many phones it shares with the one before, how many follow (0 ends the
  /// group), these phones, and how many owners it has, seven bits a byte, the lowest first.
  let sounds: Mapped<UInt8>
  let owners: Mapped<Owner>
  /// The skeletons that have a group: most that are asked for have none, and the table of groups is too
  /// large to stay near the processor.
  let known: FirstWords
  /// The hash of the rules that the names were heard by.
  let rules: UInt64

  /// No group is further from its place than this; a crafted table ends no later.
  static let longestProbe = 1_024

  /// The group of a skeleton.
  @inline(__always)
  static func group(_ skeleton: Skeleton, _ groups: UnsafeBufferPointer<Group>) -> Group? {
    guard groups.count > 0 else { return nil }
    var position = Self.place(skeleton, groups.count)
    for _ in 0..<longestProbe {
      let group = groups[position]
      if group.skeleton == skeleton.key { return group }
      if group.skeleton == 0 { return nil }
      position += 1
      if position == groups.count { position = 0 }
    }
    return nil
  }

  /// Where a skeleton is looked for first.
  @inline(__always)
  static func place(_ skeleton: Skeleton, _ count: Int) -> Int {
    Int(truncatingIfNeeded: skeleton.mixed.multipliedFullWidth(by: UInt64(count)).high)
  }
}

extension SoundIndex: ImagePart {
  init(building volume: Volume, tables: GazetteerTables) {
    let rules = tables.sounds
    var builder = SoundIndexBuilder(rules, GenericWords(tables.words.generics))
    if !rules.phones.isEmpty {
      for name in 0..<volume.nameCount {
        let place = volume.nameRecords[name].place
        volume.withName(name) { builder.add($0, name: name, place: place) }
      }
    }
    self = builder.finish()
  }

  init?(reading image: Image) {
    guard let groups = image.elements(.soundGroups, of: Group.self),
      let sounds = image.elements(.sounds, of: UInt8.self),
      let owners = image.elements(.soundOwners, of: Owner.self),
      let known = image.elements(.soundKnown, of: UInt64.self),
      let rules = image.elements(.soundRules, of: UInt64.self)
    else { return nil }
    self.init(
      groups: groups, sounds: sounds, owners: owners, known: FirstWords(known), rules: rules[0])
  }

  func write(to writer: inout ImageWriter) {
    writer.add(.soundGroups, groups)
    writer.add(.sounds, sounds)
    writer.add(.soundOwners, owners)
    writer.add(.soundKnown, known.bits)
    writer.add(.soundRules, [rules])
  }
}
