import Geodesy

extension PhraseParser {
  /// The phrase that begins at a token, with its containers.
  mutating func phrase(at start: Int, weak: Bool, depth: Int) -> Parsed? {
    guard range.contains(start), depth < 5 else { return nil }
    guard var parsed = relation(at: start, weak: weak, depth: depth) else { return nil }
    let containers = self.containers(
      after: &parsed.end, isNamed: parsed.phrase.relation != .unnamed, depth: depth)
    if parsed.phrase.relation == .unnamed, containers.isEmpty, parsed.phrase.containers.isEmpty {
      return nil
    }
    parsed.phrase = phrase(
      parsed.phrase.relation, parsed.phrase.anchors,
      containers: parsed.phrase.containers + containers, cue: parsed.phrase.cue,
      over: start..<parsed.end)
    return parsed
  }

  /// A relation and what it relates to, or a plain name, without containers.
  private mutating func relation(at start: Int, weak: Bool, depth: Int) -> Parsed? {
    // A name of several words may begin like a relation ("تل تمر", "Ras al-Ain"); the longer wins.
    let longest = name(at: start, weak: weak)?.tokens.count ?? 0
    if let parsed = offset(at: start, depth: depth) { return parsed }
    if let compass = match("compass", at: start), compass.tokens.count >= longest,
      let parsed = direction(compass, depth: depth)
    {
      return parsed
    }
    if let relation = match("relation", at: start), relation.tokens.count >= longest,
      let parsed = related(relation, depth: depth)
    {
      return parsed
    }
    if let parsed = land(at: start) { return parsed }
    return core(at: start, weak: weak, depth: depth)
  }

  /// "20 km south of X", "على بعد 20 كم جنوب X".
  private mutating func offset(at start: Int, depth: Int) -> Parsed? {
    guard range.contains(start), tokens[start].kind == .number,
      let number = Double(tokens[start].folded.filter { $0 != "," }),
      let unit = match("unit", at: start + 1), let meters = Double(value(unit))
    else { return nil }
    var index = unit.tokens.upperBound
    if ["الي", "من", "to", "the"].contains(folded(index)) { index += 1 }
    if folded(index) == "the" { index += 1 }
    guard let compass = match("compass", at: index), let side = Compass(rawValue: value(compass))
    else {
      // "3 km from X": near it, at that distance, on no side that is said.
      guard ["من", "عن", "from", "outside"].contains(folded(index)) || folded(index - 1) == "من",
        let anchor = core(
          at: ["عن", "من", "from", "outside"].contains(folded(index)) ? index + 1 : index,
          weak: true, depth: depth + 1), anchor.phrase.relation == .at
      else { return nil }
      return Parsed(
        phrase: phrase(.near, anchor.phrase.anchors, over: start..<anchor.end), end: anchor.end,
        prefix: "")
    }
    index = compass.tokens.upperBound
    if ["of", "من", "عن"].contains(folded(index)) { index += 1 }
    guard let anchor = core(at: skippingThe(index), weak: true, depth: depth + 1),
      anchor.phrase.relation == .at
    else { return nil }
    return Parsed(
      phrase: phrase(
        .offset(.meters(number * meters), side), anchor.phrase.anchors, over: start..<anchor.end),
      end: anchor.end, prefix: "")
  }

  /// "شرق X", "northern Iraq", "east of the X camp".
  private mutating func direction(_ match: WordTable.Match, depth: Int) -> Parsed? {
    guard let side = Compass(rawValue: value(match)) else { return nil }
    var index = match.tokens.upperBound
    let hasOf = folded(index) == "of"
    if hasOf || folded(index) == "من" { index += 1 }
    index = skippingThe(skippingQuotes(index))
    // "eastern countryside of X", "الريف الشرقي" is read from the noun.
    if let countryside = self.match("relation", at: index), value(countryside) == "countryside",
      isLatin(index)
    {
      var inner = countryside.tokens.upperBound
      if folded(inner) == "of" { inner += 1 }
      if let anchor = core(at: skippingThe(inner), weak: true, depth: depth + 1) {
        return Parsed(
          phrase: phrase(
            .countryside(side), anchor.phrase.anchors, over: match.tokens.lowerBound..<anchor.end),
          end: anchor.end, prefix: match.prefix)
      }
    }
    guard let anchor = core(at: index, weak: hasOf || !isLatin(index), depth: depth + 1),
      anchor.phrase.relation == .at, let mention = anchor.phrase.anchors.first
    else { return nil }
    let isArea = mention.isWide
    let span = match.tokens.lowerBound..<anchor.end
    // English "northern X" is a part of X, "north of X" lies beside it.
    let relation: PlaceRelation
    if isLatin(match.tokens.lowerBound) {
      relation = hasOf ? .offset(nil, side) : .part(side)
    } else {
      relation = isArea ? .part(side) : .offset(nil, side)
    }
    let containers = anchor.phrase.containers
    return Parsed(
      phrase: phrase(relation, anchor.phrase.anchors, containers: containers, over: span),
      end: anchor.end, prefix: match.prefix)
  }

  /// Near, around, between, along, inside, countryside, desert, border, centre.
  private mutating func related(_ match: WordTable.Match, depth: Int) -> Parsed? {
    let start = match.tokens.lowerBound
    let index = skippingThe(skippingQuotes(match.tokens.upperBound))
    switch value(match) {
    case "between": return between(match, from: index, depth: depth)
    case "along": return along(match, from: index, depth: depth)
    case "border": return border(match, from: index, depth: depth)
    case "countryside":
      guard let anchor = core(at: index, weak: true, depth: depth + 1),
        anchor.phrase.relation == .at
      else { return nil }
      var end = anchor.end
      var side: Compass?
      if let compass = self.match("compass", at: end) {
        side = Compass(rawValue: value(compass))
        end = compass.tokens.upperBound
      }
      return Parsed(
        phrase: phrase(.countryside(side), anchor.phrase.anchors, over: start..<end), end: end,
        prefix: match.prefix)
    case "inside":
      // "داخل الأراضي العراقية" and "inside the base".
      if let land = land(at: index) {
        return Parsed(
          phrase: phrase(.inside, land.phrase.anchors, over: start..<land.end), end: land.end,
          prefix: match.prefix)
      }
      guard let inner = self.phrase(at: index, weak: true, depth: depth + 1) else { return nil }
      let isArea = inner.phrase.anchors.first?.isWide ?? false
      let relation: PlaceRelation =
        inner.phrase.relation == .at && isArea ? .inside : inner.phrase.relation
      return Parsed(
        phrase: phrase(
          relation, inner.phrase.anchors, containers: inner.phrase.containers,
          cue: inner.phrase.cue, over: start..<inner.end),
        end: inner.end, prefix: match.prefix)
    case let other:
      let relation: PlaceRelation =
        switch other {
        case "near": .near
        case "around": .around
        case "desert": .desert
        default: .at
        }
      guard let inner = core(at: index, weak: true, depth: depth + 1) else {
        guard relation == .near, let inner = border(at: index, depth: depth) else { return nil }
        return Parsed(
          phrase: phrase(.border, inner.phrase.anchors, over: start..<inner.end), end: inner.end,
          prefix: match.prefix)
      }
      if inner.phrase.relation == .unnamed {
        return Parsed(
          phrase: phrase(
            .unnamed, [], containers: inner.phrase.containers, cue: inner.phrase.cue,
            over: start..<inner.end), end: inner.end, prefix: match.prefix)
      }
      guard inner.phrase.relation == .at else { return nil }
      return Parsed(
        phrase: phrase(
          relation, inner.phrase.anchors, containers: inner.phrase.containers,
          cue: inner.phrase.cue, over: start..<inner.end),
        end: inner.end, prefix: match.prefix)
    }
  }

  func skippingThe(_ index: Int) -> Int { folded(index) == "the" ? index + 1 : index }
}
