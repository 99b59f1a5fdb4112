import Geodesy

/// Places given by a distance: "20 km south of X", "a few kilometres from X", "جنوب X بنحو 15 كم".
extension PhraseParser {
  /// A length in words, and where it ends: "20 km", "10–15 كم", "عشرين كيلومتراً", "a few miles",
  /// "كيلومترين".
  ///
  /// Nothing beyond ``longest`` is a distance from a place.
  mutating func length(at start: Int) -> (distance: StatedDistance, end: Int)? {
    guard var found = anyLength(at: start), found.distance.greatest <= Self.longest else {
      return nil
    }
    // "40 kilometers (25 miles)": the same length once more.
    if folded(found.end) == "(", let again = anyLength(at: found.end + 1), folded(again.end) == ")"
    {
      found.end = again.end + 1
    }
    return found
  }

  /// No report takes its bearings from a place farther off.
  private static let longest = Distance.kilometers(1_000)

  private mutating func anyLength(at start: Int) -> (distance: StatedDistance, end: Int)? {
    guard range.contains(start) else { return nil }
    if let whole = match("length", at: start), let metres = Double(value(whole)) {
      return (StatedDistance(.meters(metres)), whole.tokens.upperBound)
    }
    if let vague = match("few", at: start), let unit = unit(at: vague.tokens.upperBound) {
      let ends = value(vague).split(separator: "-").compactMap { Double($0) }
      guard let low = ends.first, let high = ends.last else { return nil }
      return (
        StatedDistance(.meters(low * unit.metres), .meters(high * unit.metres)), unit.end
      )
    }
    // "كيلومترات قليلة": the unit first.
    if let unit = unit(at: start), let few = match("few_after", at: unit.end) {
      let ends = value(few).split(separator: "-").compactMap { Double($0) }
      guard let low = ends.first, let high = ends.last else { return nil }
      return (
        StatedDistance(.meters(low * unit.metres), .meters(high * unit.metres)),
        few.tokens.upperBound
      )
    }
    guard let first = number(at: start) else { return nil }
    var index = first.end
    var second = first
    let joint = ["-", "–", "—"].contains(folded(index)) ? index + 1 : link("to", at: index)
    if let joint, let upper = number(at: joint) {
      second = upper
      index = upper.end
    } else if folded(index) == "-" {
      // "a 20-km strip".
      index += 1
    }
    guard let unit = unit(at: index) else { return nil }
    return (
      StatedDistance(.meters(first.value * unit.metres), .meters(second.value * unit.metres)),
      unit.end
    )
  }

  private func number(at index: Int) -> (value: Double, end: Int)? {
    guard range.contains(index) else { return nil }
    if let spoken = numbers[index], spoken.tokens.upperBound <= range.upperBound,
      tokens[index].kind != .number
    {
      return (spoken.value, spoken.tokens.upperBound)
    }
    guard tokens[index].kind == .number,
      let digits = Double(tokens[index].folded.filter { $0 != "," })
    else { return nil }
    // "1,5 km": a decimal comma is a token of its own.
    if folded(index + 1) == ",", range.contains(index + 2), tokens[index + 2].kind == .number,
      tokens[index + 2].scalars.lowerBound == tokens[index].scalars.upperBound + 1,
      tokens[index + 2].folded.utf8.count <= 2,
      let fraction = Double("0.\(tokens[index + 2].folded)")
    {
      return (digits + fraction, index + 3)
    }
    return (digits, index + 1)
  }

  private mutating func unit(at index: Int) -> (metres: Double, end: Int)? {
    guard let word = match("unit", at: index), let metres = Double(value(word)) else { return nil }
    return (metres, word.tokens.upperBound)
  }

  /// A phrase that begins with a distance, perhaps behind "about", "على بعد", "within".
  mutating func offset(at start: Int, depth: Int) -> Parsed? {
    var index = start
    var isLimit = false
    var isMore = false
    var prefix = ""
    while let lead = match("lead", at: index) {
      if index == start { prefix = lead.prefix }
      if value(lead) == "within" { isLimit = true }
      if value(lead) == "more" { isMore = true }
      index = skippingThe(lead.tokens.upperBound)
    }
    guard var length = length(at: index) else { return nil }
    if isMore {
      // "more than 30 km": half as much again at most, as people who know more say more.
      length.distance = StatedDistance(
        length.distance.least, .meters(length.distance.greatest.meters * 1.5))
    }
    index = skippingThe(skipping(["away", "to", "of"], from: length.end))
    if let compass = match("compass", at: index) ?? match("wind", at: index),
      let side = Compass(rawValue: value(compass)),
      let anchor = anchorOfDirection(after: compass, depth: depth)
    {
      return Parsed(
        phrase: phrase(
          .offset(
            isLimit ? StatedDistance(.zero, length.distance.greatest) : length.distance, side),
          anchor.phrase.anchors,
          containers: anchor.phrase.containers, over: start..<anchor.end),
        end: anchor.end, prefix: prefix)
    }
    // "3 km from X", "على بعد 3 كم من X": on no side that is said, unless it follows.
    let from = skippingThe(skipping(["away", "from", "outside", "of"], from: length.end))
    guard from > length.end || isLimit else { return nil }
    if let border = border(from: from, length.distance, over: start, prefix, depth: depth) {
      return border
    }
    guard let anchor = core(at: skippingQuotes(from), weak: true, depth: depth + 1),
      anchor.phrase.relation == .at
    else { return nil }
    var end = anchor.end
    var relation = isLimit ? PlaceRelation.within(length.distance) : .distant(length.distance)
    if !isLimit, let side = trailingSide(at: end) {
      relation = .offset(length.distance, side.side)
      end = side.end
    }
    return Parsed(
      phrase: phrase(relation, anchor.phrase.anchors, over: start..<end), end: end, prefix: prefix)
  }

  /// "30 km from the Jordanian border": the border, as near as that.
  private mutating func border(
    from index: Int, _ distance: StatedDistance, over start: Int, _ prefix: String, depth: Int
  ) -> Parsed? {
    let line =
      match("relation", "border", at: index).flatMap {
        border($0, from: $0.tokens.upperBound, depth: depth)
      }
      ?? border(at: index, depth: depth)
    guard let line else { return nil }
    return Parsed(
      phrase: phrase(.border, line.phrase.anchors, over: start..<line.end), end: line.end,
      prefix: prefix)
  }

  /// The place that a direction is taken from: "south [of the town] of X".
  mutating func anchorOfDirection(after compass: WordTable.Match, depth: Int) -> Parsed? {
    let index = skippingThe(
      skippingQuotes(skippingThe(skipping(["from", "of"], from: compass.tokens.upperBound))))
    guard let anchor = core(at: index, weak: true, depth: depth + 1),
      anchor.phrase.relation == .at
    else { return nil }
    return anchor
  }

  /// "… باتجاه الجنوب", "… to the south": a side said behind the place.
  private mutating func trailingSide(at index: Int) -> (side: Compass, end: Int)? {
    let next = skippingThe(skipping(["towards", "to"], from: index))
    guard next > index, let compass = match("compass", at: next),
      let side = Compass(rawValue: value(compass)),
      link("of", at: compass.tokens.upperBound) == nil
    else { return nil }
    return (side, compass.tokens.upperBound)
  }

  /// A distance said behind a direction: "جنوب الحسكة بنحو 20 كم", "south of X by 20 km".
  mutating func trailingLength(at index: Int) -> (distance: StatedDistance, end: Int)? {
    var next = index
    while let lead = match("lead", at: next), value(lead) != "within" {
      next = lead.tokens.upperBound
    }
    next = link("by", at: next) ?? next
    while let lead = match("lead", at: next) { next = lead.tokens.upperBound }
    guard next > index else { return nil }
    return length(at: next)
  }
}
