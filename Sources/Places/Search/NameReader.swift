/// Finds the longest name that begins at a token, over all volumes of a gazetteer; see
/// ``NameMatcher/withReader(_:)``.
struct NameReader {
  /// The names of one volume.
  struct Part {
    let table: NameTable.View
    let firstPlace: Int
    let placeCount: Int
  }

  typealias Match = NameMatcher.Match

  let parts: UnsafeBufferPointer<Part>
  /// No name has more words, articles counted.
  private static let mostWords = 6
  /// No name takes more tokens; so much has to be read ahead.
  static let mostTokens = 20

  /// The longest name that begins at a token, its particles read in every way, the bare form first.
  ///
  /// - Parameters:
  ///   - tokens: The text, so far as it is read.
  ///   - start: The token.
  ///   - absent: Where pairs of words are noted that begin no name; nil to look each time.
  /// - Returns: The name; nil where none begins.
  @inline(__always)
  func longest(
    _ tokens: UnsafeBufferPointer<ByteToken>, from start: Int, _ absent: AbsentPairs? = nil
  ) -> Match? {
    let token = tokens[start]
    if token.beginsNothing { return nil }
    if token.longer != 0 {
      if token.longer == .max { return read(token, tokens, from: start) }
      if goesOn(token, tokens, behind: start, absent) {
        let match = readLonger(token, tokens, from: start)
        if let match { return match }
      }
      if token.alone == .none { return nil }
    }
    return single(token, at: start)
  }

  /// The name that a word of which everything is known is by itself.
  @inline(__always)
  private func single(_ token: ByteToken, at start: Int) -> Match {
    var match = Match(end: start + 1)
    match.words = 1
    match.isBare = token.alone.isBare
    if token.kind == .arabic {
      if token.alone.reading > 0 { return particled(token, match) }
      let word = FoldedName.Word(token)
      match.hash = word.hash
      match.bytes = word.letters * 2
      match.articles = token.hasArabicArticle ? 1 : 0
    } else {
      match.hash = token.hash
      match.bytes = Int32(token.bytes)
    }
    match.stem = token.hash
    return match
  }

  @inline(never)
  private func particled(_ token: ByteToken, _ match: Match) -> Match {
    var match = match
    var number = 0
    CliticReading.forEach(of: token) { reading in
      if number == token.alone.reading { match.begin(with: reading) }
      number += 1
    }
    return match
  }

  /// Whether a name may begin with a word and the token behind it.
  @inline(__always)
  private func goesOn(
    _ token: ByteToken, _ tokens: UnsafeBufferPointer<ByteToken>, behind start: Int,
    _ absent: AbsentPairs?
  ) -> Bool {
    guard start + 1 < tokens.count else { return false }
    let next = tokens[start + 1]
    // An apostrophe or an article is passed over.
    if !next.isWord { return next.isApostrophe }
    guard next.kind == token.kind || next.kind == .number else { return false }
    if next.flags.contains(.article) { return true }
    let word = FoldedName.Word(next)
    if token.longer == 1 {
      var pair = token.hasArabicArticle ? token.hash(dropping: 2) : token.hash
      pair.append(word.hash, letters: Int(word.letters))
      return begins(pair, absent)
    }
    return goesOnParticled(token, word, absent)
  }

  @inline(never)
  private func goesOnParticled(
    _ token: ByteToken, _ next: FoldedName.Word, _ absent: AbsentPairs?
  ) -> Bool {
    var longer = token.longer
    var found = false
    CliticReading.forEach(of: token) { reading in
      if longer & 1 == 1, !found {
        var pair = reading.bare
        pair.append(next.hash, letters: Int(next.letters))
        found = begins(pair, absent)
      }
      longer >>= 1
    }
    return found
  }

  /// Whether two words are a name or begin one.
  @inline(__always)
  private func begins(_ pair: NameHash, _ absent: AbsentPairs?) -> Bool {
    if let absent, absent.contains(pair) { return false }
    return isKnown(pair, absent)
  }

  @inline(never)
  private func isKnown(_ pair: NameHash, _ absent: AbsentPairs?) -> Bool {
    for part in parts where part.table.mayKnow(pair) && part.table.look(pair) != nil {
      return true
    }
    absent?.insert(pair)
    return false
  }

  /// A name of several words; nil where there is none.
  @inline(never)
  private func readLonger(
    _ token: ByteToken, _ tokens: UnsafeBufferPointer<ByteToken>, from start: Int
  ) -> Match? {
    var best: Match?
    var least = start + 1
    func keep(_ match: Match?) {
      guard let match, match.end > least else { return }
      (best, least) = (match, match.end)
    }
    guard token.kind == .arabic else {
      keep(walk(tokens, from: start, nil))
      return best
    }
    var longer = token.longer
    CliticReading.forEach(of: token) { reading in
      if longer & 1 == 1 { keep(walk(tokens, from: start, reading)) }
      longer >>= 1
    }
    return best
  }

  /// The longest name that begins with a word of which nothing is known yet.
  @inline(never)
  private func read(
    _ token: ByteToken, _ tokens: UnsafeBufferPointer<ByteToken>, from start: Int
  ) -> Match? {
    if !token.isWord || token.kind == .number { return nil }
    if token.kind == .arabic {
      var best: Match?
      CliticReading.forEach(of: token) { reading in
        guard mayBegin(reading.bare) else { return }
        let match = walk(tokens, from: start, reading)
        if let match, match.end > best?.end ?? start { best = match }
      }
      return best
    }
    if token.flags.contains(.article) {
      if LatinArticles.containsDoubtful(token) {
        let isHyphenated =
          start + 1 < tokens.count && tokens[start + 1].flags.contains(.hyphenated)
        guard start + 1 < tokens.count, isHyphenated || token.flags.contains(.capitalized) else {
          return nil
        }
      }
    } else if !mayBegin(token.hash) {
      return nil
    }
    return walk(tokens, from: start, nil)
  }

  private func walk(
    _ tokens: UnsafeBufferPointer<ByteToken>, from start: Int, _ reading: CliticReading?
  ) -> Match? {
    let kind = tokens[start].kind
    var match = Match(end: start)
    match.stem = tokens[start].hash
    var best: Match?
    var bare: Match?
    var position = start
    var read = 0
    let limit = min(tokens.count, start + Self.mostTokens)
    while position < limit, read < Self.mostWords {
      let token = tokens[position]
      if !token.isWord {
        // An apostrophe before a letter, as in "Ain 'Issa", is part of the spelling.
        guard token.isApostrophe, position + 1 < tokens.count,
          tokens[position + 1].start == token.end
        else { break }
        position += 1
        continue
      }
      guard token.kind == .number || token.kind == kind else { break }
      read += 1
      if token.flags.contains(.article), position + 1 < tokens.count,
        tokens[position + 1].kind == .latin
      {
        if match.words < 8 { match.articles |= 1 << match.words }
        position += 1
        continue
      }
      if position == start, let reading {
        match.begin(with: reading)
      } else {
        let word = FoldedName.Word(token)
        if token.hasArabicArticle, match.words < 8 { match.articles |= 1 << match.words }
        match.hash.append(word.hash, letters: Int(word.letters))
        match.bytes += word.bytes
      }
      match.words += 1
      position += 1
      match.end = position
      let answer = look(match.hash, words: match.words, bytes: match.bytes)
      if answer.isFull {
        best = match
      } else if answer.isBare {
        bare = match
        bare?.isBare = true
      }
      if !answer.goesOn { break }
    }
    // "الحسكة الجنوبي" may be a dam without its noun, but "الحسكة" is a name as it stands.
    return best ?? bare
  }

  /// Whether a word, read without its article, may begin a name.
  @inline(__always)
  private func mayBegin(_ word: NameHash) -> Bool {
    for part in parts where part.table.firstWords.contains(word) { return true }
    return false
  }

  /// Whether words are a name as they stand, a name without its generic noun, or how one begins.
  @inline(__always)
  private func look(
    _ hash: NameHash, words: UInt8, bytes: Int32
  ) -> (isFull: Bool, isBare: Bool, goesOn: Bool) {
    var (isFull, isBare, goesOn) = (false, false, false)
    for part in parts {
      guard let answer = part.table.look(hash) else { continue }
      if answer.goesOn { goesOn = true }
      if words == 1, answer.isWord { isFull = true }
      guard let first = answer.first, !isFull else { continue }
      part.table.forEachForm(from: first) { form in
        guard Self.fits(form, words, bytes), Int(form.place) < part.placeCount else { return true }
        if form.isBare { isBare = true } else { isFull = true }
        return !isFull
      }
    }
    return (isFull, isBare, goesOn)
  }

  /// Words that are parted otherwise than the name must be long enough to be no other words.
  @inline(__always)
  private static func fits(_ form: NameForm, _ words: UInt8, _ bytes: Int32) -> Bool {
    form.words == min(Int(words), 15) || bytes >= (form.isBare ? 12 : 10)
  }

  /// Gives the forms that a match may mean, with the number of the place in the whole gazetteer.
  func forEachForm(of match: Match, _ body: (NameForm, Int) -> Void) {
    for part in parts {
      guard let first = part.table.look(match.hash)?.first else { continue }
      part.table.forEachForm(from: first) { form in
        if Self.fits(form, match.words, match.bytes), form.isBare == match.isBare, form.place >= 0,
          Int(form.place) < part.placeCount
        {
          body(form, Int(form.place) + part.firstPlace)
        }
        return true
      }
    }
  }
}

extension NameReader: WordJudge {
  /// Notes of a word with which readings it is a name by itself and may begin longer ones.
  ///
  /// What that asks of the tables is asked once, when the word is first read. Of the article in Latin
  /// letters nothing is noted, since it depends on what stands behind it.
  func judge(_ word: inout ByteToken) {
    if word.flags.contains(.article) || !word.isWord { return }
    word.longer = 0
    guard word.kind == .arabic else {
      note(word.hash, Int32(word.bytes), reading: 0, particles: 0, &word)
      return
    }
    var number = 0
    CliticReading.forEach(of: word) {
      note($0.bare, Int32($0.letters) * 2, reading: number, particles: $0.particles, &word)
      number += 1
    }
  }

  private func note(
    _ hash: NameHash, _ bytes: Int32, reading: Int, particles: Int, _ word: inout ByteToken
  ) {
    guard mayBegin(hash) else { return }
    let answer = look(hash, words: 1, bytes: bytes)
    if answer.goesOn { word.longer |= 1 << UInt8(reading) }
    if answer.isFull || answer.isBare, word.alone == .none {
      word.alone = .init(reading: reading, particles: particles, isBare: !answer.isFull)
    }
  }
}

extension NameMatcher.Match {
  /// Begins with a word without its particles and its article.
  @inline(__always)
  mutating func begin(with reading: CliticReading) {
    hash = reading.bare
    stem = reading.stem
    bytes = Int32(reading.letters) * 2
    articles = reading.hasArticle ? 1 : 0
    particles = UInt8(reading.particles)
  }
}

extension ByteToken {
  /// Whether it is an apostrophe that may stand inside a name.
  @inline(__always)
  fileprivate var isApostrophe: Bool { head == 0x27 || head == 0x2018 }
}
