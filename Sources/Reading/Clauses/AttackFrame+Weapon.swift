import Events
import Places

/// Which weapon was used, and what kind of attack weapon and attacker make it.
extension AttackFrame {
  /// The weapon used: an instrument ("بصواريخ") before any other, an aircraft last, the nearest first.
  static func weapon(
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
  static func isPayload(
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

  static let carrying: Set<String> = [
    "with", "carrying", "laden", "packed", "loaded", "محمله", "تحمل", "محشوه", "يحمل", "محملا",
    "محمل",
  ]

  /// "ارتكب طيران التحالف مجزرة إذ استهدف منازل": the aircraft or drone that an earlier clause of the sentence
  /// made its subject, for a verb that names no weapon.
  static func subject(of trigger: AttackWord, in clause: ClauseMentions) -> WeaponMention? {
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
  static func isOverflight(_ weapon: WeaponMention, _ clause: ClauseMentions) -> Bool {
    clause.discourse("overflight").contains {
      let gap = weapon.tokens.lowerBound - $0.tokens.upperBound
      return (0...3).contains(gap)
    }
  }

  /// What the attacker adds: fighters on the ground with no weapon named attack with what they carry;
  /// missiles of an air force are an air strike.
  static func kind(
    _ told: AttackKind?, byAttacker clause: ClauseMentions, trigger: AttackWord?, tokens: TokenText
  ) -> AttackKind? {
    guard let trigger, [.attack, .kill, .intercept, .light, .fire].contains(trigger.wordClass)
    else {
      return told
    }
    // An attack that was fought off, with no weapon named, came on the ground.
    if told == nil, trigger.wordClass == .intercept, clause.weapons.isEmpty { return .armedClash }
    // "تعرضت مجموعة من داعش لنقطة": fighters on the ground, with no weapon named.
    if told == nil, trigger.wordClass == .light, clause.weapons.isEmpty, isAssault(trigger, clause)
    {
      return .armedClash
    }
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
  static let airForces: Set<String> = [
    "US forces", "International Coalition", "Israeli forces", "Russian forces",
  ]

  static let groundSides: Set<String> = ["is", "unknown", "tribes", "pkk"]

  /// "تعرضت مجموعة من داعش لنقطة": in Iraqi reports the verb of coming under attack is one of attacking,
  /// when fighters on the ground are its subject and nothing else attacks.
  static func isAssault(_ word: AttackWord, _ clause: ClauseMentions) -> Bool {
    clause.actors.contains {
      groundSides.contains($0.side) && $0.tokens.upperBound <= word.tokens.lowerBound
    }
  }
}
