/// Knows what a reader of words wants remembered of a word besides its letters.
protocol WordJudge {
  /// Notes what is known of a word, whatever stands around it.
  func judge(_ word: inout ByteToken)
}

/// Notes nothing.
struct NoJudge: WordJudge {
  func judge(_ word: inout ByteToken) {}
}

/// Remembers words by their raw bytes, so that one that comes again is not folded again.
///
/// A word is compared in full with what is remembered: the memo never changes what is found. Running
/// text repeats its words so much that a few thousand places hold nearly all of them.
struct WordMemo<Judge: WordJudge> {
  /// What a word of up to 16 bytes becomes.
  private struct Entry {
    var low: UInt64 = 0
    var high: UInt64 = 0
    var token = ByteToken()
    /// How many bytes of the piece belong to the token.
    var end: UInt8 = 0
    /// Where the next token is looked for, from the start of this one.
    var next: UInt8 = 0
    var endsInLetter = false
    /// An entry fills one line of the processor's memory.
    var unused: UInt64 = 0
  }

  private let entries: UnsafeMutableBufferPointer<Entry>
  private let shift: UInt64
  private let judge: Judge

  /// Lends an empty memo.
  ///
  /// - Parameters:
  ///   - length: How many bytes will be read, by which it chooses its size.
  ///   - judge: Told of each new word.
  ///   - body: What uses the memo.
  static func lend<Result>(
    length: Int, judge: Judge, _ body: (WordMemo) throws -> Result
  ) rethrows -> Result {
    var bits: UInt64 = 4
    while bits < 13, length >> Int(bits) > 64 { bits += 1 }
    let memory = UnsafeMutableRawBufferPointer.allocate(
      byteCount: MemoryLayout<Entry>.stride << Int(bits), alignment: 64)
    defer { memory.deallocate() }
    let entries = memory.initializeMemory(as: Entry.self, repeating: Entry())
    return try body(WordMemo(entries: entries, shift: 64 - bits, judge: judge))
  }

  /// A run of letters: bytes of ASCII letters and of scalars beyond ASCII, up to a byte that can
  /// neither be part of a word nor change how the word before it is read.
  private struct Piece {
    var low: UInt64
    var high: UInt64
    var length: Int

    @inline(__always)
    init?(_ text: UnsafeBufferPointer<UInt8>, at index: Int) {
      guard index + 17 <= text.count, let base = text.baseAddress else { return nil }
      let raw = UnsafeRawPointer(base + index)
      low = UInt64(littleEndian: raw.loadUnaligned(as: UInt64.self))
      high = 0
      let ends = Self.ends(low)
      if ends != 0 {
        let bits = UInt64(ends.trailingZeroBitCount & 56)
        length = Int(bits >> 3)
        low &= (1 << bits) &- 1
      } else {
        high = UInt64(littleEndian: raw.loadUnaligned(fromByteOffset: 8, as: UInt64.self))
        let ends = Self.ends(high)
        guard ends != 0 else { return nil }
        let bits = UInt64(ends.trailingZeroBitCount & 56)
        length = 8 + Int(bits >> 3)
        high &= (1 << bits) &- 1
      }
      // Apostrophes and the one hidden mark of ASCII may go on a word.
      let after = base[index + length]
      if after == 0x27 || after == 0x60 || after == 0x7F { return nil }
    }

    /// The high bit of each byte that is neither an ASCII letter nor beyond ASCII.
    @inline(__always)
    private static func ends(_ bytes: UInt64) -> UInt64 {
      let small = (bytes | 0x2020_2020_2020_2020) & 0x7F7F_7F7F_7F7F_7F7F
      let fromA = small &+ 0x1F1F_1F1F_1F1F_1F1F
      let beyondZ = small &+ 0x0505_0505_0505_0505
      return ~((fromA & ~beyondZ) | bytes) & 0x8080_8080_8080_8080
    }

    @inline(__always)
    func place(_ shift: UInt64) -> Int {
      var mixed = low &* 0x9E37_79B9_7F4A_7C15 ^ high &* 0xC2B2_AE3D_27D4_EB4F
      mixed = (mixed ^ (mixed >> 32)) &* 0xD6E8_FEB8_6659_FD93
      return Int(truncatingIfNeeded: mixed >> shift)
    }
  }

  /// Where to go on behind a token.
  struct Continuation {
    let next: Int
    let endsInLetter: Bool
  }

  /// The token that begins at a byte, when its word is known.
  @inline(__always)
  func recall(
    _ text: UnsafeBufferPointer<UInt8>, at index: Int, as token: inout ByteToken
  ) -> Continuation? {
    guard let piece = Piece(text, at: index) else { return nil }
    let entry = entries[piece.place(shift)]
    guard entry.low == piece.low, entry.high == piece.high else { return nil }
    token = entry.token
    token.start = UInt32(truncatingIfNeeded: index)
    token.end = UInt32(truncatingIfNeeded: index + Int(entry.end))
    return Continuation(next: index + Int(entry.next), endsInLetter: entry.endsInLetter)
  }

  /// Remembers the one token that was read at a byte.
  ///
  /// How a word is read depends on its piece only; numbers look further.
  @inline(never)
  func learn(
    _ text: UnsafeBufferPointer<UInt8>, at index: Int, next: Int, endsInLetter: Bool,
    _ token: ByteToken
  ) {
    guard token.isWord, token.kind != .number, let piece = Piece(text, at: index),
      next - index <= piece.length
    else { return }
    var known = token
    known.flags.remove(.hyphenated)
    judge.judge(&known)
    entries[piece.place(shift)] = Entry(
      low: piece.low, high: piece.high, token: known, end: UInt8(Int(token.end) - index),
      next: UInt8(next - index), endsInLetter: endsInLetter)
  }
}
