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
