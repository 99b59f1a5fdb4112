import Geodesy

/// Places given by two or more others: between, along, on the border of; and a country's ground.
extension PhraseParser {
  /// "بين مدينتي الميادين والبوكمال", "between al-Mayadin and Albu Kamal".
  mutating func between(_ match: WordTable.Match, from index: Int, depth: Int) -> Parsed? {
    guard let ends = twoEnds(from: index, depth: depth) else { return nil }
    let span = match.tokens.lowerBound..<ends.end
    // Between two countries there is only their border.
    let relation: PlaceRelation = ends.anchors.allSatisfy(\.isWide) ? .border : .between
    return Parsed(
      phrase: phrase(relation, ends.anchors, over: span), end: ends.end, prefix: match.prefix)
  }

  /// "طريق القامشلي – عامودا", "the road between X and Y", "the X–Y road" is read from the name.
  mutating func along(_ match: WordTable.Match, from index: Int, depth: Int) -> Parsed? {
    var index = index
    if let between = self.match("relation", at: index), value(between) == "between" {
      index = between.tokens.upperBound
    }
    if let ends = twoEnds(from: index, depth: depth) {
      return Parsed(
        phrase: phrase(.along, ends.anchors, over: match.tokens.lowerBound..<ends.end),
        end: ends.end, prefix: match.prefix)
    }
    guard let one = core(at: index, weak: true, depth: depth + 1), one.phrase.relation == .at
    else { return nil }
    return Parsed(
      phrase: phrase(.near, one.phrase.anchors, over: match.tokens.lowerBound..<one.end),
      end: one.end, prefix: match.prefix)
  }

  private mutating func twoEnds(from index: Int, depth: Int) -> (
    anchors: [PlaceMention], end: Int
  )? {
    guard let first = core(at: skippingThe(index), weak: true, depth: depth + 1),
      first.phrase.relation == .at
    else { return nil }
    var next = skippingQuotes(first.end)
    var joined = false
    if ["-", "–", "—", "/", "and", "to", "الي", "و", "الى"].contains(folded(next)) {
      joined = true
      next = skippingQuotes(next + 1)
    }
    if folded(next) == "بين" { next += 1 }
    guard
      let second = core(at: skippingThe(next), weak: true, depth: depth + 1),
      second.phrase.relation == .at,
      joined || second.prefix.hasPrefix("و") || tokens[next].isHyphenated
    else { return nil }
    return (first.phrase.anchors + second.phrase.anchors, second.end)
  }

  /// "الحدود السورية العراقية", "the Syrian-Iraqi border", "حدود سوريا مع العراق والأردن".
  mutating func border(_ match: WordTable.Match, from index: Int, depth: Int) -> Parsed? {
    guard let line = countries(from: index, depth: depth) else { return nil }
    return Parsed(
      phrase: phrase(.border, line.anchors, over: match.tokens.lowerBound..<line.end),
      end: line.end, prefix: match.prefix)
  }

  /// A border that begins with its adjectives: "the Syrian-Jordanian-Iraqi border".
  mutating func border(at index: Int, depth: Int) -> Parsed? {
    guard isLatin(index), let line = countries(from: index, depth: depth),
      let word = match("relation", at: line.end), value(word) == "border"
    else { return nil }
    return Parsed(
      phrase: phrase(.border, line.anchors, over: index..<word.tokens.upperBound),
      end: word.tokens.upperBound, prefix: "")
  }

  private mutating func countries(from start: Int, depth: Int) -> (
    anchors: [PlaceMention], end: Int
  )? {
    var anchors: [PlaceMention] = []
    var index = skippingJoints(start)
    var end = start
    while range.contains(index), anchors.count < 4 {
      if let adjective = adjective(at: index) {
        anchors.append(
          mention(ofCountry: adjective.country, index..<adjective.end))
        end = adjective.end
      } else if let country = name(at: index, weak: false), case .area = country.kind {
        anchors.append(mention(of: country, from: index, cue: .country))
        end = country.tokens.upperBound
      } else {
        break
      }
      index = skippingJoints(end)
    }
    return anchors.isEmpty ? nil : (anchors, end)
  }

  /// The next token that is no word between two countries.
  private func skippingJoints(_ start: Int) -> Int {
    var index = start
    while ["-", "–", "—", "مع", "و", "with", "and", "بين", "between", "of", "/", "the"].contains(
      folded(index))
    {
      index += 1
    }
    return index
  }

  /// "الأراضي العراقية", "Iraqi territory": a country by its ground.
  mutating func land(at start: Int) -> Parsed? {
    if let land = match("land", at: start), let adjective = adjective(at: land.tokens.upperBound) {
      let span = land.tokens.lowerBound..<adjective.end
      return Parsed(
        phrase: phrase(
          .inside, [mention(ofCountry: adjective.country, span)], over: span),
        end: adjective.end, prefix: land.prefix)
    }
    if let adjective = adjective(at: start), let land = match("land", at: adjective.end),
      isLatin(start)
    {
      let span = start..<land.tokens.upperBound
      return Parsed(
        phrase: phrase(
          .inside, [mention(ofCountry: adjective.country, span)], over: span),
        end: land.tokens.upperBound, prefix: "")
    }
    return border(at: start, depth: 4)
  }
}
