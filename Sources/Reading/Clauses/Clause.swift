import Events
import Places

/// A part of a sentence that tells one thing.
struct Clause {
  let tokens: Range<Int>
  /// Whether it only says what came before: "in response to …", "بعد …".
  let isReason: Bool
}

/// Cuts a sentence into clauses: at words such as "while", before a reason, and before the next verb of
/// attack that is joined on by "and".
struct ClauseCutter {
  func clauses(of mentions: Mentions, in tokens: TokenText) -> [Clause] {
    let range = mentions.sentence.tokens
    var cuts: [Int: Bool] = [:]
    // "after midnight" is a time of day, not what came before.
    let timed = Set(
      mentions.dates.filter { $0.date.timeOfDay != nil && $0.shift == nil }.flatMap(\.tokens))
    for word in mentions.discourse where !word.tokens.allSatisfy(timed.contains) {
      let start = word.tokens.lowerBound
      guard start > range.lowerBound else {
        if word.wordClass == "reason" { cuts[start] = true }
        continue
      }
      switch word.wordClass {
      case "break": cuts[start] = cuts[start] ?? false
      case "reason": cuts[start] = true
      default: break
      }
    }
    for cut in endsOfOpeningReasons(cuts, mentions, in: tokens) { cuts[cut] = cuts[cut] ?? false }
    for cut in joinedStatements(mentions, in: tokens) { cuts[cut] = cuts[cut] ?? false }
    for (cut, isReason) in joinedVerbs(mentions, in: tokens) { cuts[cut] = cuts[cut] ?? isReason }
    for cut in joinedNouns(mentions, in: tokens) { cuts[cut] = cuts[cut] ?? false }
    cuts[range.lowerBound] = cuts[range.lowerBound] ?? false
    let starts = cuts.keys.sorted()
    return starts.enumerated().map { position, start in
      let end = position + 1 < starts.count ? starts[position + 1] : range.upperBound
      return Clause(tokens: start..<end, isReason: cuts[start] ?? false)
    }
  }

  /// "Following the attack, a gunship opened fire …": a reason that opens the sentence ends at its comma.
  private func endsOfOpeningReasons(
    _ cuts: [Int: Bool], _ mentions: Mentions, in tokens: TokenText
  ) -> [Int] {
    let range = mentions.sentence.tokens
    return cuts.compactMap { start, isReason in
      let isOpening = start - range.lowerBound <= 3
      guard isReason,
        let comma = (start..<range.upperBound).first(where: { index in
          guard [",", "،"].contains(tokens[index].folded) else { return false }
          return isOpening
            || mentions.attacks.contains {
              $0.tokens.lowerBound == index + 1 && $0.inflection == .verb && $0.prefix.isEmpty
            }
        }), mentions.attacks.contains(where: { $0.tokens.lowerBound > comma }),
        !mentions.attacks.contains(where: {
          $0.inflection == .verb && (start..<comma).contains($0.tokens.lowerBound)
        })
      else { return nil }
      return comma + 1
    }
  }

  /// "وبأن نقاطا هوجمت", "and that two more …": a further thing that is said.
  private func joinedStatements(_ mentions: Mentions, in tokens: TokenText) -> [Int] {
    guard mentions.attacks.count > 1 else { return [] }
    return mentions.sentence.tokens.filter { index in
      let isJoint =
        Self.further.contains(tokens[index].folded)
        || (tokens[index].folded == "and" && index + 1 < mentions.sentence.tokens.upperBound
          && tokens[index + 1].folded == "that")
      return isJoint && mentions.attacks.contains { $0.tokens.upperBound <= index }
        && mentions.attacks.contains { $0.tokens.lowerBound > index }
    }
  }

  /// "a drone attack on A and a rocket attack on B", "هجوما على A وغارة على B": each noun of attack has a place of
  /// its own behind it.
  private func joinedNouns(_ mentions: Mentions, in tokens: TokenText) -> [Int] {
    let nouns = mentions.attacks.filter { $0.wordClass == .attack && $0.inflection == .noun }
    return zip(nouns, nouns.dropFirst()).compactMap { first, second in
      let start = second.tokens.lowerBound
      let isPlaced = mentions.places.contains {
        $0.tokens.lowerBound >= first.tokens.upperBound && $0.tokens.upperBound <= start
      }
      let end = second.tokens.upperBound
      let isOn = mentions.discourse.contains { word in
        word.wordClass == "toward" && (0...3).contains(word.tokens.lowerBound - end)
      }
      let hasPlace = mentions.places.contains { (0...8).contains($0.tokens.lowerBound - end) }
      guard isPlaced, isOn, hasPlace else { return nil }
      if second.prefix.hasPrefix("و") { return start }
      return (max(first.tokens.upperBound, start - 3)..<start).last {
        tokens[$0].folded == "and"
      }
    }
  }

  private static let further: Set<String> = ["وبان", "وان", "وانه", "وانها", "وبانه", "وبانها"]

  /// "… ، وأسقطت أخرى …", "shelled X and struck Y": the second verb starts a clause of its own.
  private func joinedVerbs(_ mentions: Mentions, in tokens: TokenText) -> [(Int, Bool)] {
    let verbs = mentions.attacks.filter { $0.inflection == .verb && $0.wordClass != .heard }
    var cuts: [(Int, Bool)] = []
    for verb in verbs {
      let start = verb.tokens.lowerBound
      // "قُتل ثلاثة وجُرح تسعة في تفجير": who was hurt belongs to the attack that follows.
      let earlier = mentions.attacks.contains {
        $0.tokens.upperBound <= start && (verb.wordClass != .kill || $0.wordClass != .kill)
      }
      guard earlier else { continue }
      if verb.prefix == "و" || verb.prefix == "ف" {
        cuts.append((start, false))
      } else if tokens[start].kind == .latin,
        let and = (max(mentions.sentence.tokens.lowerBound, start - 4)..<start).last(where: {
          tokens[$0].folded == "and" || tokens[$0].folded == "then"
        }),
        mentions.places.contains(where: { $0.tokens.lowerBound >= start })
          || mentions.weapons.contains(where: { $0.tokens.lowerBound >= start }),
        mentions.places.contains(where: { $0.tokens.upperBound <= and })
      {
        cuts.append((and, false))
      }
    }
    return cuts
  }
}
