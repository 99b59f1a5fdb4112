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
    if let far = match("far", at: start),
      let compass = match("compass", at: skippingThe(far.tokens.upperBound)),
      let parsed = direction(compass, far: start, depth: depth)
    {
      return parsed
    }
    if let hand = match("hand", at: start),
      let word = match("relation", "bank", at: hand.tokens.upperBound)
    {
      let index = skippingThe(skipping(["of"], from: word.tokens.upperBound))
      return riverside(
        value(hand) == "left" ? .left : .right, over: start, at: index, hand.prefix, depth: depth)
    }
    if let relation = match("relation", at: start), relation.tokens.count >= longest,
      let parsed = related(relation, depth: depth)
    {
      return parsed
    }
    if let parsed = land(at: start) { return parsed }
    if let parsed = road(at: start, weak: weak, depth: depth) { return parsed }
    return core(at: start, weak: weak, depth: depth)
  }

  /// What each word of relation leads.
  private mutating func related(_ match: WordTable.Match, depth: Int) -> Parsed? {
    let index = skippingThe(skippingQuotes(match.tokens.upperBound))
    switch value(match) {
    case "between": return between(match, from: index, depth: depth)
    case "midway": return midway(match, from: index, depth: depth)
    case "across": return across(match, from: index, depth: depth)
    case "along": return along(match, from: index, depth: depth)
    case "border", "tripoint": return border(match, from: index, depth: depth)
    case "bank": return bank(match, depth: depth)
    case "front": return front(match, from: index, depth: depth)
    case "countryside": return sidedRelation(match, depth: depth) { .countryside($0) }
    case "outskirts": return sidedRelation(match, depth: depth) { .outskirts($0) }
    case "desert": return desert(match, depth: depth)
    case "part": return sidedRelation(match, depth: depth) { $0.map { .part($0) } ?? .inside }
    case "inside": return inside(match, from: index, depth: depth)
    case "around": return simple(.around, match, from: index, depth: depth)
    case "opposite": return simple(.opposite, match, from: index, depth: depth)
    case "towards": return simple(.towards, match, from: index, depth: depth)
    case "centre": return simple(.centre, match, from: index, depth: depth)
    case "near": return near(match, from: index, depth: depth)
    default: return simple(.at, match, from: index, depth: depth)
    }
  }

  /// A relation to one place.
  private mutating func simple(
    _ relation: PlaceRelation, _ word: WordTable.Match, from start: Int, depth: Int
  ) -> Parsed? {
    let index = skippingThe(skippingQuotes(skippingThe(skipping(["of", "from"], from: start))))
    guard let inner = core(at: index, weak: true, depth: depth + 1) else { return nil }
    let span = word.tokens.lowerBound..<inner.end
    switch inner.phrase.relation {
    case .unnamed:
      return Parsed(
        phrase: phrase(
          .unnamed, [], containers: inner.phrase.containers, cue: inner.phrase.cue, over: span),
        end: inner.end, prefix: word.prefix)
    case .at:
      return Parsed(
        phrase: phrase(
          relation, inner.phrase.anchors, containers: inner.phrase.containers,
          cue: inner.phrase.cue, over: span),
        end: inner.end, prefix: word.prefix)
    default: return nil
    }
  }

  /// Near a place, a border, a river, or what another relation names ("near the road to X").
  private mutating func near(_ word: WordTable.Match, from index: Int, depth: Int) -> Parsed? {
    let start = word.tokens.lowerBound
    if depth < 4, let inner = line(at: index, depth: depth + 1) {
      return Parsed(
        phrase: phrase(
          inner.phrase.relation, inner.phrase.anchors, containers: inner.phrase.containers,
          over: start..<inner.end), end: inner.end, prefix: word.prefix)
    }
    // "عند الطرف الشرقي لـ X": the inner relation is the more exact.
    if depth < 4, let inner = match("relation", at: index), value(inner) != "near",
      inner.tokens.count >= name(at: index, weak: true)?.tokens.count ?? 0,
      let parsed = related(inner, depth: depth + 1)
    {
      return Parsed(
        phrase: phrase(
          parsed.phrase.relation, parsed.phrase.anchors, containers: parsed.phrase.containers,
          cue: parsed.phrase.cue, over: start..<parsed.end), end: parsed.end, prefix: word.prefix)
    }
    if let river = river(at: index), river.mention.featureClass == .river {
      return Parsed(
        phrase: phrase(.riverside(nil), [river.mention], over: start..<river.end), end: river.end,
        prefix: word.prefix)
    }
    return simple(.near, word, from: index, depth: depth)
  }

  /// A border, a bank, a road or a front: what lies near it lies along it.
  mutating func line(at index: Int, depth: Int) -> Parsed? {
    if let word = match("relation", at: index),
      ["border", "tripoint", "bank", "front", "along"].contains(value(word)),
      let parsed = related(word, depth: depth)
    {
      return parsed
    }
    return border(at: index, depth: depth)
  }

  /// "داخل الأراضي العراقية" and "inside the base".
  private mutating func inside(_ word: WordTable.Match, from index: Int, depth: Int) -> Parsed? {
    let start = word.tokens.lowerBound
    if let land = land(at: index) {
      return Parsed(
        phrase: phrase(.inside, land.phrase.anchors, over: start..<land.end), end: land.end,
        prefix: word.prefix)
    }
    guard let inner = self.phrase(at: index, weak: true, depth: depth + 1) else { return nil }
    let isArea = inner.phrase.anchors.first?.isWide ?? false
    let relation: PlaceRelation =
      inner.phrase.relation == .at && isArea ? .inside : inner.phrase.relation
    return Parsed(
      phrase: phrase(
        relation, inner.phrase.anchors, containers: inner.phrase.containers,
        cue: inner.phrase.cue, over: start..<inner.end),
      end: inner.end, prefix: word.prefix)
  }

  /// "بادية تدمر", "the desert south of X", "البادية السورية", "the desert between X and Y".
  private mutating func desert(_ word: WordTable.Match, depth: Int) -> Parsed? {
    if let sided = sidedRelation(word, depth: depth, { .desert($0) }) { return sided }
    let index = skippingThe(skipping(["of"], from: word.tokens.upperBound))
    // "the desert south of X", "البادية الواقعة بين X وY": the words behind say where.
    guard depth < 4,
      let next = match("compass", at: index) ?? match("relation", at: index),
      let inner = self.phrase(at: next.tokens.lowerBound, weak: true, depth: depth + 1)
    else { return nil }
    return Parsed(
      phrase: phrase(
        inner.phrase.relation, inner.phrase.anchors, containers: inner.phrase.containers,
        over: word.tokens.lowerBound..<inner.end),
      end: inner.end, prefix: word.prefix)
  }

  func skippingThe(_ index: Int) -> Int { folded(index) == "the" ? index + 1 : index }
}
