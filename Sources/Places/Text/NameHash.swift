/// The hash of a word or of several words joined, from which those of its endings follow.
///
/// It is a polynomial over the folded letters, modulo 2^64: the hash of two words written together is
/// worked out from theirs, and that of a word without its first letters from that of the word and of
/// these letters. So particles and articles come off without reading a letter again. It is the same
/// on every machine and in every run; it is no defence against forgery.
struct NameHash: Hashable, Sendable {
  /// The polynomial; equal strings only have equal values for all practical purposes.
  private(set) var value: UInt64 = 0

  /// How long a word may be that ``suffix(after:letters:)`` and ``append(_:letters:)`` know.
  static let longest = 255

  /// The base of the polynomial: odd, and with no pattern in its bits.
  static let base: UInt64 = 0x9E6C_63D0_876A_3F35

  /// The hash of no letters.
  init() {}

  @inline(__always)
  init(value: UInt64) { self.value = value }

  /// The hash of a folded word, or of several that are joined.
  init(_ folded: some StringProtocol) {
    for scalar in folded.unicodeScalars { add(scalar.value) }
  }

  /// Adds one letter, by its code point.
  @inline(__always)
  mutating func add(_ letter: UInt32) { value = value &* Self.base &+ UInt64(letter) }

  /// Adds a word of so many letters.
  @inline(__always)
  mutating func append(_ word: NameHash, letters: Int) {
    value = value &* Self.power(letters) &+ word.value
  }

  /// The hash of what follows the first letters, whose own hash is `prefix`, when so many follow.
  @inline(__always)
  func suffix(after prefix: NameHash, letters: Int) -> NameHash {
    NameHash(value: value &- prefix.value &* Self.power(letters))
  }

  /// A value whose high and low bits all depend on all letters: what tables are asked with.
  @inline(__always)
  var mixed: UInt64 {
    var mixed = value
    mixed = (mixed ^ (mixed >> 32)) &* 0xD6E8_FEB8_6659_FD93
    mixed = (mixed ^ (mixed >> 29)) &* 0xFF51_AFD7_ED55_8CCD
    return mixed ^ (mixed >> 32)
  }

  /// A power of the base; of short words without a look into memory.
  @inline(__always)
  private static func power(_ exponent: Int) -> UInt64 {
    if exponent > 15 { return raised(exponent) }
    let (second, fourth) = (base &* base, base &* base &* base &* base)
    let low = (exponent & 1 == 0 ? 1 : base) &* (exponent & 2 == 0 ? 1 : second)
    let high = (exponent & 4 == 0 ? 1 : fourth) &* (exponent & 8 == 0 ? 1 : fourth &* fourth)
    return low &* high
  }

  private static func raised(_ exponent: Int) -> UInt64 {
    var (result, square, rest): (UInt64, UInt64, Int) = (1, base, exponent)
    while rest > 0 {
      if rest & 1 == 1 { result &*= square }
      square &*= square
      rest >>= 1
    }
    return result
  }
}
