/// A set of words, or of runs of words, that never denies one that is in it and seldom claims one that is not.
///
/// Each word sets two bits of one group of 64, so that asking costs one look into memory.
struct FirstWords: Sendable {
  let bits: Mapped<UInt64>

  init(_ bits: Mapped<UInt64>) { self.bits = bits }

  /// The set of some words, by their mixed hashes.
  ///
  /// - Parameters:
  ///   - words: See ``NameHash/mixed``.
  ///   - most: The most bytes that it may take.
  init(_ words: [UInt64], most: Int) {
    // 16 bits a word make about one false claim in 80.
    var bits = [UInt64](repeating: 0, count: min(most / 8, max(16, words.count / 4)))
    for mixed in words {
      bits[Self.group(mixed, bits.count)] |= Self.mask(mixed)
    }
    self.bits = Mapped(bits)
  }

  /// The set as a loop over a text wants it; see ``NameTable/withView(_:)``.
  struct View {
    let bits: UnsafeBufferPointer<UInt64>

    /// Whether a word may be in the set.
    @inline(__always)
    func contains(_ word: NameHash) -> Bool { contains(mixed: word.mixed) }

    /// Whether something may be in the set, by its mixed hash.
    @inline(__always)
    func contains(mixed: UInt64) -> Bool {
      guard bits.count > 0 else { return false }
      let mask = FirstWords.mask(mixed)
      return bits[FirstWords.group(mixed, bits.count)] & mask == mask
    }
  }

  /// How many bytes it takes.
  var byteCount: Int { bits.count * 8 }

  @inline(__always)
  fileprivate static func group(_ mixed: UInt64, _ count: Int) -> Int {
    Int(truncatingIfNeeded: mixed.multipliedFullWidth(by: UInt64(count)).high)
  }

  @inline(__always)
  fileprivate static func mask(_ mixed: UInt64) -> UInt64 {
    1 << (mixed & 63) | 1 << ((mixed >> 6) & 63)
  }
}
