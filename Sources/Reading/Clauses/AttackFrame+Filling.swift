import Events
import Places

/// Filling a claim with what the clause tells.
extension AttackFrame {
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
