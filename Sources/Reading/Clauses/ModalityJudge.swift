import Events
import Places

/// Tells which attack words say that something happened, and why the others do not.
struct ModalityJudge {
  /// Why an attack word tells of nothing that happened, or nil when it does.
  func objection(to word: AttackWord, in clause: ClauseMentions, tokens: TokenText) -> String? {
    if clause.sentence.sentence.isQuestion { return "the sentence is a question" }
    if isCaption(clause.sentence, tokens) { return "it tells what a picture shows" }
    if word.isFuture { return "it is told of the future" }
    let start = word.tokens.lowerBound
    if isSupposed(word, in: clause, tokens) { return "it is only possible" }
    if isPurpose(word, in: clause, tokens) { return "it tells what something is for" }
    for mention in clause.sentence.modality {
      // Anywhere in the clause, for drills and sanctions.
      if mention.reach == "sentence" {
        guard clause.clause.tokens.contains(mention.tokens.lowerBound) else { continue }
        if mention.wordClass == "exercise", !isTrainingSite(mention, tokens) {
          return "it is an exercise"
        }
        if mention.wordClass == "arrest", clause.casualties.isEmpty,
          clause.weapons.isEmpty
            || word.kind == .groundRaid || word.kind == .armedClash
        {
          return "it is about arrests or finds"
        }
        if mention.wordClass == "find", mention.tokens.upperBound <= start,
          clause.casualties.isEmpty
        {
          return "it is about arrests or finds"
        }
        if mention.wordClass == "remnant", clause.casualties.isEmpty {
          return "it is what a war has left"
        }
        if mention.wordClass == "accident" {
          return "nobody attacked: an accident, the weather, a strike of workers"
        }
        if mention.wordClass == "memorial" { return "it is remembered, not told" }
        if mention.wordClass == "sanction", clause.casualties.isEmpty, word.kind == nil {
          return "it is about sanctions"
        }
        continue
      }
      if mention.wordClass == "possible" {
        let gap = mention.tokens.lowerBound - word.tokens.upperBound
        if (0...1).contains(gap) { return "it is only possible" }
        continue
      }
      guard let reach = Int(mention.reach), mention.tokens.upperBound <= start,
        mention.tokens.lowerBound >= clause.clause.tokens.lowerBound
      else { continue }
      let words = (mention.tokens.upperBound..<start).filter { tokens[$0].isWord }.count
      guard words <= reach, !isCut(mention.tokens.upperBound..<start, tokens) else { continue }
      // "بعد تهديدات، استهدفت …": what is threatened is no verb of the past behind a comma.
      if mention.wordClass == "threat", word.inflection == .verb,
        (mention.tokens.upperBound..<start).contains(where: {
          tokens[$0].folded == "،" || tokens[$0].folded == ","
        })
      {
        continue
      }
      if mention.wordClass == "negation",
        (mention.tokens.upperBound..<start).contains(where: {
          tokens[$0].folded == "،" || tokens[$0].folded == ","
        })
      {
        continue
      }
      if ["denial", "negation"].contains(mention.wordClass),
        isOfConsequences(mention.tokens.upperBound..<start, clause)
      {
        continue
      }
      if let reason = Self.reasons[mention.wordClass] { return reason }
    }
    if word.inflection == .present, isRelative(before: start, tokens) {
      return "it tells what somebody does as a rule"
    }
    return nil
  }

  /// "الصورة: …", "… (أرشيف)", "A view of … File Photo": what stands below a picture.
  private func isCaption(_ sentence: Mentions, _ tokens: TokenText) -> Bool {
    let range = sentence.sentence.tokens
    return sentence.discourse.contains { mention in
      guard mention.wordClass == "caption" else { return false }
      let rest =
        mention.value == "lead"
        ? range.lowerBound..<mention.tokens.lowerBound
        : mention.tokens.upperBound..<range.upperBound
      guard !rest.contains(where: { tokens[$0].kind != .number && tokens[$0].isWord }) else {
        return false
      }
      // "Photos showed …" tells; "Photo: …" and "(file)" do not.
      let end = mention.tokens.upperBound
      return mention.value == "end" || mention.tokens.count > 1
        || end < range.upperBound && !tokens[end].isWord
    }
  }

  /// "An attack on Conoco would put the deal at risk", "a single rocket could …": what is only supposed.
  private func isSupposed(_ word: AttackWord, in clause: ClauseMentions, _ tokens: TokenText)
    -> Bool
  {
    guard tokens[word.tokens.lowerBound].kind == .latin, word.inflection == .noun else {
      return false
    }
    let end = word.tokens.upperBound
    guard
      let modal = (end..<min(clause.clause.tokens.upperBound, end + 12)).first(where: {
        ["would", "could", "might"].contains(tokens[$0].folded)
      })
    else { return false }
    return !clause.attacks.contains {
      $0.inflection == .verb && (end..<modal).contains($0.tokens.lowerBound)
    }
  }

  /// "خرجوا لمهاجمة البلدة", "sent to attack the base": what somebody sets out to do.
  ///
  /// "تعرضت لقصف" and "كان هدفا لهجوم" undergo it, and "continued to shell" does it.
  private func isPurpose(_ word: AttackWord, in clause: ClauseMentions, _ tokens: TokenText) -> Bool
  {
    let start = word.tokens.lowerBound
    func isLed(by wordClass: String, within reach: Int) -> Bool {
      clause.sentence.discourse.contains {
        $0.wordClass == wordClass && (0...reach).contains(start - $0.tokens.upperBound)
      }
    }
    if tokens[start].kind == .latin {
      guard start > 0, tokens[start - 1].folded == "to", !isLed(by: "achieve", within: 0) else {
        return false
      }
      // "massing to attack", but "in response to attacks", "subjected to shelling".
      return !clause.sentence.discourse.contains {
        $0.wordClass == "undergo" && $0.tokens.upperBound == start
      } && !(start > 1 && Self.toNouns.contains(tokens[start - 2].folded))
    }
    guard word.inflection == .noun, word.prefix.hasSuffix("ل") else { return false }
    return !isLed(by: "undergo", within: 8)
  }

  /// Words whose "to" leads to a noun.
  private static let toNouns: Set<String> = [
    "response", "due", "according", "reply", "prior", "subject", "subjected", "exposed", "led",
    "leads", "leading", "retaliation", "related", "reaction", "linked", "thanks", "victim",
    "close", "next", "similar", "responded", "reacted", "addition", "contrast", "relation",
  ]

  /// "مركز تدريب", "training camp": a place that can be struck.
  private func isTrainingSite(_ mention: WordMention, _ tokens: TokenText) -> Bool {
    let sites: Set<String> = [
      "مركز", "معسكر", "مدرسه", "مراكز", "معسكرات", "camp", "camps", "centre", "center", "base",
    ]
    let before = mention.tokens.lowerBound - 1
    let after = mention.tokens.upperBound
    return (before >= 0 && sites.contains(Clitics.bare(tokens[before].folded)))
      || (after < tokens.count && sites.contains(tokens[after].folded))
  }

  private static let reasons: [String: String] = [
    "threat": "it is a threat", "future": "it is only possible",
    "call": "it is asked for or ordered",
    "intention": "it is intended or planned", "stop": "it is to stop",
    "negation": "it is said not to have happened", "denial": "it is denied",
    "capability": "it is about who is blamed or able", "blame": "it is condemned, not told",
  ]

  /// "نفى وقوع إصابات في الهجوم": what came of the attack is denied, not the attack.
  private func isOfConsequences(_ gap: Range<Int>, _ clause: ClauseMentions) -> Bool {
    clause.counting(["victims", "killed", "injured", "damage"]).contains {
      gap.contains($0.tokens.lowerBound)
    }
  }

  /// A colon between them ends the reach of a modal word.
  private func isCut(_ gap: Range<Int>, _ tokens: TokenText) -> Bool {
    gap.contains { tokens[$0].folded == ":" }
  }

  private func isRelative(before index: Int, _ tokens: TokenText) -> Bool {
    (max(0, index - 2)..<index).contains {
      ["التي", "الذي", "الذين", "اللتي", "which", "that", "who"].contains(tokens[$0].folded)
    }
  }
}
