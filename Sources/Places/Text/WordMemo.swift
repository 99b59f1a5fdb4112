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
  /// What a word becomes: one line of the processor's memory.
  private struct Entry {
    var piece = WordPiece()
    /// Its `start` is where the next token is looked for, its `end` where it ends, both from the
    /// start of the word.
    var token = ByteToken()
    var endsInLetter = false
    var unused: UInt32 = 0
  }

  private let entries: UnsafeMutablePointer<Entry>
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
    while bits < 15, length >> Int(bits) > 64 { bits += 1 }
    let count = 1 << Int(bits)
    let memory = UnsafeMutableRawPointer.allocate(
      byteCount: MemoryLayout<Entry>.stride * count, alignment: 128)
    defer { memory.deallocate() }
    let entries = memory.initializeMemory(as: Entry.self, repeating: Entry(), count: count)
    return try body(WordMemo(entries: entries, shift: 65 - bits, judge: judge))
  }

  /// Where to go on behind a token.
  struct Continuation {
    let next: Int
    let endsInLetter: Bool
  }

  /// The two places where a word may be remembered.
  @inline(__always)
  private func places(of piece: WordPiece) -> UnsafeMutablePointer<Entry> {
    entries + Int(truncatingIfNeeded: piece.mixed >> shift) * 2
  }

  /// The token that begins at a byte, when its word is known.
  @inline(__always)
  func recall(
    _ text: UnsafeBufferPointer<UInt8>, at index: Int, as token: UnsafeMutablePointer<ByteToken>
  ) -> Continuation? {
    guard let (piece, _) = WordPiece.read(text, at: index) else { return nil }
    let places = places(of: piece)
    if places[0].piece != piece {
      guard places[1].piece == piece else { return nil }
      // What comes often stands first, where new words do not drive it out.
      swap(&places[0], &places[1])
    }
    token.pointee = places[0].token
    let next = index + Int(token.pointee.start)
    token.pointee.start = UInt32(truncatingIfNeeded: index)
    token.pointee.end &+= UInt32(truncatingIfNeeded: index)
    return Continuation(next: next, endsInLetter: places[0].endsInLetter)
  }

  /// Remembers the one token that was read at a byte.
  ///
  /// How a word is read depends on its piece only; numbers look further.
  @inline(never)
  func learn(
    _ text: UnsafeBufferPointer<UInt8>, at index: Int, next: Int, endsInLetter: Bool,
    _ token: ByteToken
  ) {
    guard token.isWord, token.kind != .number,
      let (piece, length) = WordPiece.read(text, at: index), next - index <= length
    else { return }
    var known = token
    known.flags.remove(.hyphenated)
    known.start = UInt32(truncatingIfNeeded: next - index)
    known.end = UInt32(truncatingIfNeeded: Int(token.end) - index)
    judge.judge(&known)
    let places = places(of: piece)
    let place = places[0].piece == WordPiece() ? 0 : 1
    places[place] = Entry(piece: piece, token: known, endsInLetter: endsInLetter)
  }
}
