import Events
import Geodesy

/// Which found events answer to which labelled attacks of one report, one to one.
struct Matching {
  /// What counts as an answer.
  enum Rule {
    /// A right answer: place, day and kind fit.
    case strict
    /// Any event within 100 km, or three times the label's error: to tell how far off answers are.
    case loose
  }

  /// An attack and the event that answers to it, by their indices.
  typealias Pair = (attack: Int, event: Int)

  /// The pairs, by attack.
  let pairs: [Pair]
  /// Events on a second target of an attack on several places: neither right nor wrong.
  let splits: Set<Int>
  /// Events that answer to no attack, in their order.
  let wrong: [Int]
  /// Those of ``wrong`` that would fit an attack which has its event already.
  let duplicates: Set<Int>

  /// Matches as many as can be, and among the ways to do so takes the nearest in place, day and kind.
  ///
  /// - Parameters:
  ///   - table: How each event (second index) fits each attack (first index).
  ///   - rule: What counts as an answer.
  ///   - isRequired: Whether an attack must be found; others take only what is left.
  init(
    _ table: FitTable, by rule: Rule, isRequired: (LabelledAttack) -> Bool
  ) {
    let (attacks, events) = (table.attacks, table.events)
    let costs = attacks.indices.map { attack in
      events.indices.map { event in
        table.cost(attack, event, by: rule).map { $0 + (isRequired(attacks[attack]) ? 0 : 3) }
          ?? FitTable.refused
      } + [Double](repeating: FitTable.nothing, count: attacks.count)
    }
    pairs = Assignment.cheapest(costs).enumerated()
      .filter { $1 < events.count }.map { (attack: $0, event: $1) }

    // The targets that an attack's events have taken.
    var taken: [Int: Set<Int>] = [:]
    for pair in pairs {
      if let target = table[pair].target { taken[pair.attack] = [target] }
    }
    let matched = Set(pairs.map(\.event))
    var splits: Set<Int> = []
    for event in events.indices where !matched.contains(event) {
      for (attack, _) in pairs where attacks[attack].targets.count > 1 {
        let fit = table[(attack, event)]
        guard fit.isRight, let target = fit.target, !attacks[attack].targets[target].isSamePlace,
          let others = taken[attack], !others.contains(target)
        else { continue }
        taken[attack] = others.union([target])
        splits.insert(event)
        break
      }
    }
    let pairs = pairs
    self.splits = splits
    wrong = events.indices.filter { !matched.contains($0) && !splits.contains($0) }
    duplicates = Set(wrong.filter { event in pairs.contains { table[($0.attack, event)].isRight } })
  }
}

/// How each found event of a report fits each labelled attack.
struct FitTable {
  /// What it costs to leave an attack without an event: more than any event costs.
  static let nothing = 100.0
  /// What stands for an event that is no answer at all.
  static let refused = 1e6

  let attacks: [LabelledAttack]
  let events: [FoundEvent]
  private let fits: [[Fit]]

  init(_ attacks: [LabelledAttack], _ events: [FoundEvent]) {
    self.attacks = attacks
    self.events = events
    fits = attacks.map { attack in events.map { Fit($0, attack) } }
  }

  subscript(pair: Matching.Pair) -> Fit { fits[pair.attack][pair.event] }

  /// How far an event is from an attack, in about tens of kilometres; nil where it is no answer.
  ///
  /// Place weighs most, then the day, then the kind; the weights only choose among answers.
  fileprivate func cost(_ attack: Int, _ event: Int, by rule: Matching.Rule) -> Double? {
    let (fit, label, found) = (fits[attack][event], attacks[attack], events[event])
    switch rule {
    case .strict: guard fit.isRight else { return nil }
    case .loose:
      let reach = label.targets.map { 3 * $0.error.kilometers }.reduce(100, max)
      guard fit.isThere || fit.distance.map({ $0.kilometers <= reach }) ?? false else { return nil }
    }
    var cost = min(fit.distance?.kilometers ?? 0, 400) / 40 + (fit.isThere ? 0 : 10)
    if let stated = label.day, let given = found.day {
      cost += 0.7 * Double(min(abs(given.number - stated.number), 30))
    }
    cost += label.kinds.contains(found.kind) ? 0 : fit.isOfKind ? 1 : 8
    if let background = found.background { cost += background == label.background ? 0 : 2 }
    return cost
  }
}
