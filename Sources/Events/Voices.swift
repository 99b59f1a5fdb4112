import Places

/// What several voices say together of one attack.
enum Voices {
  /// The claims that are voices of their own: many papers print one agency's sentence, and are one voice
  /// together.
  ///
  /// Claims of one report stay apart. Of copies the first stands.
  static func distinct(_ claims: [Claim]) -> [Claim] {
    guard let first = claims.first, claims.contains(where: { $0.report != first.report }) else {
      return claims
    }
    var reports: [String: String] = [:]
    return claims.filter { claim in
      let words = Tokenizer.tokens(of: Array(claim.sentence.words.unicodeScalars))
        .lazy.filter(\.isWord).map(\.folded).joined(separator: " ")
      let report = reports[words] ?? claim.report
      reports[words] = report
      return report == claim.report
    }
  }

  /// Numbers of several voices: the lowest, the highest, and the one that most name (of two as frequent
  /// the earlier).
  static func range(_ ranges: [NumberRange]) -> NumberRange? {
    guard let first = ranges.first else { return nil }
    var votes: [Int: Int] = [:]
    for range in ranges { votes[range.best, default: 0] += 1 }
    let best = ranges.map(\.best).max { votes[$0, default: 0] < votes[$1, default: 0] }
    let frequent = ranges.first { votes[$0.best] == best.flatMap { votes[$0] } } ?? first
    let highs = ranges.map(\.high)
    return NumberRange(
      low: ranges.map(\.low).min() ?? first.low, best: frequent.best,
      high: highs.contains(nil) ? nil : highs.compactMap { $0 }.max())
  }

  /// How it ended, and who says what where voices differ.
  static func outcome(of claims: [Claim]) -> (outcome: Outcome, voices: String?) {
    let told = claims.filter { ($0.outcome?.value ?? .unknown) != .unknown }
    guard let first = told.first?.outcome?.value else { return (.unknown, nil) }
    var votes: [Outcome: Int] = [:]
    for claim in told { votes[claim.outcome?.value ?? .unknown, default: 0] += 1 }
    guard votes.count > 1 else { return (first, nil) }
    let best = Outcome.allCases.max { votes[$0, default: 0] < votes[$1, default: 0] } ?? first
    let chosen = votes[first] == votes[best] ? first : best
    let voices = told.map { claim in
      let who = claim.speaker.map { "\($0.words) (\(claim.report))" } ?? claim.report
      return "\((claim.outcome?.value ?? .unknown).rawValue): \(who)"
    }
    var seen: Set<String> = []
    return (chosen, voices.filter { seen.insert($0).inserted }.joined(separator: "; "))
  }

  /// The actor that most claims name; one on a known side before an unidentified one.
  static func most(_ actors: [Evidence<String>], on sides: [String: String]) -> Evidence<String>? {
    var votes: [String: Int] = [:]
    for actor in actors {
      votes[actor.value, default: 0] += sides[actor.value] == "unknown" ? 1 : 2
    }
    let most = votes.values.max()
    return actors.first { votes[$0.value] == most }
  }

  /// The weapon that a claim of the event's kind names, else the first.
  static func weapon(of claims: [Claim], kind: AttackKind) -> String? {
    claims.first { $0.kind.value == kind && $0.weapon != nil }?.weapon?.value
      ?? claims.lazy.compactMap(\.weapon?.value).first
  }
}
