import Places

/// What one clause mentions, as a view into its sentence.
struct ClauseMentions {
  let clause: Clause
  let sentence: Mentions
  let attacks: [AttackWord]
  let weapons: [WeaponMention]
  let actors: [ActorMention]
  let targets: [TargetMention]
  let casualties: [CasualtyMention]
  let dates: [DateMention]
  let places: [FoundPhrase]
  let outcomes: [OutcomeMention]

  init(_ clause: Clause, of sentence: Mentions) {
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
    dates = here(sentence.dates, \.tokens)
    places = here(sentence.places, \.tokens)
    outcomes = here(sentence.outcomes, \.tokens)
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
