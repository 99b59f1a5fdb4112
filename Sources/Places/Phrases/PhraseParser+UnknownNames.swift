/// Names that the gazetteer does not have as they are written.
extension PhraseParser {
  /// A capitalised English name that must be a place by the words around it, or by its sound where a
  /// place is expected.
  ///
  /// "on the outskirts of Tel Tamr" wants a place (`weak`); in "in the Talibiya district" a noun says so, in
  /// "in Dhibin, close to the border" what follows, and "in Jirjanas" is heard.
  mutating func unknownPlace(at start: Int, weak: Bool, depth: Int) -> Parsed? {
    guard let unknown = unknownLatin(at: start) else { return nil }
    let anchor = unknown.phrase.anchors.first
    let isLed = isBehindIn(start) || isStruck(start)
    if weak || isLed && (anchor?.cue != nil || isSaidWhere(unknown, depth: depth)) {
      return unknown
    }
    return (isLed || isBehindAnd(start)) && isHeard(anchor?.name ?? "") ? unknown : nil
  }

  /// Whether "in", "from" or another word for where leads to a token, an article left out.
  func isBehindIn(_ start: Int) -> Bool {
    var before = start - 1
    if range.contains(before), folded(before) == "the" { before -= 1 }
    return range.contains(before) && Self.leading.contains(folded(before))
  }

  private static let leading: Set<String> = [
    "in", "at", "near", "on", "inside", "from", "into", "around", "outside", "toward", "towards",
  ]

  /// Whether a verb that has what it struck behind it leads to a token: "shelled Jirjanas".
  private mutating func isStruck(_ start: Int) -> Bool {
    let end = folded(start - 1) == "the" ? start - 1 : start
    return range.contains(end - 1) && match("strikes", at: end - 1)?.tokens.upperBound == end
  }

  /// Whether it is said where an unknown name lies: "in Dhibin, close to the border with Jordan".
  private mutating func isSaidWhere(_ unknown: Parsed, depth: Int) -> Bool {
    guard depth < 3, folded(unknown.end) == "," else { return false }
    switch phrase(at: skippingThe(unknown.end + 1), weak: false, depth: depth + 1)?.phrase.relation
    {
    case .offset?, .near?, .border?, .countryside?, .outskirts?, .part?, .distant?, .opposite?:
      return true
    default: return false
    }
  }

  /// Whether a list leads to a token: "Saraqib and Jirjanas".
  private func isBehindAnd(_ start: Int) -> Bool {
    [",", "and"].contains(folded(start - 1)) && range.contains(start - 2)
      && name(at: start - 2, weak: false) != nil
  }

  /// A capitalised English name that the gazetteer does not have in this spelling, behind a word that
  /// wants a place: "on the outskirts of Tel Tamr".
  private mutating func unknownLatin(at start: Int) -> Parsed? {
    guard isLatin(start), tokens[start].isCapitalized, !taken.contains(start),
      adjective(at: start) == nil,
      match("compass", at: start) == nil, match("relation", at: start) == nil
    else { return nil }
    var end = start
    var articles = 0
    while isLatin(end), end - start < 5 {
      // "Maarat al-Numan", "Al-Suwaydaa": an article, and what is written together with it.
      if end + 1 < range.upperBound, tokens[end + 1].isHyphenated,
        tokens[end].folded.utf8.count <= 3
      {
        articles += 1
      } else if !tokens[end].isCapitalized, end == start || !tokens[end].isHyphenated {
        break
      }
      end += 1
    }
    // "Syrian Democratic Forces", "UN", "Turkish-backed": who, not where.
    guard end - start - articles <= 3,
      articles > 0 || tokens[start].folded.unicodeScalars.count >= 3,
      (start..<end).allSatisfy({ adjective(at: $0) == nil }),
      (start..<end).contains(where: { tokens[$0].folded.unicodeScalars.count >= 4 })
    else { return nil }
    var mention = mention(start..<end, name: text(start..<end), cue: nil)
    var last = end
    if let generic = match("generic", at: end) {
      last = generic.tokens.upperBound
      if folded(last - 1) == "of" { last -= 1 }
      mention = self.mention(
        start..<last, name: text(start..<end), cue: FeatureClass(rawValue: value(generic)))
    }
    return Parsed(phrase: phrase(.at, [mention], over: start..<last), end: last, prefix: "")
  }

  /// A name that the gazetteer does not know, but a noun announces: "منطقة الحميضة", "village of X".
  mutating func unknownName(
    after generic: WordTable.Match, at index: Int, cue: FeatureClass?
  ) -> Parsed? {
    guard range.contains(index), let cue, cue != .country, cue != .governorate else { return nil }
    let start = generic.tokens.lowerBound
    if isLatin(index) {
      var end = index
      while isLatin(end),
        tokens[end].isCapitalized || ["al", "el", "ash", "as", "ez", "ad"].contains(folded(end))
      {
        end += 1
      }
      guard end > index, end - index <= 4, folded(generic.tokens.upperBound - 1) == "of" else {
        return nil
      }
      let span = start..<end
      return Parsed(
        phrase: phrase(.at, [mention(span, name: text(index..<end), cue: cue)], over: span),
        end: end, prefix: "")
    }
    // Several things of one kind are named only where the noun is no thing of their own.
    guard words.entries[generic.entry]["class"] == "generic" else { return nil }
    // In Arabic only nouns that always lead a name, and a word that stands with the article.
    guard [.village, .town, .district, .quarter, .camp, .field, .mountain, .valley].contains(cue),
      tokens[index].kind == .arabic, !generic.hasArticle,
      tokens[index].folded.unicodeScalars.count >= 4,
      Clitics.hasArticle(tokens[index].folded) || [.village, .town].contains(cue),
      genericNoun(at: index) == nil, match("relation", at: index) == nil,
      match("compass", at: index) == nil, match("trim", at: index) == nil,
      match("noname", at: index) == nil, adjective(at: index) == nil
    else { return nil }
    let span = start..<(index + 1)
    return Parsed(
      phrase: phrase(
        .at, [mention(span, name: text(index..<(index + 1)), cue: cue)], over: span),
      end: index + 1, prefix: generic.prefix)
  }
}
