import Places

/// Words that mean a place told before, without its name: "the town", "القاعدة ذاتها", "south of the city",
/// "there".
struct BackReference {
  /// A kind of place that reports call by more than one noun.
  enum Family {
    case settlement, base, field, camp, crossing, site
    /// Whatever was told last: "there", "the scene", "المنطقة ذاتها".
    case any
  }

  let tokens: Range<Int>
  let family: Family
  /// The class of its noun; nil for "there".
  let featureClass: FeatureClass?
  /// How the words place something with respect to it.
  let relation: PlaceRelation
}

/// Finds the back references of a sentence.
struct ReferenceReader {
  let lexicon: Lexicon

  /// The references that stand outside of all place phrases.
  func references(in tokens: TokenText, range: Range<Int>, places: [FoundPhrase]) -> [BackReference]
  {
    let taken = Set(places.flatMap(\.tokens))
    return range.compactMap { index in
      guard tokens[index].isWord, !taken.contains(index) else { return nil }
      return adverb(at: index, in: tokens, range: range)
        ?? noun(at: index, in: tokens, range: range, taken: taken)
    }
  }

  /// "there", "the scene", "المكان ذاته".
  private func adverb(at index: Int, in tokens: TokenText, range: Range<Int>) -> BackReference? {
    guard let match = word("there", lexicon.discourse, at: index, in: tokens),
      match.tokens.upperBound <= range.upperBound
    else { return nil }
    // "there were no casualties" points at nothing.
    let next = match.tokens.upperBound
    if tokens[index].folded == "there", next < range.upperBound,
      Self.existence.contains(tokens[next].folded)
    {
      return nil
    }
    return BackReference(tokens: match.tokens, family: .any, featureClass: nil, relation: .at)
  }

  private static let existence: Set<String> = [
    "was", "were", "is", "are", "has", "have", "had", "'s", "will", "may", "might", "can",
  ]

  /// A definite generic noun that no name follows.
  private func noun(at index: Int, in tokens: TokenText, range: Range<Int>, taken: Set<Int>)
    -> BackReference?
  {
    guard
      let match = word("generic", lexicon.places, at: index, in: tokens)
        ?? word("generics", lexicon.places, at: index, in: tokens),
      match.tokens.upperBound <= range.upperBound,
      let featureClass = FeatureClass(rawValue: lexicon.places.entries[match.entry]["value"])
    else { return nil }
    let end = match.tokens.upperBound
    guard !(end < range.upperBound && taken.contains(end)) else { return nil }
    let isSame = (end..<min(end + 1, range.upperBound)).contains { isSameWord($0, in: tokens) }
    var start = index
    if tokens[index].kind == .latin {
      guard
        let article = (max(range.lowerBound, index - 3)..<index).last(where: {
          Self.articles.contains(tokens[$0].folded)
        }), !(end < range.upperBound && tokens[end].folded == "of")
      else { return nil }
      start = article
    } else {
      guard match.hasArticle || Clitics.hasArticle(tokens[index].folded) || isSame else {
        return nil
      }
    }
    guard
      let family = Self.family(
        of: featureClass, isSame: isSame || isSameWord(start, in: tokens), tokens[index])
    else { return nil }
    let relation = self.relation(before: start, prefix: match.prefix, in: tokens, range: range)
    return BackReference(
      tokens: start..<end, family: family, featureClass: featureClass, relation: relation)
  }

  private func word(
    _ wordClass: String, _ table: WordTable, at index: Int, in tokens: TokenText
  ) -> WordTable.Match? {
    table.matches(at: index, in: tokens).first { table.entries[$0.entry]["class"] == wordClass }
  }

  private func isSameWord(_ index: Int, in tokens: TokenText) -> Bool {
    lexicon.discourse.matches(at: index, in: tokens).contains {
      lexicon.discourse.entries[$0.entry]["class"] == "same"
    }
  }

  private static let articles: Set<String> = [
    "the", "this", "that", "same", "these", "those", "two",
  ]

  private static func family(of featureClass: FeatureClass, isSame: Bool, _ token: Token)
    -> BackReference.Family?
  {
    switch featureClass {
    case .city where token.folded.hasSuffix("عاصمه") || token.folded == "capital": nil
    case .city, .town, .village, .quarter: .settlement
    case .base, .airfield: .base
    case .field, .plant: .field
    case .camp: .camp
    case .crossing: .crossing
    case .dam, .port, .prison, .mountain, .island: .site
    // "the region" is as wide as one likes, "the same region" is not.
    case .district where isSame: .any
    default: nil
    }
  }

  /// What stands before a reference: "south of", "على أطراف", "near".
  private func relation(
    before start: Int, prefix: String, in tokens: TokenText, range: Range<Int>
  ) -> PlaceRelation {
    for position in (max(range.lowerBound, start - 3)..<start).reversed() {
      for match in lexicon.places.matches(at: position, in: tokens)
      where match.tokens.upperBound == start
        || match.tokens.upperBound == start - 1 && tokens[start - 1].folded == "of"
      {
        let entry = lexicon.places.entries[match.entry]
        switch (entry["class"], entry["value"]) {
        case ("compass", let side):
          if let compass = Compass(rawValue: side) { return .offset(nil, compass) }
        case ("relation", "near"): return .near
        case ("relation", "around"): return .around
        case ("relation", "outskirts"): return .outskirts(nil)
        default: continue
        }
      }
    }
    return .at
  }
}
