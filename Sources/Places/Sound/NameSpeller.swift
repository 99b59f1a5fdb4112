/// Turns names into phones, word by word.
///
/// It keeps its buffers, so that many names are spelled without asking for memory each time.
struct NameSpeller {
  private let rules: SoundRules
  private let generics: GenericWords
  private var letters: [UInt32] = []
  private var wordEnds: [Int] = []
  private var phones: [UInt8] = []
  private var phoneEnds: [Int] = []

  /// A way to hear a name.
  struct Form {
    /// Its phones, 64 at most.
    var phones: [UInt8] = []
    /// Whether generic nouns are left out.
    var isBare = false
    /// Whether an article that is written together with the name is taken off.
    var isUnjoined = false
    /// Whether one word of several is left out.
    var lacksWord = false
    /// How many letters of particles were taken off.
    var particles = 0
  }

  /// Names are heard up to this phone.
  static let mostPhones = 64
  /// So many phones at least are left of a name without one of its words.
  private static let leastPhones = 4

  init(_ rules: SoundRules, _ generics: GenericWords) {
    self.rules = rules
    self.generics = generics
  }

  /// Gives the ways to hear a name, as it stands first.
  ///
  /// - Parameters:
  ///   - text: The name; a name without a word of a known script is not heard.
  ///   - isQuery: Whether the first word may have particles ("وبالشدادي"), and one word of several may
  ///     be left out, last of all.
  ///   - body: Takes each way.
  mutating func forEachForm(
    of text: UnsafeBufferPointer<UInt8>, isQuery: Bool, _ body: (Form) -> Void
  ) {
    _ = FoldedName.withWords(of: text) { tokens in
      readLetters(text, tokens)
      guard isQuery, tokens[0].kind == .arabic else {
        hear(tokens, nil, body)
        if isQuery { hearShortened(tokens, body) }
        return
      }
      CliticReading.forEach(of: tokens[0]) { hear(tokens, $0, body) }
      hearShortened(tokens, body)
    }
  }

  /// The small letters of all words, one after the other.
  private mutating func readLetters(
    _ text: UnsafeBufferPointer<UInt8>, _ tokens: UnsafeMutableBufferPointer<ByteToken>
  ) {
    letters.removeAll(keepingCapacity: true)
    wordEnds.removeAll(keepingCapacity: true)
    for token in tokens {
      var index = Int(token.start)
      while index < Int(token.end) {
        let (value, width) = FoldingBytes.scalar(text, at: index)
        index += width
        if let last = letters.last, letters.count > wordEnds.last ?? 0,
          let whole = LetterCase.composed(last, value)
        {
          letters[letters.count - 1] = whole
          continue
        }
        if LetterCase.isSilent(value) { continue }
        if (0xFB00...0xFEFF).contains(value) {
          // Presentation forms are read as the letters that they stand for.
          letters += LetterCase.base(value)
        } else {
          letters.append(LetterCase.lowered(value))
        }
      }
      wordEnds.append(letters.count)
    }
  }

  private mutating func hear(
    _ tokens: UnsafeMutableBufferPointer<ByteToken>, _ reading: CliticReading?,
    _ body: (Form) -> Void
  ) {
    let company = rules.phones.company(of: letters)
    FoldedName.with(tokens, first: reading) { folded in
      spell(tokens, folded, reading, company)
      var form = Form()
      form.particles = reading?.particles ?? 0
      give(0..<folded.count, &form, body)
      if let (range, _) = folded.withoutGenerics(generics) {
        form.isBare = true
        give(range, &form, body)
        form.isBare = false
      }
      if spell(tokens, folded, reading, company, taking: .article) {
        form.isUnjoined = true
        give(0..<folded.count, &form, body)
        form.isUnjoined = false
      }
      if spell(tokens, folded, reading, company, taking: .ending) {
        form.isBare = true
        give(0..<folded.count, &form, body)
      }
    }
  }

  /// Leaves the first or the last word out, when enough is left to be a name.
  private mutating func hearShortened(
    _ tokens: UnsafeMutableBufferPointer<ByteToken>, _ body: (Form) -> Void
  ) {
    FoldedName.with(tokens) { folded in
      guard folded.count > 1 else { return }
      spell(tokens, folded, nil, rules.phones.company(of: letters))
      var form = Form()
      form.lacksWord = true
      for range in [1..<folded.count, 0..<(folded.count - 1)] {
        let start = range.lowerBound == 0 ? 0 : phoneEnds[range.lowerBound - 1]
        if phoneEnds[range.upperBound - 1] - start >= Self.leastPhones { give(range, &form, body) }
      }
    }
  }

  private mutating func give(_ range: Range<Int>, _ form: inout Form, _ body: (Form) -> Void) {
    let start = range.lowerBound == 0 ? 0 : phoneEnds[range.lowerBound - 1]
    let end = min(phoneEnds[range.upperBound - 1], start + Self.mostPhones)
    guard start < end else { return }
    form.phones.removeAll(keepingCapacity: true)
    form.phones += phones[start..<end]
    body(form)
  }

  /// What may be written together with a name.
  private enum Joined { case article, ending }

  /// Spells all words but the articles; false when what is to be taken off is not there.
  @discardableResult
  private mutating func spell(
    _ tokens: UnsafeMutableBufferPointer<ByteToken>, _ folded: FoldedName,
    _ reading: CliticReading?, _ company: UInt8, taking joined: Joined? = nil
  ) -> Bool {
    phones.removeAll(keepingCapacity: true)
    phoneEnds.removeAll(keepingCapacity: true)
    var word = 0
    for (position, token) in tokens.enumerated() {
      if position < tokens.count - 1, LatinArticles.contains(token) { continue }
      guard word < folded.count else { break }
      var end = wordEnds[position]
      var start = position == 0 ? 0 : wordEnds[position - 1]
      // Particles and the Arabic article are letters at the front that the folded word lacks.
      if token.kind == .arabic { start += Int(token.letters) - Int(folded[word].letters) }
      start = min(start, end)
      var isCut = false
      if joined == .article, word == 0 {
        guard Self.hasJoinedArticle(letters[start..<end]) else { return false }
        start += 2
        isCut = true
      }
      if joined == .ending, position == tokens.count - 1 {
        guard let count = rules.words.ending(of: letters[start..<end]) else { return false }
        end -= count
        isCut = true
      }
      let isSilent =
        position < tokens.count - 1
        && rules.words.isSilent(folded[word].hash, isFirst: word == 0)
      if !isSilent {
        if !isCut, let other = rules.words.letters(of: folded[word].hash) {
          rules.phones.spell(other[...], company: company, into: &phones)
        } else if start < end {
          rules.phones.spell(letters[start..<end], company: company, into: &phones)
        }
      }
      phoneEnds.append(phones.count)
      word += 1
    }
    return !phones.isEmpty && phoneEnds.count == folded.count
  }

  /// Whether a Latin word begins with an article: "alhasakah", "essukhneh".
  private static func hasJoinedArticle(_ word: ArraySlice<UInt32>) -> Bool {
    guard word.count > 5 else { return false }
    let first = word.startIndex
    guard word[first] == 0x61 || word[first] == 0x65 else { return false }
    return word[first + 1] == 0x6C || word[first + 1] == word[first + 2]
  }
}
