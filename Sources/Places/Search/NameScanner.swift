/// Finds the names of a gazetteer in running text: at each word the longest name, read without
/// particles first.
public struct NameScanner: Sendable {
  private let gazetteer: Gazetteer
  private let index: NameIndex
  private let generics: GenericWords
  private let longest = 6

  init(gazetteer: Gazetteer, index: NameIndex, generics: GenericWords) {
    self.gazetteer = gazetteer
    self.index = index
    self.generics = generics
  }

  private struct Match {
    var end: Int
    var prefix: String
    var forms: [NameIndex.Form]
    var articles: UInt8
    var words: Int
    var bytes: Int
  }

  /// The names in a text, in order and without overlap.
  ///
  /// Small places of countries other than Syria and Iraq count only where the text names their
  /// country.
  public func mentions(in tokens: [Token]) -> [NameMention] {
    var matches: [(start: Int, match: Match)] = []
    var named: Set<String> = []
    var position = 0
    while position < tokens.count {
      guard tokens[position].isWord, let match = longest(tokens, from: position) else {
        position += 1
        continue
      }
      matches.append((position, match))
      for form in match.forms {
        let place = gazetteer.places[Int(form.place)]
        if place.featureClass == .country { named.insert(place.country) }
      }
      position = match.end
    }
    return matches.compactMap { mention($0.start, $0.match, tokens, named) }
  }

  /// The longest name that starts at a token, over all readings of its particles.
  private func longest(_ tokens: [Token], from start: Int) -> Match? {
    let token = tokens[start]
    if token.kind == .number { return nil }
    if token.kind != .arabic {
      let next = start + 1
      if NameKey.doubtfulArticles.contains(token.folded) {
        guard next < tokens.count, tokens[next].isHyphenated || token.isCapitalized else {
          return nil
        }
      }
      return walk(tokens, from: start, first: token.folded, prefix: "", article: false)
    }
    var best: Match?
    for reading in Clitics.readings(of: token.folded) {
      let match = walk(
        tokens, from: start, first: reading.bare, prefix: reading.prefix,
        article: reading.hasArticle)
      if let match, match.end > best?.end ?? start { best = match }
    }
    return best
  }

  private func walk(
    _ tokens: [Token], from start: Int, first: String, prefix: String, article: Bool
  ) -> Match? {
    var hash = Fingerprint()
    var words = 0
    var bytes = 0
    var articles: UInt8 = article ? 1 : 0
    var best: Match?
    var bare: Match?
    var position = start
    var read = 0
    while position < tokens.count, read < longest {
      let token = tokens[position]
      if !token.isWord {
        // An apostrophe before a letter, as in "Ain 'Issa", is part of the spelling.
        guard token.folded == "'" || token.folded == "\u{2018}", position + 1 < tokens.count,
          tokens[position + 1].utf8.lowerBound == token.utf8.upperBound
        else { break }
        position += 1
        continue
      }
      guard token.kind == .number || token.kind == tokens[start].kind else { break }
      read += 1
      var word = position == start ? first : token.folded
      if token.kind == .latin, NameKey.latinArticles.contains(word), position + 1 < tokens.count,
        tokens[position + 1].kind == .latin
      {
        if words < 8 { articles |= 1 << UInt8(words) }
        position += 1
        continue
      }
      if position > start, token.kind == .arabic, Clitics.hasArticle(word) {
        word = Clitics.Reading(prefix: "", stem: word).bare
        if words < 8 { articles |= 1 << UInt8(words) }
      }
      for byte in word.utf8 { hash.add(byte) }
      bytes += word.utf8.count
      words += 1
      position += 1
      let found = index.forms(hash.value).filter {
        Int($0.words) == words || bytes >= ($0.isBare ? 12 : 10)
      }
      guard !found.isEmpty else { continue }
      let match = Match(
        end: position, prefix: prefix, forms: found, articles: articles, words: words, bytes: bytes)
      if found.contains(where: { !$0.isBare }) { best = match } else { bare = match }
    }
    // "الحسكة الجنوبي" may be a dam without its noun, but "الحسكة" is a name as it stands.
    return best ?? bare
  }

  private func mention(
    _ start: Int, _ match: Match, _ tokens: [Token], _ named: Set<String>
  ) -> NameMention? {
    let range = start..<match.end
    let (cue, wide) = genericsBeside(range, tokens)
    var forms = match.forms
    // A name that lost its generic noun counts fully only beside a noun of the same group.
    let full = forms.filter { !$0.isBare }
    if !full.isEmpty { forms = full }
    let adjective = forms.filter(\.isAdjective)
    // "السورية" is the adjective, "سورية" the country.
    let country = forms.filter {
      !$0.isAdjective && gazetteer.places[Int($0.place)].featureClass == .country
        && (adjective.isEmpty || $0.articles & 1 == match.articles & 1)
    }
    let kind: NameMention.Kind
    if !country.isEmpty {
      kind = .country
      forms = country
    } else if !adjective.isEmpty {
      kind = .adjective
      forms = adjective
    } else {
      kind = .place
      forms = forms.filter { isKnownHere(Int($0.place), named, match) }
    }
    var candidates: [Int] = []
    for form in forms where !candidates.contains(Int(form.place)) {
      candidates.append(Int(form.place))
    }
    guard !candidates.isEmpty else { return nil }
    candidates.sort { (rank($0), $0) < (rank($1), $1) }
    let folded = tokens[range].map(\.folded).joined(separator: " ")
    let letters = folded.unicodeScalars.dropFirst(match.prefix.unicodeScalars.count)
    let stem = String(String.UnicodeScalarView(letters))
    let isWeak =
      kind == .place
      && (full.isEmpty || gazetteer.words.stopNames.contains(folded)
        || gazetteer.words.stopNames.contains(stem)
        || (match.words == 1 && isShort(tokens[start], match)
          && !candidates.contains(where: isLarge))
        || (match.words == 1 && !forms.contains { $0.articles & 1 == match.articles & 1 })
        || candidates.allSatisfy { isAbroad($0, named) })
    return NameMention(
      tokens: range, prefix: match.prefix, kind: kind, candidates: candidates, cue: cue,
      tokensWithGenerics: wide, isWeak: isWeak, exclusion: exclusion(wide, tokens))
  }

  /// Whether a word has so few letters that it is likely to be another word.
  private func isShort(_ token: Token, _ match: Match) -> Bool {
    guard token.kind == .arabic else { return match.bytes <= 3 }
    let particles = match.prefix.unicodeScalars.count
    let stem = String(
      String.UnicodeScalarView(token.folded.unicodeScalars.dropFirst(particles)))
    return stem.unicodeScalars.count <= (Clitics.hasArticle(stem) ? 4 : 3)
  }

  /// Whether a place is so well known that its name means it: حلب، حمص، غزة.
  private func isLarge(_ place: Int) -> Bool { gazetteer.places[place].population >= 100_000 }

  /// Whether a place lies abroad and is neither large nor in a country that the text names.
  private func isAbroad(_ index: Int, _ named: Set<String>) -> Bool {
    let place = gazetteer.places[index]
    return isSmallAbroad(index)
      || (!Self.home.contains(place.country) && !place.id.hasPrefix("site:")
        && place.population < 300_000 && !named.contains(place.country))
  }

  /// The generic nouns before and after a name, and what they make one expect.
  private func genericsBeside(
    _ range: Range<Int>, _ tokens: [Token]
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
      cue = tokens[range].lazy.compactMap { self.generic($0, clitics: true)?.featureClass }.first
    }
    return (cue, lower..<upper)
  }

  private func generic(_ token: Token, clitics: Bool) -> NameWords.Generic? {
    guard token.kind == .arabic || token.kind == .latin else { return nil }
    if token.kind == .latin || !clitics {
      return generics[Clitics.Reading(prefix: "", stem: token.folded).bare]
    }
    return Clitics.readings(of: token.folded).lazy.compactMap { self.generics[$0.bare] }.first
  }

  /// What a word beside a name says it is instead of a place.
  private func exclusion(_ range: Range<Int>, _ tokens: [Token]) -> String? {
    var before = range.lowerBound - 1
    var quoted = false
    while before >= 0, tokens[before].kind == .punctuation,
      Self.quotes.contains(tokens[before].folded)
    {
      quoted = true
      before -= 1
    }
    if before >= 0, let rule = rule(tokens[before]), rule.before, quoted || !rule.quoted {
      return rule.kind
    }
    var after = range.upperBound
    while after < tokens.count, Self.quotes.contains(tokens[after].folded) { after += 1 }
    if after < tokens.count, let rule = rule(tokens[after]), rule.after, quoted || !rule.quoted {
      return rule.kind
    }
    return nil
  }

  private static let quotes: Set<String> = [
    "\"", "'", "\u{201C}", "\u{201D}", "\u{201E}", "\u{2018}", "\u{2019}", "«", "»", "(",
  ]

  private func rule(_ token: Token) -> NameWords.NotPlace? {
    guard token.isWord else { return nil }
    if token.kind != .arabic { return gazetteer.words.notPlaces[token.folded] }
    return Clitics.readings(of: token.folded).lazy
      .compactMap { self.gazetteer.words.notPlaces[$0.stem] }.first
  }

  private static let home: Set<String> = ["SY", "IQ"]

  private func isSmallAbroad(_ place: Int) -> Bool {
    let place = gazetteer.places[place]
    return !Self.home.contains(place.country) && !place.id.hasPrefix("site:")
      && place.population < 20_000 && place.featureClass != .governorate
  }

  /// Whether a place is looked for in this text at all.
  private func isKnownHere(_ place: Int, _ named: Set<String>, _ match: Match) -> Bool {
    guard isSmallAbroad(place) else { return true }
    return named.contains(gazetteer.places[place].country)
      && (match.words > 1 || match.bytes >= 8)
  }

  /// Towns before districts, sites before villages.
  private func rank(_ place: Int) -> Int {
    switch gazetteer.places[place].featureClass {
    case .country: 0
    case .city: 1
    case .base, .airfield, .field, .plant: 2
    case .town: 3
    case .governorate: 4
    case .district: 6
    case .subdistrict: 7
    default: 5
    }
  }
}
