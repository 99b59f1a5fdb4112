/// Knows what a reader of words wants remembered of a word besides its letters.
protocol WordJudge {
  /// Notes what is known of a word, whatever stands around it.
  func judge(_ word: inout ByteToken)
}

/// Notes nothing.
struct NoJudge: WordJudge {
  func judge(_ word: inout ByteToken) {}
}

/// What a memo knows of a word.
struct KnownWord {
  /// Its `start` is where the next token is looked for, its `end` where it ends, both from the start
  /// of the word.
  var token = ByteToken()
  /// Whether the piece is all word and ends in a letter.
  var isWhole = false
  var endsInLetter = false
}

/// Remembers words by their raw bytes, so that one that comes again is not folded again.
///
/// A word is compared in full with what is remembered: the memo never changes what is found. Running
/// text repeats its words so much that a few thousand places hold nearly all of them.
struct WordMemo<Judge: WordJudge> {
  /// A word and what is known of it: one line of the processor's memory.
  private struct Entry {
    var piece = WordPiece()
    var known = KnownWord()
    /// Fills the line.
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
  /// - Returns: What `body` returns.
  static func lend<Result>(
    length: Int, judge: Judge, _ body: (WordMemo) throws -> Result
  ) rethrows -> Result {
    var bits: UInt64 = 4
    while bits < 16, length >> Int(bits) > 64 { bits += 1 }
    return try LargeMemory.lend(1 << Int(bits), of: Entry()) {
      try body(WordMemo(entries: $0, shift: 65 - bits, judge: judge))
    }
  }

  /// The two places where a word may be remembered.
  @inline(__always)
  private func places(of piece: WordPiece) -> UnsafeMutablePointer<Entry> {
    entries + Int(truncatingIfNeeded: piece.mixed >> shift) * 2
  }

  /// What is known of a word, until the next is learned.
  @inline(__always)
  func recall(_ piece: WordPiece) -> UnsafePointer<KnownWord>? {
    let places = places(of: piece)
    if places[0].piece == piece { return known(places) }
    return recallSecond(piece)
  }

  @inline(__always)
  private func known(_ place: UnsafeMutablePointer<Entry>) -> UnsafePointer<KnownWord>? {
    MemoryLayout<Entry>.offset(of: \.known).map {
      UnsafeRawPointer(place).advanced(by: $0).assumingMemoryBound(to: KnownWord.self)
    }
  }

  @inline(never)
  private func recallSecond(_ piece: WordPiece) -> UnsafePointer<KnownWord>? {
    let places = places(of: piece)
    guard places[1].piece == piece else { return nil }
    // What comes often stands first, where new words do not drive it out.
    swap(&places[0], &places[1])
    return known(places)
  }

  /// Whether a token depends on its piece only: a number may go on behind it, and a hyphen looks at
  /// what stands before it.
  private static func isLearned(_ token: ByteToken, isWhole: Bool) -> Bool {
    token.kind == .punctuation
      ? isWhole && !hyphens.contains(token.head) : token.isWord && token.kind != .number
  }

  private static var hyphens: [UInt64] { [0x5F, 0x2010, 0x2011] }

  /// Remembers the one token that was read at a byte.
  ///
  /// How a word is read depends on its piece only.
  @inline(never)
  func learn(
    _ text: UnsafeBufferPointer<UInt8>, at index: Int, next: Int, endsInLetter: Bool,
    _ token: ByteToken
  ) {
    guard let base = text.baseAddress, index + WordPiece.reach <= text.count
    else { return }
    let (piece, length) = WordPiece.read(base + index)
    guard next - index <= length, Self.isLearned(token, isWhole: next - index == length)
    else { return }
    var known = KnownWord(
      token: token, isWhole: next - index == length && endsInLetter, endsInLetter: endsInLetter)
    known.token.flags.remove(.hyphenated)
    known.token.start = UInt32(truncatingIfNeeded: next - index)
    known.token.end = UInt32(truncatingIfNeeded: Int(token.end) - index)
    judge.judge(&known.token)
    let places = places(of: piece)
    let place = places[0].piece == WordPiece() ? 0 : 1
    places[place] = Entry(piece: piece, known: known)
  }
}
