import Events
import Places

/// What a clause tells of one attack: the word it turns on, the weapon, the kind.
struct AttackFrame {
  let clause: ClauseMentions
  let tokens: TokenText
  /// The attack words that nothing speaks against.
  let words: [AttackWord]
  /// The word that the clause turns on; nil when the words tell of no attack.
  let trigger: AttackWord?
  let weapon: WeaponMention?
  /// The kind of attack; nil when nothing says.
  let kind: AttackKind?
  /// The words that the kind was read from.
  let kindTokens: Range<Int>?
  /// Why there is no trigger.
  let objection: String

  /// - Parameters:
  ///   - words: The attack words of the clause that nothing speaks against.
  ///   - clause: What the clause mentions.
  ///   - tokens: The text.
  ///   - earlier: The weapon that "another" in this clause stands for.
  init(
    words: [AttackWord], clause: ClauseMentions, tokens: TokenText, earlier: WeaponMention? = nil
  ) {
    self.clause = clause
    self.tokens = tokens
    self.words = words
    let found = Self.trigger(words, clause, hasEarlier: earlier != nil)
    trigger = found.word
    objection = found.objection
    let other = earlier.map {
      WeaponMention(
        tokens: $0.tokens, weapon: $0.weapon, kind: $0.kind, count: NumberRange(1),
        isAdjective: false)
    }
    weapon = found.word.flatMap { Self.weapon(in: clause, near: $0, tokens: tokens) } ?? other
    let attack =
      words.first { $0.kind != nil && $0.kind != .shelling && $0.wordClass == .attack }
      ?? words.first { $0.kind != nil && $0.wordClass != .heard && $0.wordClass != .fall }
      ?? words.first { $0.kind != nil && $0.wordClass == .fall }
    let adjective = clause.weapons.first { adjective in
      adjective.isAdjective
        && words.contains { abs($0.tokens.upperBound - adjective.tokens.lowerBound) <= 1 }
    }
    let hasAircraft = clause.weapons.contains {
      $0.kind == .airStrike && !$0.isAdjective && !Self.isOverflight($0, clause)
    }
    let instrument = weapon ?? adjective ?? found.word.flatMap { Self.subject(of: $0, in: clause) }
    let told = KindRule.kind(
      word: attack, weapon: instrument, hasAircraft: hasAircraft || instrument?.kind == .airStrike)
    kind = Self.kind(told, byAttacker: clause, trigger: found.word, tokens: tokens)
    kindTokens =
      told == nil ? nil : (weapon?.kind == told ? weapon?.tokens : attack?.tokens ?? weapon?.tokens)
  }

  // MARK: The word that the clause turns on

  private static func trigger(
    _ words: [AttackWord], _ clause: ClauseMentions, hasEarlier: Bool
  ) -> (word: AttackWord?, objection: String) {
    func first(_ wordClass: AttackWord.Class) -> AttackWord? {
      words.first { $0.wordClass == wordClass }
    }
    let arms = hasEarlier || clause.weapons.contains { !$0.isAdjective }
    let attack = words.filter { $0.wordClass == .attack }
    if let intercept = words.first(where: { word in
      word.wordClass == .intercept && isStopped(by: word, clause, hasEarlier: hasEarlier)
    }) {
      return (intercept, "")
    }
    if let word = attack.first(where: { !$0.isPlural }) ?? attack.first { return (word, "") }
    if let fire = first(.fire), arms { return (fire, "") }
    if let light = first(.light), arms || isAssault(light, clause) { return (light, "") }
    if let clash = first(.clash) {
      let isOne =
        !clash.isPlural || !clause.casualties.isEmpty || isFoughtAtOneSpot(clause)
        || clause.dates.contains { $0.date.precision == .day && !$0.isSince }
      return isOne ? (clash, "") : (nil, "fighting at large, on no day that is told")
    }
    if let fall = first(.fall) {
      let isHeard = clause.attacks.contains { $0.wordClass == .heard }
      if arms, !isHeard || fall.kind == nil { return (fall, "") }
      if fall.kind == .ied, !isHeard, !clause.casualties.isEmpty { return (fall, "") }
      return (nil, isHeard ? "a sound is the trace of an attack, not one" : "no weapon is told")
    }
    if let kill = first(.kill) {
      return arms || areFightersKilled(clause) || isKilling(kill, clause)
        ? (kill, "") : (nil, "people were hurt, but no attack is told")
    }
    if first(.heard) != nil { return (nil, "a sound is the trace of an attack, not one") }
    return (nil, "it carries no attack")
  }

  /// "Islamic State fighters have killed 18 people", "على يد مسلحين": whoever killed stands beside it.
  private static func isKilling(_ word: AttackWord, _ clause: ClauseMentions) -> Bool {
    guard
      clause.casualties.contains(where: { ($0.killed?.best ?? 0) > 0 }) || word.tokens.count == 1
    else { return false }
    return clause.actors.contains { actor in
      guard groundSides.contains(actor.side), !actor.isAdjective else { return false }
      let isBy = clause.discourse("by").contains {
        (0...2).contains(actor.tokens.lowerBound - $0.tokens.upperBound)
      }
      return isBy
        || word.isActive && (0...3).contains(word.tokens.lowerBound - actor.tokens.upperBound)
    }
  }

  /// "اشتباكات عند أطراف بلدة قمحانة": one fight, unless a period is told.
  private static func isFoughtAtOneSpot(_ clause: ClauseMentions) -> Bool {
    clause.places.contains { PlaceWidth.of($0.phrase) == .spot }
      && clause.dates.allSatisfy { !$0.isSince && $0.date.precision != .month }
  }

  /// "مقتل 17 داعشيا شرقي الفلوجة": fighters who were killed in a place were fought there.
  private static func areFightersKilled(_ clause: ClauseMentions) -> Bool {
    let isCounted = clause.casualties.contains { ($0.killed?.best ?? 0) > 0 }
    return isCounted
      && clause.actors.contains { actor in
        groundSides.contains(actor.side) && !actor.isAdjective
          && clause.casualties.contains {
            (0...5).contains(actor.tokens.lowerBound - $0.tokens.upperBound)
          }
      }
      && clause.places.contains { PlaceWidth.of($0.phrase) == .spot }
  }

  /// Whether a weapon or an attack stands beside a word such as "intercepted": what was stopped.
  private static func isStopped(by word: AttackWord, _ clause: ClauseMentions, hasEarlier: Bool)
    -> Bool
  {
    if hasEarlier { return true }
    let stopped =
      clause.weapons.filter { !$0.isAdjective }.map(\.tokens)
      + clause.attacks.filter { $0.wordClass == .attack && $0.inflection == .noun }.map(\.tokens)
    // The object of a verb may stand far off; that of a noun ("اعتراض") follows it.
    if word.inflection == .verb { return !stopped.isEmpty }
    return stopped.contains { (0...6).contains($0.lowerBound - word.tokens.upperBound) }
  }

  /// The weapon used: an instrument ("بصواريخ") before any other, an aircraft last, the nearest first.
  private static func weapon(
    in clause: ClauseMentions, near trigger: AttackWord, tokens: TokenText
  ) -> WeaponMention? {
    func rank(_ weapon: WeaponMention) -> (Int, Int) {
      let start = weapon.tokens.lowerBound
      let isInstrument =
        tokens[start].folded.hasPrefix("ب")
        || (start > 0 && ["with", "by", "using", "بواسطه"].contains(tokens[start - 1].folded))
      let order = (weapon.kind == .airStrike ? 2 : 0) + (isInstrument ? 0 : 1)
      return (order, abs(start - trigger.tokens.lowerBound))
    }
    return clause.weapons.filter {
      !$0.isAdjective && !isOverflight($0, clause) && !isPayload($0, clause, tokens)
    }.min {
      rank($0) < rank($1)
    }
  }

  /// "a drone loaded with explosives": what a weapon carries is not the weapon.
  private static func isPayload(
    _ weapon: WeaponMention, _ clause: ClauseMentions, _ tokens: TokenText
  ) -> Bool {
    clause.weapons.contains { carrier in
      guard !carrier.isAdjective, carrier.kind != weapon.kind,
        (0...4).contains(weapon.tokens.lowerBound - carrier.tokens.upperBound)
      else { return false }
      return (carrier.tokens.upperBound..<weapon.tokens.lowerBound).contains {
        Self.carrying.contains(tokens[$0].folded)
      }
    }
  }

  private static let carrying: Set<String> = [
    "with", "carrying", "laden", "packed", "loaded", "محمله", "تحمل", "محشوه", "يحمل", "محملا",
    "محمل",
  ]

  /// "ارتكب طيران التحالف مجزرة إذ استهدف منازل": the aircraft or drone that an earlier clause of the sentence
  /// made its subject, for a verb that names no weapon.
  private static func subject(of trigger: AttackWord, in clause: ClauseMentions) -> WeaponMention? {
    guard trigger.inflection == .verb || trigger.inflection == .present else { return nil }
    let isTold = clause.sentence.attacks.contains {
      $0.tokens.upperBound <= clause.clause.tokens.lowerBound
    }
    return isTold
      ? nil
      : clause.sentence.weapons.last {
        $0.tokens.upperBound <= clause.clause.tokens.lowerBound && !$0.isAdjective
          && ($0.kind == .airStrike || $0.kind == .drone)
      }
  }

  /// Whether an aircraft only flies over the scene: "وسط تحليق للطيران المروحي".
  private static func isOverflight(_ weapon: WeaponMention, _ clause: ClauseMentions) -> Bool {
    clause.discourse("overflight").contains {
      let gap = weapon.tokens.lowerBound - $0.tokens.upperBound
      return (0...3).contains(gap)
    }
  }

  /// What the attacker adds: fighters on the ground with no weapon named attack with what they carry;
  /// missiles of an air force are an air strike.
  private static func kind(
    _ told: AttackKind?, byAttacker clause: ClauseMentions, trigger: AttackWord?, tokens: TokenText
  ) -> AttackKind? {
    guard let trigger, [.attack, .kill, .intercept, .light, .fire].contains(trigger.wordClass)
    else {
      return told
    }
    // An attack that was fought off, with no weapon named, came on the ground.
    if told == nil, trigger.wordClass == .intercept, clause.weapons.isEmpty { return .armedClash }
    let roles = RoleFinder(clause: clause, tokens: tokens, trigger: trigger)
    guard let actor = roles.actor() else { return told }
    switch told {
    case nil where airForces.contains(actor.actor) && clause.weapons.allSatisfy(\.isAdjective):
      return .airStrike
    case nil: return groundSides.contains(actor.side) ? .armedClash : nil
    case .rocket?, .missile?: return actor.side == "israel" ? .airStrike : told
    // "قصف أمريكي", "Russian bombardment": with no weapon named, from the air.
    case .shelling? where clause.weapons.allSatisfy({ $0.kind == .airStrike }):
      return airForces.contains(actor.actor) ? .airStrike : told
    default: return told
    }
  }

  /// Whoever bombs these countries from the air more than with guns.
  private static let airForces: Set<String> = [
    "US forces", "International Coalition", "Israeli forces", "Russian forces",
  ]

  private static let groundSides: Set<String> = ["is", "unknown", "tribes", "pkk"]

  /// "تعرضت مجموعة من داعش لنقطة": in Iraqi reports the verb of coming under attack is one of attacking,
  /// when fighters on the ground are its subject and nothing else attacks.
  private static func isAssault(_ word: AttackWord, _ clause: ClauseMentions) -> Bool {
    clause.actors.contains {
      groundSides.contains($0.side) && $0.tokens.upperBound <= word.tokens.lowerBound
    }
  }

  // MARK: What it tells

  /// Whether the words point back at an attack already told: "الهجوم", "the attack".
  var isDefinite: Bool {
    guard let trigger else { return false }
    // "الصواريخ انطلقت من …": the weapon is the one just told of.
    if [.fire, .fall, .intercept].contains(trigger.wordClass), trigger.inflection == .verb,
      let weapon
    {
      return isDefinite(weapon.tokens)
    }
    // "المسيرات التي هاجمت الحقول …", "the drones that struck …": those just told of.
    if trigger.wordClass == .attack, trigger.inflection == .verb, let weapon,
      weapon.tokens.upperBound + 1 == trigger.tokens.lowerBound,
      Self.relatives.contains(tokens[weapon.tokens.upperBound].folded)
    {
      return isDefinite(weapon.tokens)
    }
    guard trigger.inflection == .noun else { return false }
    if tokens[trigger.tokens.lowerBound].kind == .arabic { return trigger.hasArticle }
    let start = trigger.tokens.lowerBound
    return start > 0
      && (max(0, start - 2)..<start).contains {
        ["the", "this", "that"].contains(tokens[$0].folded)
      }
  }

  private static let relatives: Set<String> = ["التي", "الذي", "اللتين", "اللتان", "that", "which"]

  private func isDefinite(_ range: Range<Int>) -> Bool {
    let start = range.lowerBound
    if tokens[start].kind == .arabic {
      return Clitics.readings(of: tokens[start].folded).contains { $0.hasArticle }
    }
    return start > 0 && ["the", "these", "those"].contains(tokens[start - 1].folded)
  }

  /// Whether the kind is more than the bare word for fire, which any attack may be called.
  var kindIsFirm: Bool {
    weapon != nil || words.contains { $0.kind != nil && $0.kind != .shelling }
  }

  /// Whether the words set it apart from what was told before: "another", "a second".
  var isAnother: Bool {
    let anchors = [trigger?.tokens, weapon?.tokens].compactMap { $0 }
    return clause.discourse("another").contains { other in
      anchors.contains {
        other.tokens.lowerBound == $0.upperBound || other.tokens.upperBound == $0.lowerBound
          || other.tokens.lowerBound == $0.upperBound + 1
      }
    }
  }

  /// Whether the clause tells one attack although it names only a wide area: a day is named, and one
  /// thing was struck or one weapon used.
  func standsAlone(date: DateMention?) -> Bool {
    guard let trigger, !isDefinite,
      date.map({ $0.date.precision == .day || $0.shift != nil }) ?? false
    else { return false }
    // Several strikes of one day on camps in one desert are one raid; those on a country are a count.
    if trigger.isPlural {
      return clause.places.contains { $0.phrase.isPartOfCountry }
        && (weapon != nil || !clause.targets.isEmpty)
    }
    return weapon != nil || clause.targets.contains(where: \.isSpecific)
  }

  /// The side of the attacker; nil when none is told.
  func actorSide(in clause: ClauseMentions) -> String? {
    guard let trigger else { return nil }
    return RoleFinder(clause: clause, tokens: tokens, trigger: trigger).actor()?.side
  }

  // MARK: Filling a claim

  /// Puts into a claim what it does not have yet.
  func fill(_ claim: inout Claim, clause: ClauseMentions, text: ReportText) {
    guard let trigger else { return }
    if claim.weapon == nil, let weapon {
      claim.weapon = text.evidence(weapon.weapon, weapon.tokens)
    }
    if claim.weaponCount == nil, let weapon, let count = weapon.count {
      let start = max(clause.clause.tokens.lowerBound, weapon.tokens.lowerBound - 2)
      let number = clause.numbers.last {
        $0.tokens.lowerBound >= start && $0.tokens.upperBound <= weapon.tokens.lowerBound
      }
      claim.weaponCount = text.evidence(
        count, (number?.tokens.lowerBound ?? weapon.tokens.lowerBound)..<weapon.tokens.upperBound)
    }
    let roles = RoleFinder(clause: clause, tokens: tokens, trigger: trigger)
    if claim.actor == nil, let actor = roles.actor() {
      claim.actor = text.evidence(actor.actor, actor.tokens)
    }
    let attackers = clause.actors.filter { !roles.isTargetSide($0) }
    let struck = clause.targets.filter { target in
      !attackers.contains { $0.tokens.overlaps(target.tokens) }
    }
    if claim.targetKind == nil,
      let target = struck.first(where: { $0.isSpecific }) ?? struck.first
    {
      claim.targetKind = text.evidence(target.target, target.tokens)
    }
    fillOutcome(&claim, trigger: trigger, text: text)
    Self.fillCasualties(&claim, clause: clause, text: text)
    if claim.speaker == nil,
      let source = clause.sentence.discourse.first(where: { $0.wordClass == "source" })
    {
      claim.speaker = text.words(source.tokens)
    }
  }

  private func fillOutcome(_ claim: inout Claim, trigger: AttackWord, text: ReportText) {
    // The clause itself, or a word that points back at the weapon ("إسقاطها"), tells of an interception.
    let intercept = clause.sentence.attacks.first { word in
      guard word.wordClass == .intercept else { return false }
      return word.tokens == trigger.tokens || (!word.ending.isEmpty && word.ending != "ا")
    }
    if let intercept {
      claim.outcome = text.evidence(.intercepted, intercept.tokens)
    } else if claim.outcome == nil, let outcome = clause.outcomes.first {
      claim.outcome = text.evidence(outcome.outcome, outcome.tokens)
    } else if claim.outcome == nil, trigger.wordClass == .fall, trigger.inflection == .verb {
      claim.outcome = text.evidence(.hit, trigger.tokens)
    }
  }

  /// Puts the casualties of a clause into a claim that has none yet.
  static func fillCasualties(_ claim: inout Claim, clause: ClauseMentions, text: ReportText) {
    for casualty in clause.casualties {
      if claim.killed == nil, let killed = casualty.killed {
        claim.killed = text.evidence(killed, casualty.tokens)
      }
      if claim.injured == nil, let injured = casualty.injured {
        claim.injured = text.evidence(injured, casualty.tokens)
      }
    }
    if claim.outcome == nil, let outcome = clause.outcomes.first {
      claim.outcome = text.evidence(outcome.outcome, outcome.tokens)
    }
  }
}

extension PlacePhrase {
  /// Whether it names a stretch of land that is less than a country.
  fileprivate var isPartOfCountry: Bool {
    guard let anchor = anchors.first else { return false }
    switch anchor.cue ?? anchor.featureClass {
    case .country?: return false
    default: return relation != .inside || anchor.featureClass != .country
    }
  }
}
