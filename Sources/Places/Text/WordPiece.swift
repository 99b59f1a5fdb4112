/// The bytes of a word of up to 23 bytes: a run of bytes from `A` on, those beyond ASCII among them,
/// up to a space, a digit or one of the marks before `A`.
///
/// How the first token in it is read depends on nothing else: what stands behind can neither be part of
/// a word nor change how the word before it is read.
struct WordPiece {
  private var low: UInt64 = 0
  private var middle: UInt64 = 0
  private var high: UInt64 = 0

  /// So many bytes must be there to be read.
  static let reach = 24

  /// The piece of no bytes, which no word has.
  init() {}

  /// The piece that begins at a byte behind which 24 can be read, and how many bytes it has; none
  /// where it is too long, or where what stands behind may go on the word.
  @inline(__always)
  static func read(_ start: UnsafePointer<UInt8>) -> (piece: WordPiece, length: Int) {
    let raw = UnsafeRawPointer(start)
    var piece = WordPiece()
    let low = UInt64(littleEndian: raw.loadUnaligned(as: UInt64.self))
    let middle = UInt64(littleEndian: raw.loadUnaligned(fromByteOffset: 8, as: UInt64.self))
    // Words end within 8 bytes as often as not: what no branch can foresee is worked out.
    let lowEnds = ends(low)
    let middleEnds = ends(middle)
    let isLong: UInt64 = lowEnds == 0 ? .max : 0
    let ends = lowEnds | (middleEnds & isLong)
    if ends == 0 { return long(start) }
    let below = (ends &- 1) & ~ends
    piece.low = low & (below | isLong)
    piece.middle = middle & below & isLong
    let length = ends.trailingZeroBitCount >> 3 &+ Int(truncatingIfNeeded: isLong & 8)
    // An apostrophe may go on a word.
    return start[length] == 0x27 ? (WordPiece(), 0) : (piece, length)
  }

  @inline(never)
  private static func long(_ start: UnsafePointer<UInt8>) -> (piece: WordPiece, length: Int) {
    let raw = UnsafeRawPointer(start)
    var piece = WordPiece()
    piece.low = UInt64(littleEndian: raw.loadUnaligned(as: UInt64.self))
    piece.middle = UInt64(littleEndian: raw.loadUnaligned(fromByteOffset: 8, as: UInt64.self))
    let high = UInt64(littleEndian: raw.loadUnaligned(fromByteOffset: 16, as: UInt64.self))
    let ends = ends(high)
    let length = 16 + ends.trailingZeroBitCount >> 3
    guard ends != 0, start[length] != 0x27 else { return (WordPiece(), 0) }
    piece.high = high & (ends &- 1) & ~ends
    return (piece, length)
  }

  /// The lowest bit of each byte that is less than `A`.
  @inline(__always)
  private static func ends(_ bytes: UInt64) -> UInt64 {
    let fromA = (bytes | 0x8080_8080_8080_8080) &- 0x4141_4141_4141_4141
    return (~(fromA | bytes) & 0x8080_8080_8080_8080) >> 7
  }

  /// A value whose high bits depend on all bytes.
  @inline(__always)
  var mixed: UInt64 {
    low &* 0x9E37_79B9_7F4A_7C15 &+ (middle ^ high) &* 0xD6E8_FEB8_6659_FD93
  }

  @inline(__always)
  static func == (one: WordPiece, other: WordPiece) -> Bool {
    (one.low ^ other.low) | (one.middle ^ other.middle) | (one.high ^ other.high) == 0
  }
}
