/// The consonants of a name by their classes, four bits each behind a leading 1: what spellings of one
/// name nearly always share, across scripts too.
struct Skeleton: Hashable, Sendable {
  /// The classes; 1 for a name without consonants.
  let key: UInt64

  /// Names are told apart by this many consonants.
  static let mostConsonants = 15
  /// Classes are numbers from 1 to this.
  static let mostClasses: UInt64 = 15

  init(key: UInt64) { self.key = key }

  /// The skeleton of some phones.
  init(_ phones: some Sequence<UInt8>, _ table: PhoneTable) {
    var key: UInt64 = 1
    for phone in phones where key >> 60 == 0 {
      let group = table.classes[Int(phone)]
      if group != 0 { key = (key << 4) | UInt64(group) }
    }
    self.key = key
  }

  /// How many consonants it has.
  var count: Int { (63 - key.leadingZeroBitCount) / 4 }

  /// The skeleton without one consonant, counted from the last.
  func without(_ place: Int) -> Skeleton {
    let shift = UInt64(4 * place)
    let behind = key & ((1 << shift) - 1)
    return Skeleton(key: ((key >> (shift + 4)) << shift) | behind)
  }

  /// The skeleton with another consonant in a place, counted from the last.
  func replacing(_ place: Int, by group: UInt64) -> Skeleton {
    let shift = UInt64(4 * place)
    return Skeleton(key: (key & ~(15 << shift)) | (group << shift))
  }

  /// The skeleton with one more consonant, before so many others.
  func inserting(_ group: UInt64, before place: Int) -> Skeleton {
    let shift = UInt64(4 * place)
    let behind = key & ((1 << shift) - 1)
    return Skeleton(key: ((key >> shift) << (shift + 4)) | (group << shift) | behind)
  }

  /// A value whose high bits depend on all consonants.
  var mixed: UInt64 {
    let mixed = (key ^ (key >> 32)) &* 0x9E37_79B9_7F4A_7C15
    return mixed ^ (mixed >> 29)
  }
}
