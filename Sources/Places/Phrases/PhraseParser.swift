import Geodesy

/// One pass of the phrase grammar over one sentence.
struct PhraseParser {
  let tokens: TokenText
  let range: Range<Int>
  let scalars: [Unicode.Scalar]
  let words: WordTable
  /// The names that begin at each token of the sentence.
  private let names: [[NamedSpan]]
  /// Tokens that are something else: an actor, a medium, a date.
  let taken: Set<Int>
  /// The numbers of the sentence, by their first token.
  let numbers: [Int: SpokenNumber]
  /// Whether the gazetteer surely has a name by its sound.
  let isHeard: (String) -> Bool

  init(
    tokens: TokenText, range: Range<Int>, scalars: [Unicode.Scalar], words: WordTable,
    names: [NamedSpan], numbers: [SpokenNumber], taken: Set<Int>,
    isHeard: @escaping (String) -> Bool
  ) {
    self.isHeard = isHeard
    self.tokens = tokens
    self.range = range
    self.scalars = scalars
    self.words = words
    self.taken = taken
    var spans = [[NamedSpan]](repeating: [], count: range.count)
    for name in names { spans[name.tokens.lowerBound - range.lowerBound].append(name) }
    self.names = spans
    self.numbers = Dictionary(numbers.map { ($0.tokens.lowerBound, $0) }) { first, _ in first }
  }

  /// A phrase, where it ends, and the particles before it.
  struct Parsed {
    var phrase: PlacePhrase
    var end: Int
    var prefix: String

    /// Whether it is no more than the name of a town or village: a city may give its name to what
    /// holds others ("Tal Tamr, Hasakah").
    var isSettlement: Bool {
      guard phrase.relation == .at, phrase.anchors.count == 1, let anchor = phrase.anchors.first,
        !anchor.isWide
      else { return false }
      switch anchor.featureClass {
      case .town?, .village?, .quarter?, .camp?: return true
      default: return false
      }
    }
  }

  // MARK: Looking at tokens

  /// The words of the grammar that begin at a token, of one class.
  mutating func match(_ entryClass: String, at index: Int) -> WordTable.Match? {
    guard range.contains(index) else { return nil }
    return words.matches(at: index, in: tokens).first {
      words.entries[$0.entry]["class"] == entryClass && $0.tokens.upperBound <= range.upperBound
    }
  }

  /// The words of a class with one value.
  mutating func match(_ entryClass: String, _ value: String, at index: Int) -> WordTable.Match? {
    guard range.contains(index) else { return nil }
    return words.matches(at: index, in: tokens).first {
      words.entries[$0.entry]["class"] == entryClass && self.value($0) == value
        && $0.tokens.upperBound <= range.upperBound
    }
  }

  /// Where a small word such as "of", "from" or "and" ends that begins at a token.
  mutating func link(_ value: String, at index: Int) -> Int? {
    match("link", value, at: index)?.tokens.upperBound
  }

  /// The next token behind any of some small words, each at most once.
  mutating func skipping(_ values: [String], from index: Int) -> Int {
    values.reduce(index) { index, value in link(value, at: index) ?? index }
  }

  func value(_ match: WordTable.Match) -> String { words.entries[match.entry]["value"] }

  private func names(at index: Int) -> [NamedSpan] {
    range.contains(index) ? names[index - range.lowerBound] : []
  }

  /// The name that begins at a token; a weak one only when asked for.
  func name(at index: Int, weak: Bool) -> NamedSpan? {
    names(at: index).first {
      if case .adjective = $0.kind { return false }
      return !$0.isWeak || weak && !Self.prepositions.contains(folded(index))
    }
  }

  /// Arabic prepositions that are spelled like names: "على" and Ali.
  private static let prepositions: Set<String> = ["علي", "في", "من", "الي", "عن", "حتي", "لدي"]

  /// The country whose adjective begins at a token.
  func adjective(at index: Int) -> (country: String, end: Int)? {
    for span in names(at: index) {
      if case .adjective(let country) = span.kind { return (country, span.tokens.upperBound) }
    }
    return nil
  }

  func folded(_ index: Int) -> String { range.contains(index) ? tokens[index].folded : "" }

  func isLatin(_ index: Int) -> Bool { range.contains(index) && tokens[index].kind == .latin }

  /// The next token that is no quotation mark.
  func skippingQuotes(_ index: Int) -> Int {
    var index = index
    while range.contains(index), tokens[index].isQuotation { index += 1 }
    return index
  }

  /// The text of some tokens, as written.
  func text(_ span: Range<Int>) -> String {
    guard !span.isEmpty else { return "" }
    let from = tokens[span.lowerBound].scalars.lowerBound
    let to = tokens[span.upperBound - 1].scalars.upperBound
    return String(scalars: scalars[from..<to])
  }

  func scalarRange(_ span: Range<Int>) -> Range<Int> {
    tokens[span.lowerBound].scalars.lowerBound..<tokens[span.upperBound - 1].scalars.upperBound
  }

  func byteRange(_ span: Range<Int>) -> Range<Int> {
    tokens[span.lowerBound].utf8.lowerBound..<tokens[span.upperBound - 1].utf8.upperBound
  }

  // MARK: Making phrases

  func phrase(
    _ relation: PlaceRelation, _ anchors: [PlaceMention], containers: [PlacePhrase] = [],
    cue: FeatureClass? = nil, over span: Range<Int>
  ) -> PlacePhrase {
    PlacePhrase(
      relation: relation, anchors: anchors, containers: containers, words: text(span), cue: cue,
      scalars: scalarRange(span), utf8: byteRange(span))
  }

  func mention(
    _ span: Range<Int>, name: String, cue: FeatureClass?, isArea: Bool = false,
    featureClass: FeatureClass? = nil
  ) -> PlaceMention {
    PlaceMention(
      words: text(span), name: name, cue: cue, isArea: isArea, featureClass: featureClass,
      scalars: scalarRange(span), utf8: byteRange(span))
  }

  /// A mention of a country by its adjective: "الأراضي العراقية", "Iraqi territory".
  func mention(ofCountry code: String, _ span: Range<Int>) -> PlaceMention {
    PlaceMention(
      words: text(span), name: text(span), cue: .country, isArea: true, placeID: code,
      scalars: scalarRange(span), utf8: byteRange(span))
  }

  /// A mention of a known name.
  func mention(of span: NamedSpan, from start: Int, cue: FeatureClass?) -> PlaceMention {
    mention(
      start..<span.tokens.upperBound,
      name: span.prefix.isEmpty ? text(span.tokens) : span.name, cue: cue,
      isArea: span.kind == .area, featureClass: span.featureClass)
  }

  // MARK: Lists

  /// The phrase that begins at a token, and those that a list adds to it.
  mutating func phraseList(at start: Int) -> [FoundPhrase] {
    guard !beginsNothing(start), let first = phrase(at: start, weak: false, depth: 0) else {
      return []
    }
    var found = [first]
    var starts = [start]
    while let last = found.last, let next = listed(after: last) {
      found.append(next.parsed)
      starts.append(next.start)
    }
    let shared = found.last?.phrase.containers.filter(\.holdsList) ?? []
    return zip(found, starts).map { parsed, start in
      FoundPhrase(
        phrase: parsed.phrase.sharing(shared), tokens: start..<parsed.end, prefix: parsed.prefix,
        isListed: found.count > 1)
    }
  }

  /// Whether a token is an Arabic word that is no word of the grammar, no name and no number, as most
  /// are: then no phrase begins with it.
  private func beginsNothing(_ index: Int) -> Bool {
    tokens[index].kind == .arabic && names(at: index).isEmpty && numbers[index] == nil
      && words.matches(at: index, in: tokens).isEmpty
  }

  /// Whether ", X" or "and X" follows, so that a comma before was one of a list.
  private mutating func listGoesOn(after end: Int) -> Bool {
    let index = folded(end) == "," ? end + 1 : end
    return link("and", at: index) != nil || (index > end && isLatin(index))
  }

  /// The next member of a list: "و" and a place, or "and" and a place, with the first one's noun.
  private mutating func listed(after last: Parsed) -> (parsed: Parsed, start: Int)? {
    switch last.phrase.relation {
    case .at, .around, .near, .outskirts, .desert, .countryside, .offset: break
    default: return nil
    }
    var index = skippingQuotes(last.end)
    if folded(index) == "،" || folded(index) == "," { index = skippingQuotes(index + 1) }
    let hasAnd = folded(index) == "and" || folded(index) == "و"
    if hasAnd {
      index = skippingQuotes(index + 1)
      if ["in", "at", "on"].contains(folded(index)) { index += 1 }
      index = skippingThe(index)
      if ["a", "an"].contains(folded(index)) { index += 1 }
    }
    let cue = last.phrase.anchors.first?.cue
    // "the towns of Azaz, Marea and Tal Rifaat": a noun for all lets a new spelling in.
    let isNamedByNoun = cue != nil && last.phrase.relation == .at && index > last.end
    guard var next = phrase(at: index, weak: isNamedByNoun && isLatin(index), depth: 0) else {
      return nil
    }
    // Without a noun a town behind another is one of a list; a city may hold the town before it.
    let isTown =
      next.isSettlement && index > last.end
      && (last.isSettlement || last.phrase.anchors.first?.featureClass == .city)
    let goesOn = (isNamedByNoun || isTown) && isLatin(index) && listGoesOn(after: next.end)
    guard hasAnd || goesOn || next.prefix.hasPrefix("و") else { return nil }
    guard next.phrase.relation != .unnamed, !next.phrase.anchors.isEmpty else { return nil }
    // "قواعد العمر وكونيكو": the second name shares the noun of the first.
    if let cue, next.phrase.relation == .at, next.phrase.anchors.count == 1,
      next.phrase.anchors[0].cue == nil
    {
      let anchor = next.phrase.anchors[0]
      next.phrase = PlacePhrase(
        relation: .at,
        anchors: [
          PlaceMention(
            words: anchor.words, name: anchor.name, cue: cue, isArea: anchor.isArea,
            featureClass: anchor.featureClass, scalars: anchor.scalars, utf8: anchor.utf8)
        ],
        containers: next.phrase.containers, words: next.phrase.words, cue: next.phrase.cue,
        scalars: next.phrase.scalars, utf8: next.phrase.utf8)
    }
    return (next, index)
  }
}
