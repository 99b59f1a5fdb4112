import Geodesy

/// Sides of places and parts of areas: "شرق X", "northern Iraq", "الريف الشرقي لدير الزور".
extension PhraseParser {
  /// What a word of direction leads: "شرق X", "northern Iraq", "the eastern bank of X".
  ///
  /// `far` is where a word such as "far" or "أقصى" stands before it.
  mutating func direction(_ match: WordTable.Match, far: Int? = nil, depth: Int) -> Parsed? {
    guard let side = Compass(rawValue: value(match)) else { return nil }
    let isFar = self.match("far", at: far ?? range.upperBound) != nil
    let start = far ?? match.tokens.lowerBound
    let after = skippingThe(skippingQuotes(match.tokens.upperBound))
    // "الجنوب السوري": the south of a country by its adjective.
    if !isLatin(start), let country = adjective(at: match.tokens.upperBound) {
      let span = start..<country.end
      return Parsed(
        phrase: phrase(
          isFar ? .farPart(side) : .part(side),
          [mention(ofCountry: country.country, match.tokens.upperBound..<country.end)], over: span),
        end: country.end, prefix: far == nil ? match.prefix : "")
    }
    if let parsed = sided(side, match, at: after, depth: depth) { return parsed }
    let of = skippingThe(skippingQuotes(skipping(["from", "of"], from: match.tokens.upperBound)))
    let hasOf = of > after
    guard
      let anchor = core(
        at: hasOf ? of : after, weak: hasOf || !isLatin(after), depth: depth + 1),
      let mention = anchor.phrase.anchors.first
    else { return nil }
    var end = anchor.end
    let relation: PlaceRelation
    switch anchor.phrase.relation {
    // "southern Hasakah countryside".
    case .countryside(nil): relation = .countryside(side)
    case .desert(nil): relation = .desert(side)
    case .at where isFar: relation = .farPart(side)
    case .at where isLatin(start):
      // English "northern X" and "the north of X" are parts of X, "north of X" lies beside it.
      let isPart = !hasOf || (folded(start - 1) == "the" && mention.isWide)
      relation = isPart ? .part(side) : .offset(nil, side)
    case .at: relation = mention.isWide ? .part(side) : .offset(nil, side)
    default: return nil
    }
    var stated = relation
    if relation == .offset(nil, side) || (!isLatin(start) && relation == .part(side)),
      let length = trailingLength(at: end)
    {
      stated = .offset(length.distance, side)
      end = length.end
    }
    return Parsed(
      phrase: phrase(
        stated, anchor.phrase.anchors, containers: anchor.phrase.containers, over: start..<end),
      end: end, prefix: far == nil ? match.prefix : "")
  }

  /// "the eastern countryside of X", "southern outskirts of X", "the west bank of X": a side of what
  /// a relation word names.
  private mutating func sided(
    _ side: Compass, _ compass: WordTable.Match, at index: Int, depth: Int
  ) -> Parsed? {
    guard let word = match("relation", at: index) else { return nil }
    let start = compass.tokens.lowerBound
    let of = skippingThe(skipping(["of", "from"], from: word.tokens.upperBound))
    let relation: PlaceRelation
    switch value(word) {
    case "bank": return riverside(.toward(side), over: start, at: of, compass.prefix, depth: depth)
    case "countryside": relation = .countryside(side)
    case "outskirts": relation = .outskirts(side)
    case "desert": relation = .desert(side)
    case "part": relation = .part(side)
    default: return nil
    }
    guard let anchor = core(at: skippingQuotes(of), weak: true, depth: depth + 1),
      anchor.phrase.relation == .at
    else { return nil }
    return Parsed(
      phrase: phrase(
        relation, anchor.phrase.anchors, containers: anchor.phrase.containers,
        over: start..<anchor.end),
      end: anchor.end, prefix: compass.prefix)
  }

  /// A relation that may have a side, said before its place or behind it: "ريف X الشرقي",
  /// "الريف الشرقي لـ X", "the outskirts of X", "outskirts to the east of X".
  mutating func sidedRelation(
    _ word: WordTable.Match, depth: Int, _ relation: (Compass?) -> PlaceRelation
  ) -> Parsed? {
    let start = word.tokens.lowerBound
    var index = skippingQuotes(word.tokens.upperBound)
    var side: Compass?
    if let compass = match("compass", at: skippingThe(skipping(["to"], from: index))) {
      // "the desert south of X" lies beside X.
      if isLatin(index), compass.tokens.lowerBound == index,
        link("of", at: compass.tokens.upperBound) != nil
      {
        return nil
      }
      side = Compass(rawValue: value(compass))
      index = compass.tokens.upperBound
    }
    index = skippingThe(skippingQuotes(skippingThe(skipping(["from", "of"], from: index))))
    guard let anchor = core(at: index, weak: true, depth: depth + 1),
      anchor.phrase.relation == .at
    else { return nil }
    var end = anchor.end
    if side == nil, !isLatin(start), let compass = match("compass", at: end),
      compass.hasArticle || isAdjective(compass)
    {
      side = Compass(rawValue: value(compass))
      end = compass.tokens.upperBound
    }
    return Parsed(
      phrase: phrase(
        relation(side), anchor.phrase.anchors, containers: anchor.phrase.containers,
        over: start..<end),
      end: end, prefix: word.prefix)
  }

  /// Whether a word of direction stands with the article, as an adjective behind a name does:
  /// "ريف الحسكة الجنوبي", not "ريف الحسكة جنوب …".
  private func isAdjective(_ compass: WordTable.Match) -> Bool {
    Clitics.hasArticle(tokens[compass.tokens.lowerBound].folded)
  }
}
