import Geodesy

/// Rivers and their banks: "ضفة الفرات الشرقية", "the east bank of the Euphrates", "along the Tigris".
extension PhraseParser {
  /// What a word for a bank leads; without a river the nearest one is meant.
  mutating func bank(_ word: WordTable.Match, depth: Int) -> Parsed? {
    let start = word.tokens.lowerBound
    var index = skippingQuotes(word.tokens.upperBound)
    var bank: RiverBank?
    if let side = bankSide(at: index) { (bank, index) = (side.bank, side.end) }
    index = skippingThe(skippingQuotes(skippingThe(skipping(["of", "from"], from: index))))
    if let river = riverside(bank, over: start, at: index, word.prefix, depth: depth),
      !river.phrase.anchors.isEmpty
    {
      return river
    }
    // "الجانب الأيمن من الموصل", "the left bank of Mosul": the side of the river on which part of a
    // town lies.
    if bank != nil, depth < 4, let town = core(at: index, weak: true, depth: depth + 1),
      town.phrase.relation == .at
    {
      return Parsed(
        phrase: phrase(
          .riverside(bank), [], containers: [town.phrase], over: start..<town.end),
        end: town.end, prefix: word.prefix)
    }
    if bank == nil, let lake = core(at: index, weak: true, depth: depth + 1),
      lake.phrase.relation == .at
    {
      // "the shore of Lake Assad".
      return Parsed(
        phrase: phrase(.near, lake.phrase.anchors, over: start..<lake.end), end: lake.end,
        prefix: word.prefix)
    }
    return riverside(bank, over: start, at: index, word.prefix, depth: depth)
  }

  /// The river and what follows it, when the bank is known or may follow.
  mutating func riverside(
    _ bank: RiverBank?, over start: Int, at index: Int, _ prefix: String, depth: Int
  ) -> Parsed? {
    var bank = bank
    var anchors: [PlaceMention] = []
    var end = index
    if let river = river(at: index) {
      anchors = [river.mention]
      end = river.end
      if bank == nil, let side = bankSide(at: end) { (bank, end) = (side.bank, side.end) }
    } else {
      end = lastWord(before: index, from: start)
      guard bank != nil else { return nil }
    }
    return Parsed(
      phrase: phrase(.riverside(bank), anchors, over: start..<end), end: end, prefix: prefix)
  }

  /// "across the Euphrates from Rawa", "on the other side of the river from X": the far bank.
  mutating func across(_ word: WordTable.Match, from index: Int, depth: Int) -> Parsed? {
    let start = word.tokens.lowerBound
    var end = skippingThe(index)
    if let river = river(at: index) ?? river(at: index - 1) {
      end = river.end
    } else if let noun = match("generic", at: end), value(noun) == FeatureClass.river.rawValue {
      end = noun.tokens.upperBound
    } else {
      return nil
    }
    let from = skippingThe(skipping(["from", "of"], from: end))
    guard from > end, let town = core(at: from, weak: true, depth: depth + 1),
      town.phrase.relation == .at
    else { return nil }
    return Parsed(
      phrase: phrase(
        .opposite, town.phrase.anchors, containers: town.phrase.containers, over: start..<town.end),
      end: town.end, prefix: word.prefix)
  }

  /// A river by its name, with or without its noun.
  mutating func river(at index: Int) -> (mention: PlaceMention, end: Int)? {
    var start = skippingThe(index)
    let first = start
    // "the Tigris" may be a name with its article.
    let article = folded(index - 1) == "the" ? index - 1 : index
    for begin in Set([article, index, start]).sorted() {
      if let whole = name(at: begin, weak: true), whole.featureClass == .river {
        let end = whole.tokens.upperBound
        return (riverMention(whole, from: begin, to: end), end)
      }
    }
    if let noun = match("generic", at: start), value(noun) == FeatureClass.river.rawValue {
      start = skippingThe(noun.tokens.upperBound)
    }
    guard start > first, let named = name(at: start, weak: true) else { return nil }
    var end = named.tokens.upperBound
    if let noun = match("generic", at: end), value(noun) == FeatureClass.river.rawValue {
      end = noun.tokens.upperBound
    }
    return (riverMention(named, from: first, to: end), end)
  }

  private func riverMention(_ named: NamedSpan, from start: Int, to end: Int) -> PlaceMention {
    PlaceMention(
      words: text(start..<end), name: named.prefix.isEmpty ? text(named.tokens) : named.name,
      cue: .river, isArea: true, featureClass: .river, scalars: scalarRange(start..<end),
      utf8: byteRange(start..<end))
  }

  /// "الشرقية", "اليمنى", "right": the side of a bank.
  private mutating func bankSide(at index: Int) -> (bank: RiverBank, end: Int)? {
    if let compass = match("compass", at: index), let side = Compass(rawValue: value(compass)) {
      return (.toward(side), compass.tokens.upperBound)
    }
    guard let hand = match("hand", at: index) else { return nil }
    return (value(hand) == "left" ? .left : .right, hand.tokens.upperBound)
  }

  private func lastWord(before index: Int, from start: Int) -> Int {
    var end = min(index, range.upperBound)
    while end > start + 1, !tokens[end - 1].isWord || ["of", "the"].contains(folded(end - 1)) {
      end -= 1
    }
    return end
  }
}
