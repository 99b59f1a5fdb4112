import Diagnostics
import EventMapper
import EventStore

/// Attackers that no event of a store tells: that nothing was found of them is no answer to the rest of the question.
struct UnknownActors {
  private let asked: [String]
  private let known: [String]

  private struct Found: Error {}

  /// Looks for what is asked in the whole store; nil where nobody is asked for, or somebody is there.
  init?(_ question: EventQuestion, _ source: EventSource) throws {
    guard !question.actors.isEmpty else { return nil }
    var anyone = EventQuestion()
    anyone.actors = question.actors
    do {
      // One is enough.
      try EventAnswers(to: anyone, from: source).forEach { _ in throw Found() }
    } catch is Found { return nil }
    var known: Set<String> = []
    try EventAnswers(to: EventQuestion(), from: source).forEach { answer in
      if let actor = answer.event.actor ?? answer.event.actorText { known.insert(actor) }
    }
    asked = question.actors
    self.known = known.sorted()
  }

  /// What a person is told.
  var diagnostic: Diagnostic {
    let names = asked.map(\.isolated).joined(separator: " or ")
    let others = known.prefix(30).joined(separator: ", ") + (known.count > 30 ? ", …" : "")
    return Diagnostic(
      "actor.unknown", .warning, "No event of the store tells of an attacker called \(names).",
      fix: known.isEmpty
        ? "leave --actor out: the store names no attackers" : "ask for one of \(others)")
  }
}
