import Events
import Places

/// Which place of a clause was struck, from which it was launched, and who attacked.
struct RoleFinder {
  let clause: ClauseMentions
  let tokens: TokenText
  /// The attack word that the clause turns on; nil when it only adds to what was told before.
  let trigger: AttackWord?

  /// The word before a token, an English article left out; empty at the start of the sentence.
  func previousWord(_ index: Int) -> String {
    var position = index - 1
    while position >= clause.sentence.sentence.tokens.lowerBound {
      if tokens[position].isWord, tokens[position].folded != "the" {
        return tokens[position].folded
      }
      position -= 1
    }
    return ""
  }
}
