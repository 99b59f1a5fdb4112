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

  /// A river by its name, with or without its noun.
  mutating func river(at index: Int) -> (mention: PlaceMention, end: Int)? {
    var start = skippingThe(index)
    let first = start
    if let noun = match("generic", at: start), value(noun) == FeatureClass.river.rawValue {
      start = skippingThe(noun.tokens.upperBound)
    }
    guard let named = name(at: start, weak: true) else { return nil }
    guard named.featureClass == .river || start > first else { return nil }
    var end = named.tokens.upperBound
    if let noun = match("generic", at: end), value(noun) == FeatureClass.river.rawValue {
      end = noun.tokens.upperBound
    }
    let mention = PlaceMention(
      words: text(first..<end), name: named.prefix.isEmpty ? text(named.tokens) : named.name,
      cue: .river, isArea: true, featureClass: .river, scalars: scalarRange(first..<end),
      utf8: byteRange(first..<end))
    return (mention, end)
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
