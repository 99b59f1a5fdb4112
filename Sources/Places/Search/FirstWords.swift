/// A set of words that never denies one that is in it and seldom claims one that is not.
///
/// Each word sets two bits of one group of 64, so that asking costs one look into memory.
struct FirstWords: Sendable {
  let bits: Mapped<UInt64>

  /// At most 1 MiB: what a core keeps near it.
  private static let mostGroups = 1 << 17

  init(_ bits: Mapped<UInt64>) { self.bits = bits }

  /// The set of some words, by their hashes.
  init(_ words: [NameHash]) {
    // 16 bits a word make about one false claim in 80.
    var bits = [UInt64](repeating: 0, count: min(Self.mostGroups, max(16, words.count / 4)))
    for word in words {
      let mixed = word.mixed
      bits[Self.group(mixed, bits.count)] |= Self.mask(mixed)
    }
    self.bits = Mapped(bits)
  }

  /// Whether a word may be in the set.
  @inline(__always)
  func contains(_ word: NameHash) -> Bool {
    let mixed = word.mixed
    let mask = Self.mask(mixed)
    return bits[Self.group(mixed, bits.count)] & mask == mask
  }

  /// How many bytes it takes.
  var byteCount: Int { bits.count * 8 }

  @inline(__always)
  private static func group(_ mixed: UInt64, _ count: Int) -> Int {
    Int(truncatingIfNeeded: mixed.multipliedFullWidth(by: UInt64(count)).high)
  }

  @inline(__always)
  private static func mask(_ mixed: UInt64) -> UInt64 {
    1 << (mixed & 63) | 1 << ((mixed >> 6) & 63)
  }
}
