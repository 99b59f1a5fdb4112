/// A name as look-up sees it, folded from its bytes: articles off, only hashes of words left.
///
/// It lives on the stack while it is asked for.
struct FoldedName {
  /// One word without its article.
  struct Word {
    var hash = NameHash()
    var letters: Int32 = 0
    var bytes: Int32 = 0
    /// The word as it stands, where it has an article; else ``hash``.
    var full = NameHash()
    var fullLetters: Int32 = 0
    /// Whether it is written in digits.
    var isNumber = false
  }

  /// Names of more words are no names.
  static let mostWords = 40
  private static let mostTokens = 160

  private let storage: UnsafeMutablePointer<Word>
  /// How many words it has, articles not counted.
  let count: Int
  /// Bit n tells whether word n has an article.
  let articles: UInt8
  /// The hash of the words written together with the articles inside, when that differs from
  /// ``hash``: "ديرالزور", "alhasakah".
  let whole: NameHash?

  /// The tokens of a name, those that are words.
  ///
  /// - Returns: What `body` gives; nil when there are no words, or too many for a name.
  static func withWords<Result>(
    of name: UnsafeBufferPointer<UInt8>,
    _ body: (UnsafeMutableBufferPointer<ByteToken>) throws -> Result
  ) rethrows -> Result? {
    guard name.count <= 1_000 else { return nil }
    return try withUnsafeTemporaryAllocation(of: ByteToken.self, capacity: mostTokens) { buffer in
      try FoldingBytes.low.withUnsafeBufferPointer { low in
        var tokenizer = ByteTokenizer(name, low: low)
        let count = tokenizer.fill(buffer, memo: WordMemo<NoJudge>?.none)
        guard tokenizer.isAtEnd else { return nil }
        var words = 0
        for position in 0..<count where buffer[position].isWord {
          buffer[words] = buffer[position]
          words += 1
        }
        guard (1...mostWords).contains(words) else { return nil }
        return try body(UnsafeMutableBufferPointer(rebasing: buffer[..<words]))
      }
    }
  }

  /// The name that some words are, the first of them perhaps without its particles.
  static func with<Result>(
    _ tokens: UnsafeMutableBufferPointer<ByteToken>, first: CliticReading? = nil,
    _ body: (FoldedName) throws -> Result
  ) rethrows -> Result {
    try withUnsafeTemporaryAllocation(of: Word.self, capacity: mostWords) { words in
      try body(FoldedName(tokens, first, words))
    }
  }

  private init(
    _ tokens: UnsafeMutableBufferPointer<ByteToken>, _ reading: CliticReading?,
    _ words: UnsafeMutableBufferPointer<Word>
  ) {
    var count = 0
    var articles: UInt8 = 0
    var pending = false
    var whole = NameHash()
    var inside = false
    for (position, token) in tokens.enumerated() {
      if position < tokens.count - 1, LatinArticles.contains(token) {
        pending = true
        inside = true
        whole.append(token.hash, letters: Int(token.letters))
        continue
      }
      var word = Word(token)
      if position == 0, let reading {
        word.hash = reading.bare
        word.letters = Int32(reading.letters)
        word.bytes = word.letters * 2
        pending = reading.hasArticle
        (word.full, word.fullLetters) = (word.hash, word.letters)
      } else if token.hasArabicArticle {
        pending = true
        // The article at the front comes off a word that is written together too.
        if count == 0 {
          (word.full, word.fullLetters) = (word.hash, word.letters)
        } else {
          inside = true
        }
      }
      if pending, count < 8 { articles |= 1 << UInt8(count) }
      pending = false
      whole.append(word.full, letters: Int(word.fullLetters))
      words[count] = word
      count += 1
    }
    storage = words.baseAddress.unsafelyUnwrapped
    self.count = count
    self.articles = articles
    self.whole = inside ? whole : nil
  }

  /// One of the words.
  @inline(__always)
  subscript(position: Int) -> Word { storage[position] }

  /// The hash of all words joined without spaces: "البو كمال" and "البوكمال" share it.
  var hash: NameHash { hash(0..<count) }

  /// The hash of some words joined.
  func hash(_ range: Range<Int>) -> NameHash {
    var hash = NameHash()
    for position in range { hash.append(self[position].hash, letters: Int(self[position].letters)) }
    return hash
  }

  /// How many bytes some words have together, folded.
  func bytes(_ range: Range<Int>) -> Int { range.reduce(0) { $0 + Int(self[$1].bytes) } }

  /// The words between the generic nouns at the front and the back, and the class that these make
  /// one expect; nil when there is no generic noun or nothing is left.
  func withoutGenerics(_ generics: GenericWords) -> (Range<Int>, FeatureClass?)? {
    guard count > 1 else { return nil }
    var range = 0..<count
    var featureClass: FeatureClass?
    while range.count > 1, let generic = generics[self[range.lowerBound].hash], generic.before {
      featureClass = featureClass ?? generic.featureClass
      range = (range.lowerBound + 1)..<range.upperBound
    }
    while range.count > 1, let generic = generics[self[range.upperBound - 1].hash], generic.after {
      featureClass = featureClass ?? generic.featureClass
      range = range.lowerBound..<(range.upperBound - 1)
    }
    guard range.count < count else { return nil }
    // What is left must be a name of its own: three letters at least, or a code such as "T4".
    let letters = range.reduce(0) { $0 + Int(self[$1].letters) }
    guard letters >= 3 || (letters == 2 && self[range.upperBound - 1].isNumber) else { return nil }
    return (range, featureClass)
  }
}

extension FoldedName.Word {
  init(_ token: ByteToken) {
    isNumber = token.kind == .number
    full = token.hash
    fullLetters = Int32(token.letters)
    if token.hasArabicArticle {
      hash = token.hash(dropping: 2)
      letters = Int32(token.letters) - 2
      bytes = Int32(token.bytes) - 4
    } else {
      hash = token.hash
      letters = Int32(token.letters)
      bytes = Int32(token.bytes)
    }
  }
}
