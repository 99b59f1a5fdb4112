import Events
import Places

/// Which place of a clause was struck, from which it was launched, and who attacked.
struct RoleFinder {
  let clause: ClauseMentions
  let tokens: TokenText
  /// The attack word that the clause turns on; nil when it only adds to what was told before.
  let trigger: AttackWord?

  // MARK: Launch

  /// The places that the attack was launched from.
  func launches() -> [FoundPhrase] {
    var found: [FoundPhrase] = []
    for (index, place) in clause.places.enumerated() where isLaunch(place) {
      found.append(place)
      // "في بادية القورية ومنطقة الشبلي": the rest of the list is where it was launched from too.
      for next in clause.places[(index + 1)...] {
        guard let last = found.last, next.tokens.lowerBound == last.tokens.upperBound,
          next.prefix.hasPrefix("و")
        else { break }
        found.append(next)
      }
      break
    }
    return found
  }

  private func isLaunch(_ place: FoundPhrase) -> Bool {
    let start = place.tokens.lowerBound
    // "أطلقت من …", "launched from …", "مصدرها مناطق … في بلدة …".
    for word in clause.discourse("from")
    where word.tokens.lowerBound < start && word.tokens.upperBound <= start + 1 {
      // The place itself may begin with the "from" of "from inside".
      let gap = max(0, start - word.tokens.upperBound)
      if gap <= (isSource(word) ? 8 : 2), !isStruck(min(start, word.tokens.upperBound)..<start) { return true }
    }
    let before = previousWord(start)
    if before == "من" || before == "from" || place.words(in: tokens).first == "من" {
      let hasFire = sentenceAttacks(before: start).contains {
        $0.wordClass == .fire && start - $0.tokens.upperBound <= 8
      }
      if hasFire { return true }
      let weaponNear = clause.sentence.weapons.contains {
        $0.tokens.upperBound <= start && start - $0.tokens.upperBound <= 3 && $0.kind != .airStrike
      }
      if weaponNear, place.phrase.relation == .inside || before == "from" { return true }
    }
    return isStationed(place)
  }

  private func isSource(_ word: WordMention) -> Bool {
    word.tokens.contains { tokens[$0].folded.contains("مصدر") }
  }

  private func sentenceAttacks(before index: Int) -> [AttackWord] {
    clause.sentence.attacks.filter { $0.tokens.upperBound <= index }
  }

  /// Where the attacker is stationed: "الميليشيا المتمركزة في …، قصفت …". Only what fires over a distance
  /// is launched from there, and only when those stationed are not the ones struck.
  private func isStationed(_ place: FoundPhrase) -> Bool {
    let start = place.tokens.lowerBound
    guard
      let word = clause.discourse("stationed").last(where: {
        $0.tokens.upperBound <= start && start - $0.tokens.upperBound <= 2
      })
    else { return false }
    // Of "the militia that belongs to the Guard" the militia is stationed, not the Guard.
    guard
      let owner = clause.actors.last(where: {
        $0.tokens.upperBound <= word.tokens.lowerBound && !isAffiliate($0) && !$0.isAdjective
      }), word.tokens.lowerBound - owner.tokens.upperBound <= 12
    else { return false }
    guard !isTargetSide(owner) else { return false }
    // Either the verb of attack comes after, or "مصدره" and its like came before.
    let attackFollows = clause.attacks.contains {
      $0.tokens.lowerBound >= place.tokens.upperBound && $0.inflection == .verb
    }
    let isNamedSource =
      clause.discourse("from").contains { $0.tokens.upperBound <= owner.tokens.lowerBound }
      || clause.discourse("by").contains { $0.tokens.upperBound <= owner.tokens.lowerBound }
    return attackFollows || isNamedSource
  }

  // MARK: Target

  /// The places that were struck, the best first; a list gives several.
  func targets(excluding launches: [FoundPhrase]) -> [FoundPhrase] {
    var candidates = clause.places.filter { place in
      !launches.contains(place) && !isAside(place)
    }
    // "قوات أمريكية في سوريا استهدفت بطائرات …": with nothing else to be struck, they were.
    if candidates.isEmpty, clause.targets.allSatisfy({ $0.target == "forces" }), trigger?.inflection == .verb
    {
      candidates = clause.places.filter {
        !launches.contains($0) && !isOfAnother($0) && !isOrigin($0) && !isAttacker($0)
      }
    }
    guard let best = candidates.max(by: { score($0) < score($1) }), score(best) > -6 else {
      return []
    }
    let siblings = candidates.filter { place in
      place == best || isSameList(place, best)
    }
    return siblings.sorted { $0.tokens.lowerBound < $1.tokens.lowerBound }
  }

  private func isSameList(_ one: FoundPhrase, _ other: FoundPhrase) -> Bool {
    guard one.isListed, other.isListed else { return false }
    let (first, second) =
      one.tokens.lowerBound < other.tokens.lowerBound ? (one, other) : (other, one)
    let gap = clause.places.filter {
      $0.tokens.lowerBound >= first.tokens.upperBound
        && $0.tokens.upperBound <= second.tokens.lowerBound
    }
    return (gap + [second]).allSatisfy(\.isListed)
      && second.tokens.lowerBound - first.tokens.upperBound <= 12
  }

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
    case .at, .near, .around: score += 2
    case .unnamed, .between, .along, .coordinates, .desert: score += 1.5
    case .offset, .countryside: score += 1
    case .border: score += 0.5
    case .inside, .part: score -= 1
    }
    switch place.phrase.anchors.first?.cue {
    case .base?, .airfield?, .field?, .plant?, .crossing?, .camp?: score += 2
    case .country?, .governorate?: score -= 1.5
    default: break
    }
    if isScene(place) { score -= 3 }
    if hasToward(before: start) { score += 1.5 }
    // An Arabic object clitic: "لقاعدة الشدادي" after a noun of attack.
    if place.prefix == "ل", start >= trigger.tokens.upperBound, start - trigger.tokens.upperBound <= 8 {
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
    return tokens[end].folded == "،" || tokens[end].folded == ","
  }

  private func hasToward(before index: Int) -> Bool {
    clause.discourse("toward").contains {
      $0.tokens.upperBound <= index && index - $0.tokens.upperBound <= 1
    }
  }

  /// Places that only say whose or where somebody is: the seat of a speaker, a war, a command.
  private func isAside(_ place: FoundPhrase) -> Bool {
    let start = place.tokens.lowerBound
    if isOfAnother(place) || isOrigin(place) || isAttacker(place) { return true }
    // "… في العراق" just behind an actor's name, before the attack word.
    guard place.phrase.anchors.first.map({ $0.cue == nil }) ?? false,
      let actor = clause.sentence.actors.last(where: { $0.tokens.upperBound <= start }),
      start - actor.tokens.upperBound <= 1, !actor.isAdjective,
      tokens[actor.tokens.upperBound..<start].allSatisfy({ ["في", "in", "\"", "”"].contains($0.folded) }),
      actor.tokens.upperBound < start, !isTargetSide(actor)
    else { return false }
    return true
  }

  /// "الولايات المتحدة نفذت ضربة": a country that acts is no place.
  private func isAttacker(_ place: FoundPhrase) -> Bool {
    guard place.phrase.relation == .at, place.prefix.isEmpty || place.prefix == "و" else { return false }
    return clause.sentence.actors.contains { actor in
      actor.tokens == place.tokens && !["في", "in", "داخل", "inside"].contains(
        previousWord(place.tokens.lowerBound)) && !isTargetSide(actor)
    }
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
    "حرب", "عدوان", "مقرا", "مقره", "لندن", "حربها", "مقيم", "نقلوا", "نقل", "سفاره", "war",
    "based", "capital", "headquartered", "dateline",
  ]

  private func isStruck(_ gap: Range<Int>) -> Bool {
    clause.attacks.contains { gap.contains($0.tokens.lowerBound) && $0.wordClass == .attack }
  }

  private func previousWord(_ index: Int) -> String {
    var position = index - 1
    while position >= clause.sentence.sentence.tokens.lowerBound {
      if tokens[position].isWord, tokens[position].folded != "the" { return tokens[position].folded }
      position -= 1
    }
    return ""
  }

  // MARK: Actor

  /// Who attacked: whoever follows "by", stands beside the verb, or qualifies weapon or attack.
  func actor() -> ActorMention? {
    let attackers = clause.actors.filter { !isTargetSide($0) }
    if let by = clause.discourse("by").last,
      let actor = attackers.first(where: {
        $0.tokens.lowerBound >= by.tokens.upperBound
          && $0.tokens.lowerBound - by.tokens.upperBound <= 3
      })
    {
      return actor
    }
    guard
      let nearest = attackers.filter({ distance($0) < 1_000 })
        .min(by: { distance($0) < distance($1) })
    else { return nil }
    // "مسلحون من تنظيم …": whose gunmen they are says more than that they are gunmen.
    guard nearest.side == "unknown" else { return nearest }
    return attackers.first {
      $0.side != "unknown" && (0...4).contains($0.tokens.lowerBound - nearest.tokens.upperBound)
    } ?? nearest
  }

  private func distance(_ actor: ActorMention) -> Double {
    let start = actor.tokens.lowerBound
    guard let trigger else { return 0 }
    let gap =
      start >= trigger.tokens.upperBound
      ? start - trigger.tokens.upperBound : trigger.tokens.lowerBound - actor.tokens.upperBound
    // An adjective counts only right beside what it qualifies.
    if actor.isAdjective {
      let besides = clause.weapons.map(\.tokens) + clause.attacks.map(\.tokens)
      let isBeside = besides.contains {
        abs($0.upperBound - start) <= 1 || abs(actor.tokens.upperBound - $0.lowerBound) <= 1
      }
      return isBeside ? Double(gap) : 1_000
    }
    return Double(gap)
  }

  /// Whether somebody stands on the side that was struck: behind "against", "on", "of", a base of
  /// theirs, or as the one who came under attack.
  func isTargetSide(_ actor: ActorMention) -> Bool {
    let start = actor.tokens.lowerBound
    let window = max(clause.sentence.sentence.tokens.lowerBound, start - 4)..<start
    // "غارات أمريكية": right behind the attack or the weapon it says whose they are.
    if actor.isAdjective {
      let made = clause.sentence.attacks.map(\.tokens) + clause.sentence.weapons.map(\.tokens)
      if made.contains(where: { $0.upperBound == start || $0.lowerBound == actor.tokens.upperBound }) {
        return false
      }
    }
    if isAffiliate(actor) { return true }
    let toward = clause.sentence.discourse.contains {
      $0.wordClass == "toward" && $0.tokens.upperBound <= start
        && start - $0.tokens.upperBound <= 1
    }
    if toward { return true }
    let owned = window.contains { index in
      clause.sentence.targets.contains { $0.tokens.contains(index) }
        || Self.ownerWords.contains(Clitics.bare(tokens[index].folded))
    }
    if owned { return true }
    if tokens[start].folded.hasPrefix("لل"), let trigger, trigger.tokens.upperBound <= start {
      return true
    }
    // "a federal police vehicle", "an army convoy": the thing behind the name is theirs.
    if tokens[start].kind == .latin,
      clause.sentence.targets.contains(where: { $0.tokens.lowerBound == actor.tokens.upperBound })
    {
      return true
    }
    // Adjectives right after a thing that was struck: "القواعد الأمريكية", "US base".
    if actor.isAdjective {
      return clause.sentence.targets.contains {
        $0.tokens.upperBound == start || $0.tokens.lowerBound == actor.tokens.upperBound
      }
    }
    if let trigger, trigger.inflection == .verb, actor.tokens.upperBound <= trigger.tokens.lowerBound,
      isWithoutObject(after: trigger)
    {
      return true
    }
    // "تعرضت القوات الأمريكية لـ…", "US forces came under attack".
    return clause.attacks.contains { word in
      word.wordClass == .light && Self.undergoing(tokens[word.tokens.lowerBound].folded)
        && abs(word.tokens.lowerBound - start) <= 6
    }
  }

  /// Whether somebody is only named as the one that others belong to: "التابعة للحرس الثوري".
  private func isAffiliate(_ actor: ActorMention) -> Bool {
    let start = actor.tokens.lowerBound
    return (max(0, start - 2)..<start).contains {
      Self.affiliationWords.contains(Clitics.bare(tokens[$0].folded))
    }
  }

  private static let affiliationWords: Set<String> = [
    "تابعه", "تابع", "تتبع", "تابعين", "مدعومه", "مواليه", "belonging", "backed", "affiliated",
  ]

  /// "قوات أمريكية استهدفت بطائرات": a verb with an instrument but nothing that it strikes is passive.
  private func isWithoutObject(after trigger: AttackWord) -> Bool {
    let end = trigger.tokens.upperBound
    guard trigger.wordClass == .attack, tokens[trigger.tokens.lowerBound].kind == .arabic,
      trigger.ending.isEmpty || trigger.ending == "ت"
    else { return false }
    let isStruck =
      clause.places.contains { $0.tokens.lowerBound >= end }
      || clause.targets.contains { $0.tokens.lowerBound >= end }
    return !isStruck
      && clause.weapons.contains { $0.tokens.lowerBound == end && tokens[end].folded.hasPrefix("ب") }
  }

  private static let ownerWords: Set<String> = [
    "قاعده", "قواعد", "مقرات", "مواقع", "صفوف", "belonging",
    "تستضيف", "تضم", "تتمركز", "يتمركز", "تشغله", "تشغلها", "تتخذه", "تتخذها", "يتخذها", "بداخلها",
    "بداخله", "تستخدمها", "تستخدمه", "يستخدمها", "تتواجد", "فيها", "hosting", "housing", "hosts",
    "houses",
  ]

  private static func undergoing(_ word: String) -> Bool {
    word.contains("تعرض") || word.contains("تلق") || word == "came" || word == "come"
      || word == "suffered" || word == "subjected"
  }
}

extension FoundPhrase {
  fileprivate func words(in tokens: TokenText) -> [String] {
    self.tokens.map { tokens[$0].folded }
  }
}
