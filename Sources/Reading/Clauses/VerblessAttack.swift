import Places

/// Attacks told without a word of attack, as lists and short messages do: "ثلاث قذائف هاون على قرية أبو كرمة".
///
/// A weapon that is counted, and right behind it what it went to.
enum VerblessAttack {
  /// The attack that a clause without attack words tells; nil when it tells none.
  static func word(in clause: ClauseMentions, tokens: TokenText) -> AttackWord? {
    let weapon = clause.weapons.first { weapon in
      guard !weapon.isAdjective, weapon.count != nil || !clause.casualties.isEmpty else {
        return false
      }
      return clause.discourse("toward").contains { word in
        let isNext = (0...1).contains(word.tokens.lowerBound - weapon.tokens.upperBound)
        return isNext && Self.onto.contains(tokens[word.tokens.lowerBound].folded)
          && clause.places.contains {
            (0...3).contains($0.tokens.lowerBound - word.tokens.upperBound)
          }
      }
    }
    guard let weapon else { return nil }
    return AttackWord(
      tokens: weapon.tokens, wordClass: .fall, kind: nil, isPlural: false, isDual: false,
      inflection: .noun, prefix: "", hasArticle: false, ending: "", isFuture: false)
  }

  private static let onto: Set<String> = ["علي", "باتجاه", "نحو", "صوب", "on", "at", "against"]
}
