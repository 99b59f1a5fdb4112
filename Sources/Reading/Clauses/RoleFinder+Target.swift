import Places

/// What was struck.
extension RoleFinder {
  /// The places that were struck, the best first; a list gives several.
  func targets(excluding launches: [FoundPhrase]) -> [FoundPhrase] {
    var candidates = clause.places.filter { place in
      !launches.contains(place) && !isAside(place)
    }
    // "قوات أمريكية في سوريا استهدفت بطائرات …": with nothing else to be struck, they were.
    if candidates.isEmpty, clause.targets.allSatisfy({ $0.target == "forces" }),
      trigger?.inflection == .verb
    {
      candidates = clause.places.filter {
        !launches.contains($0) && !clause.sentence.dateline.contains($0.tokens.lowerBound)
          && !isOfAnother($0) && !isOrigin($0) && !isAttacker($0)
      }
    }
    guard var best = candidates.max(by: { score($0) < score($1) }), score(best) > -6 else {
      return []
    }
    // "three facilities in Iraq, two of them in A": a spot says more than the country it is in.
    if PlaceWidth.of(best.phrase) == .wide, let trigger,
      let spot = candidates.filter({
        PlaceWidth.of($0.phrase) == .spot && $0.tokens.lowerBound >= trigger.tokens.upperBound
          && (0...10).contains($0.tokens.lowerBound - best.tokens.upperBound)
      }).max(by: { score($0) < score($1) })
    {
      best = spot
    }
    // "on the highway linking A to B, near C": the spot beside the line says more than the line.
    if best.phrase.relation == .along || best.phrase.relation == .border,
      let spot = candidates.first(where: {
        (0...2).contains($0.tokens.lowerBound - best.tokens.upperBound)
          && $0.phrase.relation == .near
      })
    {
      best = spot
    }
    var list = [best]
    for place in candidates.reversed() where place.tokens.upperBound <= list[0].tokens.lowerBound {
      if isSameList(place, list[0]) { list.insert(place, at: 0) }
    }
    for place in candidates where place.tokens.lowerBound >= list[list.count - 1].tokens.upperBound
    {
      if isSameList(list[list.count - 1], place) { list.append(place) }
    }
    return list
  }

  /// Whether two places, the one before the other, are members of one list of what was struck.
  private func isSameList(_ first: FoundPhrase, _ second: FoundPhrase) -> Bool {
    let gap = first.tokens.upperBound..<second.tokens.lowerBound
    if isNextObject(gap) { return true }
    guard first.isListed, second.isListed, gap.count <= 12 else { return false }
    return clause.places.allSatisfy { !gap.contains($0.tokens.lowerBound) || $0.isListed }
  }

  /// "محطة في عامودا ومطحنة في المالكية", "a depot in A and a post near B": the next thing struck, with its place.
  private func isNextObject(_ gap: Range<Int>) -> Bool {
    guard gap.count <= 8, !clause.attacks.contains(where: { gap.contains($0.tokens.lowerBound) })
    else { return false }
    // "ومطحنة في المالكية": a noun of any kind right behind "and".
    if let first = gap.first, gap.count == 2, tokens[first].kind == .arabic,
      tokens[first].folded.hasPrefix("و"), tokens[first + 1].folded == "في"
    {
      return true
    }
    // "إحداهما … قرب البوكمال، والأخرى منزل قرب الميادين": the other of two.
    if gap.contains(where: { Self.others.contains(tokens[$0].folded) }) { return true }
    // "two of them in A, and one in B".
    if let and = gap.first(where: { tokens[$0].folded == "and" }), and + 2 < gap.upperBound,
      clause.sentence.numbers.contains(where: { $0.tokens.lowerBound == and + 1 })
    {
      return true
    }
    return clause.targets.contains { target in
      guard gap.contains(target.tokens.lowerBound) else { return false }
      let start = target.tokens.lowerBound
      if tokens[start].kind == .arabic {
        // The thing itself carries the "and": no clause of its own begins between.
        return tokens[start].folded.hasPrefix("و") && start - gap.lowerBound <= 1
      }
      return (gap.lowerBound..<start).contains { tokens[$0].folded == "and" }
        && start - gap.lowerBound <= 4
    }
  }

  private static let others: Set<String> = [
    "والاخرى", "والاخر", "والثانيه", "والثاني", "والثالثه", "والثالث", "والاخري",
  ]

  /// How well a place fits as what was struck.
  private func score(_ place: FoundPhrase) -> Double {
    var score = 0.0
    let start = place.tokens.lowerBound
    guard let trigger else { return 0 }
    let distance =
      start >= trigger.tokens.upperBound
      ? start - trigger.tokens.upperBound : trigger.tokens.lowerBound - place.tokens.upperBound
    score -= Double(distance) * 0.15
    switch place.phrase.relation {
    case .at, .near, .around, .centre, .outskirts, .opposite, .distant, .within: score += 2
    case .unnamed, .between, .midway, .along, .front, .riverside, .coordinates, .desert:
      score += 1.5
    case .towards: score += 3.5
    case .offset, .countryside: score += 1
    case .border: score += 0.5
    case .inside, .part, .farPart: score -= 1
    }
    switch place.phrase.anchors.first?.cue {
    case .base?, .airfield?, .field?, .plant?, .crossing?, .camp?: score += 2
    case .country?, .governorate?: score -= 1.5
    default: break
    }
    if isScene(place) { score -= 3 }
    if isSeatOfSource(place) { score -= 4 }
    if hasToward(before: start) { score += 1.5 }
    // An Arabic object clitic: "لقاعدة الشدادي" after a noun of attack.
    if place.prefix == "ل", start >= trigger.tokens.upperBound,
      start - trigger.tokens.upperBound <= 8
    {
      score += 1.5
    }
    return score
  }

  /// "وفي كركوك، انفجرت …": a place that opens the clause before a comma sets the scene.
  private func isScene(_ place: FoundPhrase) -> Bool {
    let opening = place.tokens.lowerBound - clause.clause.tokens.lowerBound
    let end = place.tokens.upperBound
    guard opening <= 2, end < tokens.count, trigger.map({ end <= $0.tokens.lowerBound }) ?? false
    else { return false }
    if tokens[end].folded == "،" || tokens[end].folded == "," { return true }
    // "وفي مقاطعة الرقة قصف الاحتلال محيط بلدة عين عيسى": what follows the verb says where in it.
    let before = previousWord(place.tokens.lowerBound)
    guard let trigger, trigger.inflection == .verb, before == "في" || before == "وفي" else {
      return false
    }
    return clause.places.contains {
      $0.tokens.lowerBound >= trigger.tokens.upperBound && PlaceWidth.of($0.phrase) != .wide
    }
  }

  private func hasToward(before index: Int) -> Bool {
    clause.discourse("toward").contains {
      $0.tokens.upperBound <= index && index - $0.tokens.upperBound <= 1
    }
  }

  /// Places that only say whose or where somebody is: the seat of a speaker, a war, a command.
  private func isAside(_ place: FoundPhrase) -> Bool {
    let start = place.tokens.lowerBound
    if clause.sentence.dateline.contains(place.tokens.lowerBound) { return true }
    if isOfAnother(place) || isOrigin(place) || isAttacker(place) || isSeatOfOffice(place)
      || isOwner(place)
    {
      return true
    }
    // "… في العراق" just behind an actor's name, before the attack word.
    guard place.phrase.anchors.first.map({ $0.cue == nil }) ?? false,
      let actor = clause.sentence.actors.last(where: { $0.tokens.upperBound <= start }),
      start - actor.tokens.upperBound <= 1, !actor.isAdjective,
      tokens[actor.tokens.upperBound..<start].allSatisfy({
        ["في", "in", "\"", "”"].contains($0.folded)
      }),
      actor.tokens.upperBound < start, !isTargetSide(actor)
    else { return false }
    return true
  }

  /// "الولايات المتحدة نفذت ضربة": a country that acts is no place.
  private func isAttacker(_ place: FoundPhrase) -> Bool {
    // "كتائب حزب الله العراق": the country is part of the name.
    if place.phrase.relation == .at, place.prefix.isEmpty,
      place.phrase.anchors.first?.featureClass == .country,
      clause.sentence.actors.contains(where: {
        $0.tokens.upperBound == place.tokens.lowerBound && !$0.isAdjective
      })
    {
      return true
    }
    guard place.phrase.relation == .at, place.prefix.isEmpty || place.prefix == "و" else {
      return false
    }
    return clause.sentence.actors.contains { actor in
      actor.tokens == place.tokens
        && !["في", "in", "داخل", "inside"].contains(
          previousWord(place.tokens.lowerBound))
        && !isTargetSide(actor)
    }
  }

  /// "والي غازي عنتاب", "the mayor of Kilis": whose office it is, not what was struck.
  private func isSeatOfOffice(_ place: FoundPhrase) -> Bool {
    // Behind the attack word "a police station of X" is what was struck.
    guard let trigger, place.tokens.upperBound <= trigger.tokens.lowerBound else { return false }
    return clause.sentence.discourse.contains {
      $0.wordClass == "official"
        && (0...1).contains(place.tokens.lowerBound - $0.tokens.upperBound)
    }
  }

  /// "وزارة الدفاع في دمشق", "officials in Erbil": where those sit who say so.
  private func isSeatOfSource(_ place: FoundPhrase) -> Bool {
    let start = place.tokens.lowerBound
    guard let trigger, place.tokens.upperBound <= trigger.tokens.lowerBound else { return false }
    return clause.sentence.discourse.contains { word in
      guard word.wordClass == "source", word.tokens.upperBound <= start,
        start - word.tokens.upperBound <= 3
      else { return false }
      return place.prefix.hasSuffix("ب")
        || (word.tokens.upperBound..<start).contains { ["في", "in"].contains(tokens[$0].folded) }
    }
  }

  /// "Chamchamal's security forces said": whose forces they are.
  private func isOwner(_ place: FoundPhrase) -> Bool {
    let end = place.tokens.upperBound
    guard end < tokens.count, ["'s", "’s"].contains(tokens[end].folded) else { return false }
    return (clause.sentence.actors.map(\.tokens) + clause.discourse("source").map(\.tokens))
      .contains { (1...3).contains($0.lowerBound - end) }
  }

  /// "رجل من أديامان", "a man from Adiyaman": where somebody comes from.
  private func isOrigin(_ place: FoundPhrase) -> Bool {
    let start = place.tokens.lowerBound
    let before = previousWord(start)
    guard before == "من" || before == "from" else { return false }
    // "اقتربت من القاعدة", "launched from": those go with their verbs.
    return !(clause.discourse("approach") + clause.discourse("from")).contains {
      $0.tokens.upperBound <= start && start - $0.tokens.upperBound <= 2
    }
  }

  /// Behind words such as "war on", "based in": the place of something else.
  private func isOfAnother(_ place: FoundPhrase) -> Bool {
    let start = place.tokens.lowerBound
    return (max(clause.clause.tokens.lowerBound, start - 3)..<start).contains {
      Self.asideWords.contains(Clitics.bare(tokens[$0].folded))
    }
  }

  private static let asideWords: Set<String> = [
    "حرب", "عدوان", "تعود", "عاد", "عادت", "عوده", "returned", "returning", "لندن",
    "حربها", "مقيم", "نقلوا", "نقل", "سفاره", "war",
    "based", "capital", "headquartered", "dateline",
  ]
}
