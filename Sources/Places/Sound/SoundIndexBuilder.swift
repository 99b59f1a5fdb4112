/// Collects what names sound like and lays it out as a ``SoundIndex``.
///
/// The same names in the same order give the same bytes.
struct SoundIndexBuilder {
  private struct Entry {
    let skeleton: UInt64
    /// The first eight phones, the first one highest.
    let head: UInt64
    /// Where the phones begin in ``phones``.
    let start: UInt32
    let count: UInt8
    let owner: UInt32
    let place: UInt32
  }

  /// The set of skeletons takes no more bytes than this.
  private static let mostKnown = 1 << 20

  private let rules: SoundRules
  private var speller: NameSpeller
  private var entries: [Entry] = []
  private var phones: [UInt8] = []

  init(_ rules: SoundRules, _ generics: GenericWords) {
    self.rules = rules
    speller = NameSpeller(rules, generics)
  }

  /// Adds all ways to hear a name, given as UTF-8.
  mutating func add(_ text: UnsafeBufferPointer<UInt8>, name: Int, place: Int) {
    guard name < 0x3FFF_FFFF, phones.count < Int(UInt32.max) - 256 else { return }
    var owned = speller
    owned.forEachForm(of: text, isQuery: false) { form in
      var owner = UInt32(name)
      if form.isBare { owner |= SoundIndex.Owner.Flag.bare }
      if form.isUnjoined { owner |= SoundIndex.Owner.Flag.unjoined }
      var head: UInt64 = 0
      for position in 0..<8 {
        head = head << 8 | UInt64(position < form.phones.count ? form.phones[position] : 0)
      }
      entries.append(
        Entry(
          skeleton: Skeleton(form.phones, rules.phones).key, head: head,
          start: UInt32(phones.count), count: UInt8(form.phones.count), owner: owner,
          place: UInt32(place)))
      phones += form.phones
    }
    speller = owned
  }

  /// The index of all names added.
  mutating func finish() -> SoundIndex {
    sort()
    var sounds: [UInt8] = []
    var owners: [SoundIndex.Owner] = []
    var groups: [SoundIndex.Group] = []
    var last: Entry?
    var own: [UInt32] = []
    func close() {
      var count = own.count
      while count >= 0x80 {
        sounds.append(UInt8(count & 0x7F) | 0x80)
        count >>= 7
      }
      sounds.append(UInt8(count))
      owners += own.map { SoundIndex.Owner(bits: $0) }
      own.removeAll(keepingCapacity: true)
    }
    var lastPlace = UInt32.max
    for entry in entries {
      let isSame = last.map { sameSound($0, entry) } ?? false
      if !isSame {
        if !own.isEmpty { close() }
        let isNewGroup = last?.skeleton != entry.skeleton
        if isNewGroup {
          if last != nil { sounds += [0, 0] }
          groups.append(
            SoundIndex.Group(
              skeleton: entry.skeleton, sounds: UInt32(sounds.count), owners: UInt32(owners.count)))
        }
        let shared = isNewGroup ? 0 : last.map { commonPhones($0, entry) } ?? 0
        sounds += [UInt8(shared), entry.count - UInt8(shared)]
        let start = Int(entry.start)
        sounds += phones[(start + shared)..<(start + Int(entry.count))]
        lastPlace = .max
      }
      // Spellings of one place that sound alike are one: its first name stands for them.
      if entry.place != lastPlace { own.append(entry.owner) }
      lastPlace = entry.place
      last = entry
    }
    if !own.isEmpty { close() }
    sounds += [0, 0]
    entries = []
    phones = []
    return SoundIndex(
      groups: Mapped(Self.table(of: groups)), sounds: Mapped(sounds), owners: Mapped(owners),
      known: FirstWords(groups.map { Skeleton(key: $0.skeleton).mixed }, most: Self.mostKnown),
      rules: rules.fingerprint)
  }

  private mutating func sort() {
    let phones = phones
    entries.sort { one, other in
      if one.skeleton != other.skeleton { return one.skeleton < other.skeleton }
      if one.head != other.head { return one.head < other.head }
      if one.count > 8 || other.count > 8 {
        let (a, b) = (Int(one.start), Int(other.start))
        for offset in 8..<max(8, min(Int(one.count), Int(other.count)))
        where phones[a + offset] != phones[b + offset] {
          return phones[a + offset] < phones[b + offset]
        }
        if one.count != other.count { return one.count < other.count }
      }
      if one.place != other.place { return one.place < other.place }
      // The whole name before the bare one.
      let (isBare, isOtherBare) = (one.owner >> 30, other.owner >> 30)
      return isBare != isOtherBare ? isBare < isOtherBare : one.owner < other.owner
    }
  }

  private func sameSound(_ one: Entry, _ other: Entry) -> Bool {
    one.skeleton == other.skeleton && one.count == other.count && one.head == other.head
      && commonPhones(one, other) == Int(one.count)
  }

  private func commonPhones(_ one: Entry, _ other: Entry) -> Int {
    let most = min(Int(one.count), Int(other.count))
    var count = 0
    while count < most, phones[Int(one.start) + count] == phones[Int(other.start) + count] {
      count += 1
    }
    return count
  }

  private static func table(of groups: [SoundIndex.Group]) -> [SoundIndex.Group] {
    let size = groups.count + groups.count / 2 + 4
    var table = [SoundIndex.Group](repeating: SoundIndex.Group(), count: size)
    for group in groups {
      var position = SoundIndex.place(Skeleton(key: group.skeleton), size)
      while table[position].skeleton != 0 {
        position += 1
        if position == size { position = 0 }
      }
      table[position] = group
    }
    return table
  }
}
