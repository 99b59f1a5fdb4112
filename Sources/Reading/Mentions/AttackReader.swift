import Events
import Places

/// Tells what the attack words of a sentence are where the same letters are words of two kinds.
///
/// "strikes" strikes or is struck, "تعرض" comes under attack or, in Iraqi reports, is an attack.
struct AttackReader {
  let lexicon: Lexicon

  /// The attack words that matches stand for.
  func words(_ matches: [WordTable.Match], in tokens: TokenText, range: Range<Int>) -> [AttackWord]
  {
    matches.compactMap { found in
      guard !isTimeOfDay(found, in: tokens), !isThing(found, in: tokens, range: range) else {
        return nil
      }
      let match =
        undergone(found, in: tokens, range: range) ?? english(found, in: tokens, range: range)
        ?? asWritten(found, in: tokens) ?? found
      let entry = lexicon.attacks.entries[match.entry]
      guard let wordClass = AttackWord.Class(rawValue: entry["class"]) else { return nil }
      return AttackWord(
        tokens: match.tokens, wordClass: wordClass, kind: AttackKind(rawValue: entry["kind"]),
        isPlural: entry["number"] == "many", isDual: entry["number"] == "two",
        inflection: entry.inflection, prefix: match.prefix, hasArticle: match.hasArticle,
        ending: match.ending, isFuture: match.isFuture,
        isActive: isActive(match, entry, in: tokens, range: range))
    }
  }

  private func isActive(
    _ match: WordTable.Match, _ entry: WordTable.Entry, in tokens: TokenText, range: Range<Int>
  ) -> Bool {
    let start = match.tokens.lowerBound
    guard tokens[start].kind == .latin, match.tokens.count == 1, entry.inflection == .verb else {
      return false
    }
    return !(max(range.lowerBound, start - 2)..<start).contains {
      ["was", "were", "been", "being", "is", "are", "be"].contains(tokens[$0].folded)
    }
  }

  private func wordClass(_ match: WordTable.Match) -> String {
    lexicon.attacks.entries[match.entry]["class"]
  }

  /// "ضربة" is the noun that is written so before it is "he struck it".
  private func asWritten(_ match: WordTable.Match, in tokens: TokenText) -> WordTable.Match? {
    guard !match.ending.isEmpty, tokens[match.tokens.lowerBound].kind == .arabic else { return nil }
    return lexicon.attacks.matches(at: match.tokens.lowerBound, in: tokens).first {
      $0.tokens == match.tokens && $0.ending.isEmpty
    }
  }

  /// "فجرا" is at dawn before it is "they blew up".
  private func isTimeOfDay(_ match: WordTable.Match, in tokens: TokenText) -> Bool {
    guard !match.ending.isEmpty else { return false }
    return lexicon.dates.matches(at: match.tokens.lowerBound, in: tokens).contains {
      $0.ending.isEmpty && lexicon.dates.entries[$0.entry]["class"] == "time"
    }
  }

  /// "تعرض المخيم لقصف", "القصف الذي تعرض له": the verb of coming under attack, where the same letters are
  /// also a noun of attack; nil where they are that noun, or no such word.
  private func undergone(_ match: WordTable.Match, in tokens: TokenText, range: Range<Int>)
    -> WordTable.Match?
  {
    guard wordClass(match) == "attack", tokens[match.tokens.lowerBound].kind == .arabic,
      let light = lexicon.attacks.matches(at: match.tokens.lowerBound, in: tokens).first(where: {
        $0.tokens == match.tokens && wordClass($0) == "light"
      })
    else { return nil }
    let following = match.tokens.upperBound..<min(range.upperBound, match.tokens.upperBound + 12)
    let undergoes = following.contains { index in
      ["له", "لها", "لهما", "لهم", "الي"].contains(tokens[index].folded)
        || (lexicon.attacks.matches(at: index, in: tokens)
          + lexicon.weapons.matches(at: index, in: tokens)).contains { $0.prefix.hasSuffix("ل") }
    }
    return undergoes ? light : nil
  }

  // MARK: English

  /// "the shells", "two strikers": behind a determiner a present form is the thing, not the verb.
  private func isThing(_ match: WordTable.Match, in tokens: TokenText, range: Range<Int>) -> Bool {
    let start = match.tokens.lowerBound
    guard tokens[start].kind == .latin, match.tokens.count == 1, start > range.lowerBound,
      lexicon.attacks.entries[match.entry].inflection == .present,
      tokens[start].folded.hasSuffix("s"),
      !lexicon.weapons.matches(at: start, in: tokens).isEmpty
    else { return false }
    return Self.leaders.contains(tokens[start - 1].folded) || tokens[start - 1].kind == .number
      || !lexicon.numbers.matches(at: start - 1, in: tokens).isEmpty
  }

  /// The noun or the verb that an English form is here; nil where it is only one of them.
  private func english(_ match: WordTable.Match, in tokens: TokenText, range: Range<Int>)
    -> WordTable.Match?
  {
    guard tokens[match.tokens.lowerBound].kind == .latin else { return nil }
    let rivals = lexicon.attacks.matches(at: match.tokens.lowerBound, in: tokens).filter {
      $0.tokens == match.tokens
    }
    let nouns = rivals.filter { lexicon.attacks.entries[$0.entry].inflection == .noun }
    let verbs = rivals.filter { lexicon.attacks.entries[$0.entry].inflection != .noun }
    guard let noun = nouns.first, let verb = verbs.first else { return nil }
    return isNoun(match.tokens, in: tokens, range: range) ? noun : verb
  }

  /// Whether what stands around a form makes it a noun: "three strikes hit", "the attack", "strikes on".
  private func isNoun(_ form: Range<Int>, in tokens: TokenText, range: Range<Int>) -> Bool {
    let before = (range.lowerBound..<form.lowerBound).last { !tokens[$0].isQuotation }
    if let before {
      let word = tokens[before]
      if word.kind == .number || Self.leaders.contains(word.folded)
        || !lexicon.numbers.matches(at: before, in: tokens).isEmpty
      {
        return true
      }
      if Self.subjects.contains(word.folded) { return false }
    }
    guard form.upperBound < range.upperBound else { return true }
    let after = tokens[form.upperBound]
    guard after.isWord else { return true }
    if Self.followers.contains(after.folded) { return true }
    return lexicon.attacks.matches(at: form.upperBound, in: tokens).contains {
      lexicon.attacks.entries[$0.entry].inflection == .verb
    }
  }

  /// Words that a noun follows.
  private static let leaders: Set<String> = [
    "a", "an", "the", "this", "that", "these", "those", "its", "their", "his", "her", "our", "more",
    "several", "many", "some", "all", "most", "no", "of", "in", "by", "after", "during", "from",
    "with", "for", "on", "against", "following", "per", "such", "other", "another", "first",
    "second", "third", "further", "under", "between", "before", "despite", "previous", "recent",
    "air", "suspected", "alleged", "deadly", "fresh", "new", "heavy", "intense",
  ]
  /// Words that a verb follows.
  private static let subjects: Set<String> = [
    "to", "who", "which", "it", "they", "we", "he", "she", "and", "also", "then", "can", "would",
  ]
  /// Words that follow a noun.
  private static let followers: Set<String> = [
    "on", "in", "near", "against", "at", "by", "that", "which", "who", "was", "were", "has",
    "have", "had", "of", "from", "since", "and", "outside", "inside", "around", "targeting",
    "killed", "destroyed", "wounded", "damaged", "occurred", "took", "came", "into", "across",
    "over", "for", "as", "to", "or", "is", "are",
  ]
}
