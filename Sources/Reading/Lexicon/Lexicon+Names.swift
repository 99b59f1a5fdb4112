package import Events
import Places

/// What the lexicon calls things that others name: a reader outside need not know its words.
extension Lexicon {
  /// The kind of attack that a word means: its name in the contract, a weapon, or a word for an attack.
  package func kind(named words: String) -> AttackKind? {
    let name = words.lowercased().split { " -".contains($0) }.joined(separator: "_")
    if let kind = AttackKind(rawValue: name) { return kind }
    let known = entry(of: weapons, "weapon", words) ?? entry(of: attacks, "kind", words)
    return known.flatMap { AttackKind(rawValue: $0["kind"]) }
  }

  /// The kinds of attack that words tell of: those of their weapons, then those of their words for attacks.
  func kinds(toldIn words: String) -> [AttackKind] {
    let text = TokenText(Tokenizer.tokens(of: Array(words.unicodeScalars)))
    let told = [weapons, attacks].flatMap { table in
      (0..<text.count).lazy.flatMap { table.matches(at: $0, in: text) }
        .compactMap { AttackKind(rawValue: table.entries[$0.entry]["kind"]) }
    }
    return told.filter { $0 != .other }
  }

  /// A weapon as it is normalised; the words themselves where they are not known.
  package func weapon(named words: String) -> String { normalised(words, weapons, "weapon") }

  /// An attacker as normalised; the words themselves where they are not known.
  package func actor(named words: String) -> String { normalised(words, actors, "actor") }

  /// What was struck as normalised; the words themselves where they are not known.
  package func targetKind(named words: String) -> String { normalised(words, targets, "target") }

  private func normalised(_ words: String, _ table: WordTable, _ column: String) -> String {
    guard let name = entry(of: table, column, words)?[column], !name.isEmpty else { return words }
    return name
  }

  /// The row that is called so, else the one of which the words are a form as a whole.
  private func entry(
    of table: WordTable, _ column: String, _ words: String
  ) -> WordTable.Entry? {
    let name = words.lowercased()
    if let called = table.entries.first(where: { $0[column].lowercased() == name }) {
      return called
    }
    let text = TokenText(Tokenizer.tokens(of: Array(words.unicodeScalars)))
    guard text.count > 0 else { return nil }
    return table.matches(at: 0, in: text).first { $0.tokens.upperBound == text.count }
      .map { table.entries[$0.entry] }
  }
}
