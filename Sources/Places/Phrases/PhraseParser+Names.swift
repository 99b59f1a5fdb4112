import Geodesy

/// Names with their generic nouns, and things without a name.
extension PhraseParser {
  /// "قاعدة حقل العمر النفطي", "the al-Tanf garrison", "الشدادي", "a military base".
  mutating func core(at start: Int, weak: Bool, depth: Int) -> Parsed? {
    guard range.contains(start), depth < 6 else { return nil }
    if let parsed = ofCountry(at: start, depth: depth) { return parsed }
    // "in Hit", "at Qah": a capital letter behind "in" makes a short name sure.
    let isSure = isLatin(start) && tokens[start].isCapitalized && isBehindIn(start)
    let named = name(at: start, weak: weak || isSure)
    // "the Shiite neighborhood of Sadr City": what stands before the noun says what it is like.
    if let parsed = describedNoun(at: start, depth: depth) { return parsed }
    if let generic = genericNoun(at: start), generic.tokens.count >= (named?.tokens.count ?? 0) {
      if let parsed = afterGeneric(generic, depth: depth) { return parsed }
    }
    guard let named else { return unknownPlace(at: start, weak: weak, depth: depth) }
    return owned(by: named, from: start, depth: depth) ?? ofName(named, from: start, cue: nil)
  }

  /// A capitalised word that is no name before a noun with "of": "Sunni district of Adhamiyah".
  private mutating func describedNoun(at start: Int, depth: Int) -> Parsed? {
    guard isLatin(start), tokens[start].isCapitalized, name(at: start, weak: true) == nil,
      let noun = genericNoun(at: start + 1),
      folded(noun.tokens.upperBound) == "of"
        || folded(noun.tokens.upperBound - 1) == "of",
      let parsed = afterGeneric(noun, depth: depth + 1), parsed.phrase.relation == .at
    else { return nil }
    return parsed
  }

  /// "the Iraqi town of Rutba": the country of a noun before it.
  private mutating func ofCountry(at start: Int, depth: Int) -> Parsed? {
    guard isLatin(start), let adjective = adjective(at: start),
      let noun = genericNoun(at: adjective.end),
      let inner = afterGeneric(noun, depth: depth + 1), inner.phrase.relation == .at,
      !inner.phrase.anchors.isEmpty
    else { return nil }
    let span = start..<adjective.end
    let country = phrase(.inside, [mention(ofCountry: adjective.country, span)], over: span)
    return Parsed(
      phrase: phrase(
        .at, inner.phrase.anchors, containers: inner.phrase.containers + [country],
        over: start..<inner.end),
      end: inner.end, prefix: "")
  }

  /// "Baghdad's Karrada district", "Turkey's restive Hakkari province": what lies in its owner.
  private mutating func owned(by owner: NamedSpan, from start: Int, depth: Int) -> Parsed? {
    let mark = owner.tokens.upperBound
    guard ["'s", "’s"].contains(folded(mark)), depth < 5 else { return nil }
    // One adjective may stand between: "restive", "northern".
    for next in [mark + 1, mark + 2] where range.contains(next) {
      if next == mark + 2, tokens[mark + 1].isCapitalized || !isLatin(mark + 1) { break }
      guard let thing = core(at: next, weak: true, depth: depth + 1), thing.phrase.relation == .at,
        let first = thing.phrase.anchors.first, !first.name.isEmpty
      else { continue }
      let holder = phrase(.at, [mention(of: owner, from: start, cue: nil)], over: start..<mark)
      return Parsed(
        phrase: phrase(
          .at, thing.phrase.anchors, containers: thing.phrase.containers + [holder],
          over: start..<thing.end),
        end: thing.end, prefix: owner.prefix)
    }
    return nil
  }

  /// A generic noun, in the singular or the plural.
  mutating func genericNoun(at index: Int) -> WordTable.Match? {
    match("generic", at: index) ?? match("generics", at: index)
  }

  /// A known name, with what English and Arabic put behind it.
  private mutating func ofName(_ named: NamedSpan, from start: Int, cue: FeatureClass?) -> Parsed {
    var end = named.tokens.upperBound
    var cue = cue ?? ownNoun(of: named)
    var relation = PlaceRelation.at
    if isLatin(start) {
      // "al-Tanf garrison", "Conoco gas field base", "Hasakah countryside".
      while let generic = match("generic", at: end) {
        cue = FeatureClass(rawValue: value(generic))
        end = generic.tokens.upperBound
        // "the Karrada district of Baghdad": what follows "of" holds it.
        if folded(end - 1) == "of" {
          end -= 1
          break
        }
      }
      // "Hasakah's eastern countryside", "Raqqa city centre", "Homs desert".
      var next = folded(end) == "'s" || folded(end) == "’s" ? end + 1 : end
      var side: Compass?
      if next > end, let compass = match("compass", at: next) {
        side = Compass(rawValue: value(compass))
        next = compass.tokens.upperBound
      }
      if let word = match("relation", at: next), let trailing = trailing(value(word), side) {
        relation = trailing
        end = word.tokens.upperBound
      }
    } else {
      while let trim = match("trim", at: end) { end = trim.tokens.upperBound }
      // "ريف دمشق الغربي": the side of a governorate whose name is a countryside.
      if named.tokens.count > 1, let rural = match("relation", "countryside", at: start),
        rural.tokens.upperBound < named.tokens.upperBound, let compass = match("compass", at: end),
        let side = Compass(rawValue: value(compass)),
        Clitics.hasArticle(tokens[compass.tokens.lowerBound].folded)
      {
        relation = .part(side)
        end = compass.tokens.upperBound
      }
    }
    let mention = PlaceMention(
      words: text(start..<end), name: named.prefix.isEmpty ? text(named.tokens) : named.name,
      cue: cue, isArea: named.kind == .area, featureClass: named.featureClass,
      scalars: scalarRange(start..<end), utf8: byteRange(start..<end))
    return Parsed(
      phrase: phrase(relation, [mention], over: start..<end), end: end,
      prefix: named.tokens.lowerBound == start ? named.prefix : "")
  }

  /// A noun inside of a name that the gazetteer has as a whole: it tells a town from the unit that is
  /// named after it ("Afrin district"), and a site from its town ("Baghdad International Airport").
  private mutating func ownNoun(of named: NamedSpan) -> FeatureClass? {
    let range = named.tokens
    guard range.count > 1 else { return nil }
    if isLatin(range.lowerBound) {
      var noun: WordTable.Match?
      for index in range.dropFirst() where noun == nil {
        noun = match("generic", at: index).flatMap {
          $0.tokens.upperBound == range.upperBound ? $0 : nil
        }
      }
      guard let found = noun.flatMap({ FeatureClass(rawValue: value($0)) }) else { return nil }
      switch found {
      case .city, .town, .village, .district, .governorate: return found
      case .airfield, .base, .field, .plant, .crossing, .camp, .dam, .prison, .port:
        return named.featureClass == found ? found : nil
      default: return nil
      }
    }
    // In Arabic a noun may be no more than the first word of a town's name ("تل تمر").
    guard let noun = match("generic", at: range.lowerBound), noun.tokens.count < range.count,
      FeatureClass(rawValue: value(noun)) == named.featureClass
    else { return nil }
    return named.featureClass
  }

  /// What an English relation word says behind a name.
  private func trailing(_ word: String, _ side: Compass?) -> PlaceRelation? {
    switch word {
    case "countryside": .countryside(side)
    case "desert": .desert(side)
    case "outskirts": .outskirts(side)
    case "centre": .centre
    default: nil
    }
  }

  /// What follows a generic noun: a name, whose thing it is and then its name, or nothing.
  private mutating func afterGeneric(_ generic: WordTable.Match, depth: Int) -> Parsed? {
    let start = generic.tokens.lowerBound
    let cue = FeatureClass(rawValue: value(generic))
    var index = skippingThe(skippingQuotes(generic.tokens.upperBound))
    // "منطقة بين الميادين والبوكمال", "the area between X and Y": the noun adds nothing to where.
    if cue == .district || cue == .road, let word = match("relation", at: index),
      value(word) == "between",
      let lines = cue == .road
        ? along(word, from: skippingThe(word.tokens.upperBound), depth: depth)
        : between(word, from: skippingThe(word.tokens.upperBound), depth: depth)
    {
      let span = start..<lines.end
      return Parsed(
        phrase: phrase(lines.phrase.relation, lines.phrase.anchors, over: span), end: lines.end,
        prefix: generic.prefix)
    }
    // "a post north of X": the words behind say where.
    if match("compass", at: index).map({ link("of", at: $0.tokens.upperBound) != nil }) ?? false,
      isLatin(index), depth < 4,
      let inner = phrase(at: index, weak: true, depth: depth + 1)
    {
      return inside(inner, of: generic, cue: cue)
    }
    // "قاعدة حقل العمر": the inner noun is the nearer cue.
    if let inner = genericNoun(at: index), inner.tokens.upperBound > index,
      let parsed = afterGeneric(inner, depth: depth + 1), parsed.phrase.relation == .at
    {
      return rebuilt(parsed, from: start, prefix: generic.prefix)
    }
    if let named = name(at: index, weak: true), named.prefix.isEmpty || named.prefix == "ل" {
      var parsed = ofName(named, from: index, cue: cue)
      parsed = rebuilt(parsed, from: start, prefix: generic.prefix)
      return parsed
    }
    if let parsed = unknownName(after: generic, at: index, cue: cue) { return parsed }
    // "قاعدة التحالف الدولي في حقل العمر", "a base used by the coalition in X": up to seven words
    // that say whose it is, then in.
    var steps = 0
    var isNamed = false
    while range.contains(index), steps < 7, tokens[index].isWord || tokens[index].isQuotation {
      if ["في", "in", "at"].contains(folded(index)) {
        if let inner = phrase(
          at: skippingThe(skippingQuotes(index + 1)), weak: true, depth: depth + 1)
        {
          return inside(inner, of: generic, cue: cue)
        }
        break
      }
      isNamed = isNamed || name(at: index, weak: false) != nil
      if let inner = nearby(at: index, isNamed: isNamed, depth: depth) {
        return inside(inner, of: generic, cue: cue)
      }
      if tokens[index].kind == .arabic, let named = name(at: index, weak: false),
        named.prefix == "ب"
      {
        let inner = ofName(named, from: index, cue: nil)
        return inside(inner, of: generic, cue: cue)
      }
      if stopsOwner(index) { break }
      index += 1
      steps += 1
    }
    // Things in the plural without a name stand at no one place.
    let isPlural = words.entries[generic.entry]["class"] == "generics"
    return Parsed(
      phrase: phrase(.unnamed, [], cue: isPlural ? nil : cue, over: generic.tokens),
      end: generic.tokens.upperBound, prefix: generic.prefix)
  }

  /// "القريبة من حقل العمر", "near the town": a relation among the words that follow a noun.
  private mutating func nearby(at index: Int, isNamed: Bool, depth: Int) -> Parsed? {
    let isNear =
      match("relation", at: index).map { ["near", "around"].contains(value($0)) } ?? false
    // "المحطة الرئيسة لتحويل الكهرباء شمالي القامشلي": a direction, unless it is that of a name between.
    guard isNear || !isNamed && !isLatin(index) && match("compass", at: index) != nil else {
      return nil
    }
    return phrase(at: index, weak: true, depth: depth + 1)
  }

  /// Words that end what can be said of whose a thing is.
  private func stopsOwner(_ index: Int) -> Bool {
    [
      "ب", "من", "الي", "علي", "ان", "with", "by", "and", "on", "to", "from", "that", "which",
      "was", "were", "after", "before", "since", "during", "following", "amid", "بعد", "قبل",
      "منذ", "خلال", "اثر", "عقب",
    ].contains(folded(index))
  }

  private func rebuilt(_ parsed: Parsed, from start: Int, prefix: String) -> Parsed {
    let anchors = parsed.phrase.anchors.map { anchor in
      PlaceMention(
        words: text(start..<parsed.end), name: anchor.name, cue: anchor.cue,
        isArea: anchor.isArea, featureClass: anchor.featureClass,
        scalars: scalarRange(start..<parsed.end), utf8: byteRange(start..<parsed.end))
    }
    return Parsed(
      phrase: phrase(
        parsed.phrase.relation, anchors, containers: parsed.phrase.containers,
        cue: parsed.phrase.cue, over: start..<parsed.end),
      end: parsed.end, prefix: prefix)
  }

  /// A thing that is in a place: it is that place when the place is a point, and it is without a name
  /// when the place is wide.
  private func inside(_ inner: Parsed, of generic: WordTable.Match, cue: FeatureClass?) -> Parsed {
    let prefix = generic.prefix
    let isPlural = words.entries[generic.entry]["class"] == "generics"
    let span = generic.tokens.lowerBound..<inner.end
    let isPoint = inner.phrase.relation == .at && !(inner.phrase.anchors.first?.isWide ?? true)
    if isPoint {
      let anchors = inner.phrase.anchors.map { anchor in
        PlaceMention(
          words: anchor.words, name: anchor.name, cue: anchor.cue ?? cue, isArea: anchor.isArea,
          featureClass: anchor.featureClass, scalars: anchor.scalars, utf8: anchor.utf8)
      }
      return Parsed(
        phrase: phrase(
          .at, anchors, containers: inner.phrase.containers, cue: cue, over: span),
        end: inner.end, prefix: prefix)
    }
    return Parsed(
      phrase: phrase(
        .unnamed, [], containers: inner.phrase.flattened, cue: isPlural ? nil : cue, over: span),
      end: inner.end, prefix: prefix)
  }
}
