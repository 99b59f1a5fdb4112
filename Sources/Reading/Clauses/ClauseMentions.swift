import Places

/// What one clause mentions, as a view into its sentence.
struct ClauseMentions {
  let clause: Clause
  let sentence: Mentions
  private(set) var attacks: [AttackWord]
  let weapons: [WeaponMention]
  let actors: [ActorMention]
  let targets: [TargetMention]
  let casualties: [CasualtyMention]
  let dates: [DateMention]
  let places: [FoundPhrase]
  let outcomes: [OutcomeMention]
  let references: [BackReference]

  init(_ clause: Clause, of sentence: Mentions, in tokens: TokenText) {
    self.clause = clause
    self.sentence = sentence
    func here<Value>(_ values: [Value], _ tokens: KeyPath<Value, Range<Int>>) -> [Value] {
      values.filter { clause.tokens.contains($0[keyPath: tokens].lowerBound) }
    }
    attacks = here(sentence.attacks, \.tokens)
    weapons = here(sentence.weapons, \.tokens)
    actors = here(sentence.actors, \.tokens)
    targets = here(sentence.targets, \.tokens)
    casualties = here(sentence.casualties, \.tokens)
    // "nine days after" dates what it leads, though the clause begins with its last word.
    dates = sentence.dates.filter { clause.tokens.contains($0.tokens.upperBound - 1) }
    places = here(sentence.places, \.tokens)
    outcomes = here(sentence.outcomes, \.tokens)
    references = here(sentence.references, \.tokens)
    if attacks.isEmpty, let word = VerblessAttack.word(in: self, tokens: tokens) {
      attacks = [word]
    }
  }

  /// Words of the discourse table of one class in this clause.
  func discourse(_ wordClass: String) -> [WordMention] {
    sentence.discourse.filter {
      $0.wordClass == wordClass && clause.tokens.contains($0.tokens.lowerBound)
    }
  }

  /// Counting words of some classes in this clause.
  func counting(_ classes: Set<String>) -> [WordMention] {
    sentence.counting.filter {
      classes.contains($0.wordClass) && clause.tokens.contains($0.tokens.lowerBound)
    }
  }

  /// Numbers in this clause.
  var numbers: [NumberMention] {
    sentence.numbers.filter { clause.tokens.contains($0.tokens.lowerBound) }
  }
}
