import Events
import Places

/// Who attacked, and who was attacked.
extension RoleFinder {
  /// Who attacked: whoever follows "by", stands beside the verb, or qualifies weapon or attack.
  func actor() -> ActorMention? {
    // Whoever shoots a drone down did not send it: only what stands behind the weapon says whose it is.
    if let trigger, trigger.wordClass == .intercept { return sender(of: trigger) }
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

  /// Who sent what was intercepted: "صد هجوم لداعش", "a Turkish drone".
  private func sender(of trigger: AttackWord) -> ActorMention? {
    let stopped =
      clause.weapons.map(\.tokens)
      + clause.attacks.filter { $0.wordClass == .attack && $0.inflection == .noun }.map(\.tokens)
    return clause.actors.first { actor in
      stopped.contains {
        actor.isAdjective
          ? actor.tokens.lowerBound == $0.upperBound || actor.tokens.upperBound == $0.lowerBound
          : tokens[actor.tokens.lowerBound].kind == .arabic
            && (0...2).contains(actor.tokens.lowerBound - $0.upperBound)
      }
    }
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
        tokens[start].kind == .latin
          ? actor.tokens.upperBound == $0.lowerBound : (0...1).contains(start - $0.upperBound)
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
      if made.contains(where: { $0.upperBound == start || $0.lowerBound == actor.tokens.upperBound }
      ) {
        return false
      }
    }
    if isAffiliate(actor) || isVictim(actor) { return true }
    if isSubject(actor) { return false }
    let toward = clause.sentence.discourse.contains {
      $0.wordClass == "toward" && $0.tokens.upperBound <= start
        && start - $0.tokens.upperBound <= 1
    }
    if toward { return true }
    let owned = window.contains { index in
      // "soldiers in a raid that Israel carried out": an attack between makes them strangers.
      guard
        !clause.sentence.attacks.contains(where: {
          $0.tokens.lowerBound > index && $0.tokens.upperBound <= start
        })
      else { return false }
      return clause.sentence.targets.contains { target in
        target.tokens.contains(index)
          && !clause.sentence.actors.contains { $0.side == "unknown" && $0.tokens.contains(index) }
      }
        || Self.ownerWords.contains(Clitics.bare(tokens[index].folded))
    }
    if owned { return true }
    if tokens[start].folded.hasPrefix("لل"), let trigger, trigger.tokens.upperBound <= start {
      return true
    }
    // "a federal police vehicle", "an army convoy": the thing behind the name is theirs.
    if tokens[start].kind == .latin,
      clause.sentence.targets.contains(where: {
        $0.tokens.lowerBound == actor.tokens.upperBound
          || $0.tokens.overlaps(actor.tokens) && $0.tokens.upperBound > actor.tokens.upperBound
      })
    {
      return true
    }
    // Adjectives right after a thing that was struck: "القواعد الأمريكية", "US base".
    if actor.isAdjective {
      return clause.sentence.targets.contains {
        $0.tokens.upperBound == start || $0.tokens.lowerBound == actor.tokens.upperBound
      }
    }
    if let trigger, trigger.inflection == .verb,
      actor.tokens.upperBound <= trigger.tokens.lowerBound,
      isWithoutObject(after: trigger)
    {
      return true
    }
    // "تعرضت القوات الأمريكية لـ…", "US forces came under attack".
    return clause.attacks.contains { word in
      word.wordClass == .light && Self.undergoing(tokens[word.tokens.lowerBound].folded)
        && (-6...10).contains(word.tokens.lowerBound - start)
    }
  }

  /// "هاجم عناصر داعش نقطة …", "ISIS militants attacked …": the fighters of somebody, who attack.
  private func isSubject(_ actor: ActorMention) -> Bool {
    guard let trigger, trigger.wordClass == .attack, trigger.inflection == .verb else {
      return false
    }
    let (start, end) = (actor.tokens.lowerBound, actor.tokens.upperBound)
    return clause.targets.contains { fighters in
      guard fighters.target == "forces" else { return false }
      if tokens[start].kind == .latin {
        return (0...1).contains(fighters.tokens.lowerBound - end)
          && fighters.tokens.upperBound == trigger.tokens.lowerBound
          && !["was", "were", "been", "being"].contains(tokens[trigger.tokens.lowerBound].folded)
      }
      return trigger.ending.isEmpty && fighters.tokens.lowerBound == trigger.tokens.upperBound
        && fighters.tokens.upperBound == start
        && clause.targets.contains { (0...3).contains($0.tokens.lowerBound - end) }
    }
  }

  /// "مقتل 15 من عناصر داعش", "killing four SDF fighters": those who were killed did not attack.
  private func isVictim(_ actor: ActorMention) -> Bool {
    let start = actor.tokens.lowerBound
    let isCounted = clause.sentence.casualties.contains {
      (0...5).contains(start - $0.tokens.upperBound)
        && ($0.killed?.best ?? 1) + ($0.injured?.best ?? 0) > 0
    }
    guard isCounted else { return false }
    return (max(0, start - 3)..<start).contains {
      Self.victimWords.contains(Clitics.bare(tokens[$0].folded))
    } || tokens[start].kind == .latin
  }

  private static let victimWords: Set<String> = [
    "من", "عناصر", "عنصرا", "مسلحا", "مسلحين", "مقاتلي", "مقاتلين", "مقاتلا", "صفوف", "جنود",
    "جنديا",
  ]

  /// Whether somebody is only named as the one that others belong to: "التابعة للحرس الثوري".
  func isAffiliate(_ actor: ActorMention) -> Bool {
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
      && clause.weapons.contains {
        $0.tokens.lowerBound == end && tokens[end].folded.hasPrefix("ب")
      }
  }

  private static let ownerWords: Set<String> = [
    "قاعده", "قواعد", "مقرات", "مواقع", "صفوف", "belonging",
    "تستضيف", "تضم", "تتمركز", "يتمركز", "تشغله", "تشغلها", "تتخذه", "تتخذها", "يتخذها", "بداخلها",
    "بداخله", "تستخدمها", "تستخدمه", "يستخدمها", "تتواجد", "فيها", "hosting", "housing", "hosts",
    "houses",
  ]

  static func undergoing(_ word: String) -> Bool {
    word.contains("تعرض") || word.contains("تلق") || word == "came" || word == "come"
      || word == "suffered" || word == "subjected"
  }
}
