/// What the words beside a name say of it: generic nouns, and words that show that it is no place.
///
/// The words are data: `generics.tsv`, `stopnames.tsv`, `notplaces.tsv`.
struct MentionRules: Sendable {
  private let generics: GenericWords
  private let notPlaces: [NameHash: NameWords.NotPlace]
  private let stopNames: Set<NameHash>

  init(_ words: NameWords, _ generics: GenericWords) {
    self.generics = generics
    var notPlaces: [NameHash: NameWords.NotPlace] = [:]
    for (word, rule) in words.notPlaces { notPlaces[NameHash(word)] = rule }
    self.notPlaces = notPlaces
    stopNames = Set(words.stopNames.map { NameHash($0) })
  }

  /// Whether a name is also a word of the language, as it stands or without its particles.
  func isStopName(
    _ range: Range<Int>, stem: NameHash, _ tokens: UnsafeBufferPointer<ByteToken>
  ) -> Bool {
    guard let first = range.first else { return false }
    var (whole, bare) = (tokens[first].hash, stem)
    for token in tokens[range.dropFirst()] {
      whole.add(0x20)
      whole.append(token.hash, letters: Int(token.letters))
      bare.add(0x20)
      bare.append(token.hash, letters: Int(token.letters))
    }
    return stopNames.contains(whole) || stopNames.contains(bare)
  }

  /// The generic nouns before and after a name, and what they make one expect.
  func genericsBeside(
    _ range: Range<Int>, _ tokens: UnsafeBufferPointer<ByteToken>
  ) -> (FeatureClass?, Range<Int>) {
    var cue: FeatureClass?
    var (lower, upper) = (range.lowerBound, range.upperBound)
    while lower > 0, let generic = generic(tokens[lower - 1], clitics: true), generic.before {
      lower -= 1
      cue = cue ?? generic.featureClass
    }
    while upper < tokens.count, let generic = generic(tokens[upper], clitics: false),
      generic.after
    {
      upper += 1
      cue = cue ?? generic.featureClass
    }
    if cue == nil {
      // The noun may be part of the matched name.
      cue = tokens[range].lazy.compactMap { generic($0, clitics: true)?.featureClass }.first
    }
    return (cue, lower..<upper)
  }

  private func generic(_ token: ByteToken, clitics: Bool) -> NameWords.Generic? {
    guard token.kind == .arabic || token.kind == .latin else { return nil }
    if token.kind == .latin || !clitics {
      return generics[token.hasArabicArticle ? token.hash(dropping: 2) : token.hash]
    }
    var found: NameWords.Generic?
    CliticReading.forEach(of: token) { if found == nil { found = generics[$0.bare] } }
    return found
  }

  /// What a word beside a name says it is instead of a place; nil when nothing speaks against it.
  ///
  /// - Parameters:
  ///   - range: The name with the generic nouns beside it.
  ///   - particles: How many letters of particles the name has: "in Aleppo" is no surname.
  ///   - tokens: The text.
  /// - Returns: The kind that `notplaces.tsv` names.
  func exclusion(
    _ range: Range<Int>, particles: Int, _ tokens: UnsafeBufferPointer<ByteToken>
  ) -> String? {
    var before = range.lowerBound - 1
    var quoted = false
    while before >= 0, Self.isQuote(tokens[before]) {
      quoted = true
      before -= 1
    }
    if before >= 0, let rule = rule(tokens[before]), rule.before, quoted || !rule.quoted,
      particles == 0
    {
      return rule.kind
    }
    var after = range.upperBound
    while after < tokens.count, Self.isQuote(tokens[after]) { after += 1 }
    if after < tokens.count, let rule = rule(tokens[after]), rule.after, quoted || !rule.quoted {
      return rule.kind
    }
    return nil
  }

  private static let quotes: Set<UInt64> = Set(
    "\"'\u{201C}\u{201D}\u{201E}\u{2018}\u{2019}«»(".unicodeScalars.map { UInt64($0.value) })

  private static func isQuote(_ token: ByteToken) -> Bool {
    token.kind == .punctuation && token.letters == 1 && quotes.contains(token.head)
  }

  private func rule(_ token: ByteToken) -> NameWords.NotPlace? {
    guard token.isWord else { return nil }
    if token.kind != .arabic { return notPlaces[token.hash] }
    var found: NameWords.NotPlace?
    CliticReading.forEach(of: token) { if found == nil { found = notPlaces[$0.stem] } }
    return found
  }
}
