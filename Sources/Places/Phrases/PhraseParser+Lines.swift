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

  /// "halfway between X and Y".
  mutating func midway(_ match: WordTable.Match, from index: Int, depth: Int) -> Parsed? {
    guard var parsed = between(match, from: index, depth: depth) else { return nil }
    if parsed.phrase.relation == .between {
      parsed.phrase = phrase(
        .midway, parsed.phrase.anchors, over: match.tokens.lowerBound..<parsed.end)
    }
    return parsed
  }

  /// "طريق القامشلي – عامودا", "the road between X and Y", "the X–Y road" is read from the name.
  mutating func along(_ match: WordTable.Match, from index: Int, depth: Int) -> Parsed? {
    var index = index
    if let between = self.match("relation", at: index), value(between) == "between" {
      index = between.tokens.upperBound
    }
    // "along the front line", "على طول الحدود".
    if depth < 4, let inner = line(at: index, depth: depth + 1) {
      return Parsed(
        phrase: phrase(
          inner.phrase.relation, inner.phrase.anchors, containers: inner.phrase.containers,
          over: match.tokens.lowerBound..<inner.end), end: inner.end, prefix: match.prefix)
    }
    // "along the Euphrates".
    if let river = river(at: index), river.mention.featureClass == .river {
      return riverside(
        nil, over: match.tokens.lowerBound, at: index, match.prefix, depth: depth)
    }
    // "the M4 highway between X and Y": a number names the road, its ends say where.
    index = roadNumber(at: index) ?? index
    if let between = self.match("relation", at: index), value(between) == "between" {
      index = between.tokens.upperBound
    }
    index = skippingThe(skipping(["from"], from: index))
    if let ends = twoEnds(from: index, depth: depth, sideBySide: !isLatin(index)) {
      return Parsed(
        phrase: phrase(.along, ends.anchors, over: match.tokens.lowerBound..<ends.end),
        end: ends.end, prefix: match.prefix)
    }
    index = skippingThe(skipping(["to"], from: index))
    guard let one = core(at: index, weak: true, depth: depth + 1), one.phrase.relation == .at
    else { return nil }
    return Parsed(
      phrase: phrase(.along, one.phrase.anchors, over: match.tokens.lowerBound..<one.end),
      end: one.end, prefix: match.prefix)
  }

  /// "M4", "M-5", "ام 4": where the number of a road ends.
  private mutating func roadNumber(at index: Int) -> Int? {
    guard range.contains(index), tokens[index].kind == .latin || tokens[index].kind == .arabic,
      tokens[index].folded.unicodeScalars.count <= 2
    else { return nil }
    var end = index + 1
    if folded(end) == "-" { end += 1 }
    guard range.contains(end), tokens[end].kind == .number else { return nil }
    end += 1
    while let noun = match("generic", at: end), value(noun) == FeatureClass.road.rawValue {
      end = noun.tokens.upperBound
    }
    return end
  }

  /// A road by its ends, named first: "the Qamishli–Hasakah road", "M4 between X and Y".
  mutating func road(at start: Int, weak: Bool, depth: Int) -> Parsed? {
    guard isLatin(start), depth < 5 else { return nil }
    let index = skippingThe(start)
    if let end = roadNumber(at: index), let word = match("relation", at: end),
      value(word) == "between",
      let ends = twoEnds(from: skippingThe(word.tokens.upperBound), depth: depth)
    {
      return Parsed(
        phrase: phrase(.along, ends.anchors, over: start..<ends.end), end: ends.end, prefix: "")
    }
    guard let first = name(at: index, weak: weak), first.kind == .point else { return nil }
    var next = first.tokens.upperBound
    while ["-", "–", "—", "/", "to"].contains(folded(next)) { next += 1 }
    next = skippingThe(next)
    guard let second = name(at: next, weak: true),
      next > first.tokens.upperBound || tokens[next].isHyphenated
    else { return nil }
    var end = second.tokens.upperBound
    guard let noun = match("generic", at: end), value(noun) == FeatureClass.road.rawValue else {
      return nil
    }
    end = noun.tokens.upperBound
    return Parsed(
      phrase: phrase(
        .along,
        [mention(of: first, from: index, cue: nil), mention(of: second, from: next, cue: nil)],
        over: start..<end), end: end, prefix: "")
  }

  /// "خط التماس بين X وY", "the front line near X", "محور X".
  mutating func front(_ word: WordTable.Match, from index: Int, depth: Int) -> Parsed? {
    let start = word.tokens.lowerBound
    var index = skippingThe(skipping(["of", "in", "with"], from: index))
    if let near = match("relation", at: index),
      ["near", "around", "between", "outskirts"].contains(value(near))
    {
      index = skippingThe(skipping(["of"], from: near.tokens.upperBound))
    }
    if let ends = twoEnds(from: index, depth: depth) {
      return Parsed(
        phrase: phrase(.front, ends.anchors, over: start..<ends.end), end: ends.end,
        prefix: word.prefix)
    }
    if let one = core(at: skippingQuotes(index), weak: true, depth: depth + 1),
      one.phrase.relation == .at
    {
      return Parsed(
        phrase: phrase(.front, one.phrase.anchors, over: start..<one.end), end: one.end,
        prefix: word.prefix)
    }
    return depth < 4 ? beyond(word, from: index, depth: depth) : nil
  }

  /// "خط التماس بين قسد والفصائل قرب تل تمر": whose line it is stands between it and where it is.
  private mutating func beyond(_ word: WordTable.Match, from index: Int, depth: Int) -> Parsed? {
    for next in index..<max(index, min(index + 9, range.upperBound)) {
      if [".", "؛", ";", "\n"].contains(folded(next)) { return nil }
      guard match("relation", at: next) != nil || match("compass", at: next) != nil,
        let inner = phrase(at: next, weak: true, depth: depth + 1), !inner.phrase.anchors.isEmpty
      else { continue }
      return Parsed(
        phrase: phrase(
          inner.phrase.relation, inner.phrase.anchors, containers: inner.phrase.containers,
          over: word.tokens.lowerBound..<inner.end),
        end: inner.end, prefix: word.prefix)
    }
    return nil
  }

  /// Two places, or three that a list gives: "X and Y", "X – Y", "X, Y and Z".
  ///
  /// `sideBySide` tells whether nothing need join them: "طريق الحسكة القامشلي".
  private mutating func twoEnds(from index: Int, depth: Int, sideBySide: Bool = false) -> (
    anchors: [PlaceMention], end: Int
  )? {
    guard let first = core(at: skippingThe(index), weak: true, depth: depth + 1),
      first.phrase.relation == .at
    else { return nil }
    var next = skippingQuotes(first.end)
    var joined = false
    if ["-", "–", "—", "/"].contains(folded(next))
      || ([",", "،"].contains(folded(next)) && isListOfThree(from: next + 1))
    {
      joined = true
      next = skippingQuotes(next + 1)
    } else {
      let and = skipping(["and", "to", "towards"], from: next)
      joined = and > next
      next = skippingQuotes(and)
    }
    if let again = match("relation", "between", at: next) { next = again.tokens.upperBound }
    guard
      let second = core(at: skippingThe(next), weak: true, depth: depth + 1),
      second.phrase.relation == .at,
      joined || second.prefix.hasPrefix("و") || tokens[next].isHyphenated
        || (sideBySide && !(second.phrase.anchors.first?.isWide ?? true))
    else { return nil }
    let ends = first.phrase.anchors + second.phrase.anchors
    // "X, Y and Z", "X وY وZ": a third.
    let third = skippingQuotes(skipping(["and"], from: second.end))
    if let last = name(at: skippingThe(third), weak: false), last.kind == .point,
      third > second.end || last.prefix.hasPrefix("و")
    {
      return (
        ends + [mention(of: last, from: skippingThe(third), cue: nil)], last.tokens.upperBound
      )
    }
    return (ends, second.end)
  }

  /// Whether a name and then "and" with another name follow.
  private mutating func isListOfThree(from index: Int) -> Bool {
    guard let second = name(at: skippingThe(index), weak: false) else { return false }
    let and = skipping(["and"], from: second.tokens.upperBound)
    guard let third = name(at: skippingThe(and), weak: false) else { return false }
    return and > second.tokens.upperBound || third.prefix.hasPrefix("و")
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
    guard isLatin(index), let line = countries(from: index, depth: depth) else { return nil }
    let noun = ["'s", "’s"].contains(folded(line.end)) ? line.end + 1 : line.end
    guard let word = match("relation", at: noun), ["border", "tripoint"].contains(value(word))
    else { return nil }
    let parsed = Parsed(
      phrase: phrase(.border, line.anchors, over: index..<word.tokens.upperBound),
      end: word.tokens.upperBound, prefix: "")
    let isWith = folded(word.tokens.upperBound - 1) == "with"
    return isWith || link("with", at: parsed.end) != nil ? withOthers(parsed) : parsed
  }

  /// "Iran's border with Iraq", "the Lebanese border with Syria": the countries behind "with".
  private mutating func withOthers(_ line: Parsed) -> Parsed {
    guard let others = countries(from: line.end, depth: 4),
      others.anchors.allSatisfy({ $0.cue == .country })
    else { return line }
    let start = line.phrase.anchors.first?.scalars.lowerBound ?? 0
    let first = (range.lowerBound..<line.end).last { tokens[$0].scalars.lowerBound <= start }
    return Parsed(
      phrase: phrase(
        .border, line.phrase.anchors + others.anchors,
        over: (first ?? line.end - 1)..<others.end), end: others.end, prefix: line.prefix)
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
      // A comma joins two countries only where a third or "and" follows.
      if folded(index - 1) == "," || folded(index - 1) == "،", !isCountry(at: index) { break }
    }
    return anchors.isEmpty ? nil : (anchors, end)
  }

  private func isCountry(at index: Int) -> Bool {
    guard let name = name(at: index, weak: false) else { return adjective(at: index) != nil }
    return name.kind == .area && name.featureClass == .country
  }

  /// The next token that is no word between two countries.
  private mutating func skippingJoints(_ start: Int) -> Int {
    var index = start
    while true {
      let next: Int
      if ["-", "–", "—", "/", "the", ",", "،"].contains(folded(index)) {
        next = index + 1
      } else if let between = match("relation", "between", at: index) {
        next = between.tokens.upperBound
      } else {
        next = skipping(["and", "with", "of"], from: index)
      }
      if next == index { return index }
      index = next
    }
  }

  /// "الأراضي العراقية", "Iraqi territory": a country by its ground.
  mutating func land(at start: Int) -> Parsed? {
    if let land = match("land", at: start), let adjective = adjective(at: land.tokens.upperBound) {
      let span = land.tokens.lowerBound..<adjective.end
      let country = mention(ofCountry: adjective.country, span)
      // "الجانب السوري من الحدود": the side of a border.
      let of = skipping(["of", "from"], from: adjective.end)
      if of > adjective.end, let border = match("relation", "border", at: of) {
        let whole = land.tokens.lowerBound..<border.tokens.upperBound
        return Parsed(
          phrase: phrase(
            .inside, [country],
            containers: [phrase(.border, [country], over: whole)], over: whole),
          end: border.tokens.upperBound, prefix: land.prefix)
      }
      return Parsed(
        phrase: phrase(.inside, [country], over: span), end: adjective.end, prefix: land.prefix)
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
