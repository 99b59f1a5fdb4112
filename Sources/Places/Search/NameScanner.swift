/// Finds the names of a gazetteer in running text: at each word the longest name, read without
/// particles first.
public struct NameScanner: Sendable {
  let matcher: NameMatcher
  private let gazetteer: Gazetteer
  private let rules: MentionRules

  init(gazetteer: Gazetteer, matcher: NameMatcher, generics: GenericWords) {
    self.gazetteer = gazetteer
    self.matcher = matcher
    rules = MentionRules(gazetteer.words, generics)
  }

  /// A name that begins at a token.
  private struct Found {
    let start: Int
    let match: NameMatcher.Match
    let forms: [(form: NameForm, place: Int)]
  }

  /// The names in a text, in order and without overlap.
  ///
  /// Small places of countries other than Syria and Iraq count only where the text names their
  /// country.
  public func mentions(in tokens: [Token]) -> [NameMention] {
    tokens.map(ByteToken.init).withUnsafeBufferPointer { bytes in
      matcher.withReader { mentions(in: tokens, bytes, $0) }
    }
  }

  private func mentions(
    in tokens: [Token], _ bytes: UnsafeBufferPointer<ByteToken>, _ reader: NameReader
  ) -> [NameMention] {
    var found: [Found] = []
    var named: Set<CountryCode> = []
    var position = 0
    while position < bytes.count {
      guard let match = reader.longest(bytes, from: position) else {
        position += 1
        continue
      }
      var forms: [(form: NameForm, place: Int)] = []
      reader.forEachForm(of: match) { form, place in
        forms.append((form, place))
        if gazetteer.places.featureClass(place) == .country {
          named.insert(gazetteer.places.country(place))
        }
      }
      found.append(Found(start: position, match: match, forms: forms))
      position = match.end
    }
    return found.compactMap { mention($0, tokens, bytes, named) }
  }

  private func mention(
    _ found: Found, _ tokens: [Token], _ bytes: UnsafeBufferPointer<ByteToken>,
    _ named: Set<CountryCode>
  ) -> NameMention? {
    let match = found.match
    let range = found.start..<match.end
    let (cue, wide) = rules.genericsBeside(range, bytes)
    var forms = found.forms
    let adjective = forms.filter(\.form.isAdjective)
    // "السورية" is the adjective, "سورية" the country.
    let country = forms.filter {
      !$0.form.isAdjective && gazetteer.places.featureClass($0.place) == .country
        && (adjective.isEmpty || $0.form.articles & 1 == match.articles & 1)
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
      forms = forms.filter { isKnownHere($0.place, named, match) }
    }
    var candidates: [Int] = []
    for form in forms where !candidates.contains(form.place) { candidates.append(form.place) }
    guard !candidates.isEmpty else { return nil }
    candidates.sort { (rank($0), $0) < (rank($1), $1) }
    // A name that lost its generic noun counts fully only beside a noun of the same group.
    let isWeak =
      kind == .place
      && (match.isBare || rules.isStopName(range, stem: match.stem, bytes)
        || (match.words == 1 && isShort(bytes[found.start], match)
          && !candidates.contains(where: isLarge))
        || (match.words == 1 && !forms.contains { $0.form.articles & 1 == match.articles & 1 })
        || candidates.allSatisfy { isAbroad($0, named) })
    let prefix = tokens[found.start].folded.unicodeScalars.prefix(Int(match.particles))
    return NameMention(
      tokens: range, prefix: String(String.UnicodeScalarView(prefix)), kind: kind,
      candidates: candidates, cue: cue, tokensWithGenerics: wide, isWeak: isWeak,
      exclusion: rules.exclusion(wide, particles: Int(match.particles), bytes))
  }

  /// Whether a word has so few letters that it is likely to be another word.
  private func isShort(_ token: ByteToken, _ match: NameMatcher.Match) -> Bool {
    // Three letters in Arabic, or two behind the article.
    token.kind == .arabic ? match.bytes <= (match.articles & 1 == 1 ? 4 : 6) : match.bytes <= 3
  }

  /// Whether a place is so well known that its name means it: حلب، حمص، غزة.
  private func isLarge(_ place: Int) -> Bool { gazetteer.places.population(place) >= 100_000 }

  /// Whether a place lies abroad and is neither large nor in a country that the text names.
  private func isAbroad(_ place: Int, _ named: Set<CountryCode>) -> Bool {
    isSmallAbroad(place)
      || (!isHome(place) && !gazetteer.places.isSite(place)
        && gazetteer.places.population(place) < 300_000
        && !named.contains(gazetteer.places.country(place)))
  }

  private static let home: Set<CountryCode> = [CountryCode("SY"), CountryCode("IQ")]

  private func isHome(_ place: Int) -> Bool {
    Self.home.contains(gazetteer.places.country(place))
  }

  private func isSmallAbroad(_ place: Int) -> Bool {
    !isHome(place) && !gazetteer.places.isSite(place) && gazetteer.places.population(place) < 20_000
      && gazetteer.places.featureClass(place) != .governorate
  }

  /// Whether a place is looked for in this text at all.
  private func isKnownHere(
    _ place: Int, _ named: Set<CountryCode>, _ match: NameMatcher.Match
  ) -> Bool {
    guard isSmallAbroad(place) else { return true }
    return named.contains(gazetteer.places.country(place))
      && (match.words > 1 || match.bytes >= 8)
  }

  /// Towns before districts, sites before villages.
  private func rank(_ place: Int) -> Int {
    switch gazetteer.places.featureClass(place) {
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
