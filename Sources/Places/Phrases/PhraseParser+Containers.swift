import Geodesy

extension PhraseParser {
  /// The wider places that follow a phrase: "بريف دير الزور الشرقي", "جنوب الحسكة شرق سوريا", ", Syria".
  ///
  /// - Parameters:
  ///   - end: Where the phrase ends; moved past the containers.
  ///   - isNamed: Whether the phrase has a name. The adjective behind a name says where ("الشدادي
  ///     السورية"), behind a bare noun it says whose ("القواعد الأمريكية").
  ///   - depth: How many phrases this one is inside of.
  /// - Returns: The wider places, in the order of the text.
  mutating func containers(after end: inout Int, isNamed: Bool, depth: Int) -> [PlacePhrase] {
    var found: [PlacePhrase] = []
    while found.count < 4,
      let next = container(after: end, isNamed: isNamed || !found.isEmpty, depth: depth)
    {
      found.append(next.phrase)
      end = next.end
    }
    return found
  }

  private mutating func container(after end: Int, isNamed: Bool, depth: Int) -> Parsed? {
    var index = skippingQuotes(end)
    // "(كوباني)": another name of the same place.
    if folded(index) == "(",
      let close = (index..<min(index + 12, range.upperBound)).first(where: {
        folded($0) == ")"
      })
    {
      if let inner = phrase(at: index + 1, weak: true, depth: depth + 1), inner.end <= close,
        isContainer(inner, isSurelyWider: true)
      {
        return Parsed(phrase: inner.phrase, end: close + 1, prefix: "")
      }
      index = skippingQuotes(close + 1)
    }
    let hasComma = folded(index) == "،" || folded(index) == ","
    if hasComma { index += 1 }
    if isNamed, let adjective = adjective(at: index), !isLatin(index), !hasComma {
      let span = index..<adjective.end
      return Parsed(
        phrase: phrase(
          .inside, [mention(ofCountry: adjective.country, span)], over: span),
        end: adjective.end, prefix: "")
    }
    let isWithin = link("in", at: index) ?? link("of", at: index)
    let hasIn = isWithin != nil
    // "على بعد 175 كم" leads a distance.
    let on = hasIn || match("lead", at: index) != nil ? nil : link("on", at: index)
    if let next = isWithin ?? on { index = skippingThe(next) }
    index = skippingThe(index)
    guard let inner = phrase(at: index, weak: hasIn && isNamed && isLatin(index), depth: depth + 1),
      inner.prefix.isEmpty || inner.prefix == "ب" || inner.prefix == "ل"
    else { return nil }
    // "on the southern bank", "على طريق …": on a line, not on what is struck.
    if on != nil {
      switch inner.phrase.relation {
      case .riverside, .border, .along, .front, .opposite: return inner
      case .at where inner.phrase.anchors.first?.featureClass == .river: return inner
      default: return nil
      }
    }
    // "Kafr Nabl, Hass and al-Bara": a comma of a list.
    if hasComma, !hasIn, inner.isSettlement, anotherPlaceFollows(inner.end, depth: depth) {
      return nil
    }
    // Behind "in" stands what holds the place; in English so does a name after a comma.
    let isIn = hasIn || inner.prefix == "ب"
    guard isContainer(inner, isSurelyWider: (hasComma && isLatin(index)) || isIn) else {
      return nil
    }
    if hasComma, !isLatin(index) {
      switch inner.phrase.relation {
      case .countryside, .part, .farPart, .offset, .near: break
      case .at where inner.phrase.anchors.first?.cue == .governorate: break
      default: return nil
      }
    }
    return inner
  }

  /// Whether ", and X" or "and X" follows with another place.
  private mutating func anotherPlaceFollows(_ end: Int, depth: Int) -> Bool {
    let index = folded(end) == "," ? end + 1 : end
    guard depth < 3, let next = link("and", at: index) ?? (index > end ? index : nil) else {
      return false
    }
    return phrase(at: skippingThe(next), weak: false, depth: depth + 1)?.phrase.anchors.isEmpty
      == false
  }

  private func isContainer(_ parsed: Parsed, isSurelyWider: Bool) -> Bool {
    switch parsed.phrase.relation {
    case .countryside, .part, .farPart, .near, .around, .border, .inside, .desert, .offset,
      .outskirts,
      .opposite, .distant, .within, .centre, .riverside, .front:
      return true
    case .at:
      guard let anchor = parsed.phrase.anchors.first else { return false }
      if isSurelyWider { return true }
      return anchor.isWide || anchor.cue == .district
    case .between, .midway, .along: return parsed.phrase.anchors.count > 1
    case .towards, .coordinates, .unnamed: return false
    }
  }
}
