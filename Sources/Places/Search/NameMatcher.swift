/// The names of all volumes of a gazetteer.
struct NameMatcher: Sendable {
  /// The names of one volume, and by how much its places and names are shifted.
  struct Part: Sendable {
    let table: NameTable
    let firstPlace: Int
    let firstName: Int
    /// How many places the volume has; forms of others are not believed.
    let placeCount: Int
  }

  /// A name that begins at a token.
  struct Match {
    /// The first token behind it.
    var end: Int
    /// How many letters of particles stand before it.
    var particles = 0
    /// The hash of its words joined.
    var hash = NameHash()
    /// Which words stand with an article.
    var articles: UInt8 = 0
    /// How many words it has, articles not counted.
    var words = 0
    /// How many bytes its words have, folded.
    var bytes = 0
    /// Whether it is a name only beside a generic noun.
    var isBare = false
    /// The hash of the first word without particles but with its article.
    var stem = NameHash()
  }

  let parts: [Part]

  /// Lends what a loop over a text asks.
  func withReader<Result>(_ body: (NameReader) throws -> Result) rethrows -> Result {
    try withViews(parts[...], []) { views in
      try views.withUnsafeBufferPointer { try body(NameReader(parts: $0)) }
    }
  }

  private func withViews<Result>(
    _ rest: ArraySlice<Part>, _ views: [NameReader.Part],
    _ body: ([NameReader.Part]) throws -> Result
  ) rethrows -> Result {
    guard let part = rest.first else { return try body(views) }
    return try part.table.withView { view in
      let view = NameReader.Part(
        table: view, firstPlace: part.firstPlace, placeCount: part.placeCount)
      return try withViews(rest.dropFirst(), views + [view], body)
    }
  }

  /// Gives all forms of a spelling, with the numbers of the name and the place in the whole
  /// gazetteer.
  @inline(__always)
  func forEachForm(spelled hash: NameHash, _ body: (NameForm, _ name: Int, _ place: Int) -> Void) {
    for part in parts {
      guard let first = part.table.look(hash)?.first else { continue }
      part.table.forEachForm(from: first) { form in
        if form.place >= 0, Int(form.place) < part.placeCount {
          body(form, Int(form.name) + part.firstName, Int(form.place) + part.firstPlace)
        }
        return true
      }
    }
  }
}

/// Finds the longest name that begins at a token, over all volumes of a gazetteer; see
/// ``NameMatcher/withReader(_:)``.
struct NameReader: WordJudge {
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

  /// Whether a word, read without its article, may begin a name.
  @inline(__always)
  private func mayBegin(_ word: NameHash) -> Bool {
    for part in parts where part.table.firstWords.contains(word) { return true }
    return false
  }

  /// Notes which readings of a word may begin a name; none where nothing ever does.
  func judge(_ word: inout ByteToken) {
    if word.kind == .arabic {
      var reading: UInt8 = 1
      word.readings = 0
      CliticReading.forEach(of: word) {
        if mayBegin($0.bare) { word.readings |= reading }
        reading <<= 1
      }
    } else if !LatinArticles.contains(word), !mayBegin(word.hash) {
      word.readings = 0
    }
  }

  /// The longest name that begins at a token, its particles read in every way, the bare form first.
  @inline(__always)
  func longest(_ tokens: UnsafeBufferPointer<ByteToken>, from start: Int) -> Match? {
    let token = tokens[start]
    if token.readings == 0 || !token.isWord || token.kind == .number { return nil }
    return read(token, tokens, from: start)
  }

  @inline(never)
  private func read(
    _ token: ByteToken, _ tokens: UnsafeBufferPointer<ByteToken>, from start: Int
  ) -> Match? {
    if token.kind == .arabic {
      var best: Match?
      var readings = token.readings
      CliticReading.forEach(of: token) { reading in
        let isLikely = readings & 1 == 1
        readings >>= 1
        guard isLikely, mayBegin(reading.bare) else { return }
        let match = walk(tokens, from: start, reading)
        if let match, match.end > best?.end ?? start { best = match }
      }
      return best
    }
    if LatinArticles.contains(token) {
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

  /// Asks memory for what ``longest(_:from:)`` will look at, for many tokens at once.
  ///
  /// One look waits for memory; many looks that do not depend on each other wait together.
  func fetch(_ tokens: UnsafeBufferPointer<ByteToken>) -> UInt32 {
    var sum: UInt32 = 0
    guard tokens.count > 1 else { return 0 }
    for position in 0..<(tokens.count - 1) {
      let token = tokens[position]
      if token.readings == 0 || !token.isWord { continue }
      let first = FoldedName.Word(token)
      for part in parts { sum &+= part.table.fetch(first.hash) }
      let next = tokens[position + 1]
      guard next.isWord else { continue }
      let second = FoldedName.Word(next)
      var pair = first.hash
      pair.append(second.hash, letters: Int(second.letters))
      for part in parts { sum &+= part.table.fetch(pair) }
    }
    return sum
  }

  private func walk(
    _ tokens: UnsafeBufferPointer<ByteToken>, from start: Int, _ reading: CliticReading?
  ) -> Match? {
    let kind = tokens[start].kind
    var match = Match(end: start)
    match.particles = reading?.particles ?? 0
    match.stem = reading?.stem ?? tokens[start].hash
    match.articles = reading?.hasArticle == true ? 1 : 0
    var best: Match?
    var bare: Match?
    var position = start
    var read = 0
    let limit = min(tokens.count, start + Self.mostTokens)
    while position < limit, read < Self.mostWords {
      let token = tokens[position]
      if !token.isWord {
        // An apostrophe before a letter, as in "Ain 'Issa", is part of the spelling.
        guard token.head == 0x27 || token.head == 0x2018, position + 1 < tokens.count,
          tokens[position + 1].start == token.end
        else { break }
        position += 1
        continue
      }
      guard token.kind == .number || token.kind == kind else { break }
      read += 1
      if LatinArticles.contains(token), position + 1 < tokens.count,
        tokens[position + 1].kind == .latin
      {
        if match.words < 8 { match.articles |= 1 << UInt8(match.words) }
        position += 1
        continue
      }
      if position == start, let reading {
        match.hash = reading.bare
        match.bytes = reading.letters * 2
      } else {
        let word = FoldedName.Word(token)
        if token.hasArabicArticle, match.words < 8 { match.articles |= 1 << UInt8(match.words) }
        match.hash.append(word.hash, letters: Int(word.letters))
        match.bytes += Int(word.bytes)
      }
      match.words += 1
      position += 1
      match.end = position
      let (isFull, isBare, goesOn) = look(match)
      if isFull {
        best = match
      } else if isBare {
        bare = match
        bare?.isBare = true
      }
      if !goesOn { break }
    }
    // "الحسكة الجنوبي" may be a dam without its noun, but "الحسكة" is a name as it stands.
    return best ?? bare
  }

  /// Whether words are a name as they stand, a name without its generic noun, or how one begins.
  @inline(__always)
  private func look(_ match: Match) -> (isFull: Bool, isBare: Bool, goesOn: Bool) {
    var (isFull, isBare, goesOn) = (false, false, false)
    for part in parts {
      guard let answer = part.table.look(match.hash) else { continue }
      if answer.goesOn { goesOn = true }
      guard let first = answer.first, !isFull else { continue }
      part.table.forEachForm(from: first) { form in
        guard Self.fits(form, match), Int(form.place) < part.placeCount else { return true }
        if form.isBare { isBare = true } else { isFull = true }
        return !isFull
      }
    }
    return (isFull, isBare, goesOn)
  }

  /// Words that are parted otherwise than the name must be long enough to be no other words.
  @inline(__always)
  private static func fits(_ form: NameForm, _ match: Match) -> Bool {
    form.words == min(match.words, 15) || match.bytes >= (form.isBare ? 12 : 10)
  }

  /// Gives the forms that a match may mean, with the number of the place in the whole gazetteer.
  func forEachForm(of match: Match, _ body: (NameForm, Int) -> Void) {
    for part in parts {
      guard let first = part.table.look(match.hash)?.first else { continue }
      part.table.forEachForm(from: first) { form in
        if Self.fits(form, match), form.isBare == match.isBare, form.place >= 0,
          Int(form.place) < part.placeCount
        {
          body(form, Int(form.place) + part.firstPlace)
        }
        return true
      }
    }
  }
}
