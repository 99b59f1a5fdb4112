import Events
import Places

/// "Two car bombs …. The first …, the second …", "another": attacks told one by one.
extension Story {
  /// The weapon that "another" stands for: the last one of the same sentence.
  func lastWeapon(first: Int, _ clause: ClauseMentions) -> WeaponMention? {
    if clause.weapons.isEmpty, ordinal(opening: clause) != nil, let told = toldWeapon {
      return told
    }
    guard clause.weapons.isEmpty,
      clause.attacks.contains(where: { word in
        clause.discourse("another").contains {
          (0...1).contains($0.tokens.lowerBound - word.tokens.upperBound)
        }
      })
    else { return nil }
    return clause.sentence.weapons.last {
      $0.tokens.upperBound <= clause.clause.tokens.lowerBound && !$0.isAdjective
    }
  }

  /// The class of the word that opens a clause as one of several just told: "The first went off …",
  /// "والثانية انفجرت …".
  func ordinal(opening clause: ClauseMentions) -> String? {
    guard let word = clause.attacks.first(where: { $0.inflection == .verb }) else { return nil }
    return (clause.discourse("first") + clause.discourse("another")).first { mention in
      (0...1).contains(word.tokens.lowerBound - mention.tokens.upperBound)
        && mention.tokens.lowerBound - clause.clause.tokens.lowerBound <= 2
        && isDefinite(mention.tokens)
    }?.wordClass
  }

  /// "the second", "والثانية": not "in a separate incident".
  func isDefinite(_ range: Range<Int>) -> Bool {
    let start = range.lowerBound
    if text.tokens[start].kind == .arabic {
      return Clitics.readings(of: text.tokens[start].folded).contains { $0.hasArticle }
    }
    return start > 0 && text.tokens[start - 1].folded == "the"
  }

  /// "Two car bombs killed 19 in Baghdad. The first …": what is now told one by one was only summed up.
  mutating func dropSummary(before clause: ClauseMentions, first: Int) {
    guard ordinal(opening: clause) == "first", first == reading.claims.count,
      let summary = reading.claims.last?.claim, let count = summary.weaponCount?.value.best,
      count > 1, summary.kind.value == toldWeapon?.kind
    else { return }
    reading.claims.removeAll { $0.claim.sentence == summary.sentence }
    reading.verdicts = reading.verdicts.map { verdict in
      guard case .claim(let id) = verdict.outcome, id == summary.id else { return verdict }
      return Verdict(
        word: verdict.word, outcome: .nothing, reason: "it sums up what is told one by one")
    }
  }
}
