/// The bytes of a word of up to 23 bytes: a run of ASCII letters and of bytes beyond ASCII, up to a
/// byte that can neither be part of a word nor change how the word before it is read.
struct WordPiece: Equatable {
  private var low: UInt64 = 0
  private var middle: UInt64 = 0
  private var high: UInt64 = 0

  /// The piece of no bytes, which no word has.
  init() {}

  /// The piece that begins at a byte and how many bytes it has; nil where it is too long, or where
  /// the text ends within 24 bytes.
  @inline(__always)
  static func read(
    _ text: UnsafeBufferPointer<UInt8>, at index: Int
  ) -> (piece: WordPiece, length: Int)? {
    guard index + 24 <= text.count, let base = text.baseAddress else { return nil }
    let raw = UnsafeRawPointer(base + index)
    var piece = WordPiece()
    let low = UInt64(littleEndian: raw.loadUnaligned(as: UInt64.self))
    let middle = UInt64(littleEndian: raw.loadUnaligned(fromByteOffset: 8, as: UInt64.self))
    // Words end within 8 bytes as often as not: what no branch can foresee is worked out.
    let (lowEnds, middleEnds) = (ends(low), ends(middle))
    let isLong: UInt64 = lowEnds == 0 ? .max : 0
    piece.low = low & below(lowEnds)
    piece.middle = middle & below(middleEnds) & isLong
    var length = lowEnds.trailingZeroBitCount >> 3
    length += (middleEnds.trailingZeroBitCount >> 3) & Int(truncatingIfNeeded: isLong)
    if length == 16 {
      let high = UInt64(littleEndian: raw.loadUnaligned(fromByteOffset: 16, as: UInt64.self))
      let ends = ends(high)
      if ends == 0 { return nil }
      piece.high = high & below(ends)
      length += ends.trailingZeroBitCount >> 3
    }
    // Apostrophes and the one hidden mark of ASCII may go on a word.
    let after = base[index + length]
    if after == 0x27 || after == 0x60 || after == 0x7F { return nil }
    return (piece, length)
  }

  /// The lowest bit of each byte that is neither an ASCII letter nor beyond ASCII.
  @inline(__always)
  private static func ends(_ bytes: UInt64) -> UInt64 {
    let small = (bytes | 0x2020_2020_2020_2020) & 0x7F7F_7F7F_7F7F_7F7F
    let fromA = small &+ 0x1F1F_1F1F_1F1F_1F1F
    let beyondZ = small &+ 0x0505_0505_0505_0505
    return (~((fromA & ~beyondZ) | bytes) & 0x8080_8080_8080_8080) >> 7
  }

  /// All bits below the lowest one; all where there is none.
  @inline(__always)
  private static func below(_ bits: UInt64) -> UInt64 { (bits &- 1) & ~bits }

  /// A value whose high bits depend on all bytes.
  @inline(__always)
  var mixed: UInt64 {
    let mixed =
      low &* 0x9E37_79B9_7F4A_7C15 ^ middle &* 0xC2B2_AE3D_27D4_EB4F
      ^ high &* 0x1656_67B1_9E37_79F9
    return (mixed ^ (mixed >> 32)) &* 0xD6E8_FEB8_6659_FD93
  }

  @inline(__always)
  static func == (one: WordPiece, other: WordPiece) -> Bool {
    (one.low ^ other.low) | (one.middle ^ other.middle) | (one.high ^ other.high) == 0
  }
}
