import ArgumentParser
import Diagnostics
import EventMapper
import EventStore
import Events
import Geodesy

/// What a question to the store asks for besides its region; the same for every verb that asks.
struct QuestionOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "The store that is asked: a file, or a PostGIS database (postgresql://user@host/database).",
      valueName: "store"))
  var store = "Outputs/events.gpkg"

  @Option(
    help: ArgumentHelp(
      "Only events one of whose possible days is this one or later.", valueName: "YYYY-MM-DD"))
  var since: PublishedDay?

  @Option(
    help: ArgumentHelp(
      "Only events one of whose possible days is this one or earlier.",
      valueName: "YYYY-MM-DD"))
  var until: PublishedDay?

  @Option(
    help: ArgumentHelp(
      "Only this kind of attack (\(AttackKind.allCases.map(\.rawValue).joined(separator: ", "))); may be repeated, "
        + "or several with commas between.",
      valueName: "kind"))
  var kind: [AskedKinds] = []

  @Option(
    help: ArgumentHelp(
      "Only attackers called so, in English or Arabic; may be repeated.", valueName: "words")
  )
  var actor: [String] = []

  @Option(help: ArgumentHelp("Only weapons called so; may be repeated.", valueName: "words"))
  var weapon: [String] = []

  @Option(
    help: ArgumentHelp(
      "Only where at least this part of the 90 % area counts, from 0 to 1.", valueName: "part"))
  var atLeast: Double?

  @Flag(help: "Only what is certain: the whole 90 % area counts.")
  var certain = false

  @Option(
    help: ArgumentHelp(
      "Coarsens places to squares of this side and leaves out what tells them.",
      valueName: "10km"))
  var generalise: Length?

  @Option(help: ArgumentHelp("Writes to this file, not to the terminal.", valueName: "file"))
  var output: String?

  /// The question, without a region.
  ///
  /// - Throws: ``Ending`` where an option makes no sense.
  func question() throws -> EventQuestion {
    var question = EventQuestion()
    question.since = since?.day
    question.until = until?.day
    if let first = since?.day, let last = until?.day, last < first {
      throw Ending.usage(
        "No day is on or after \(first) and on or before \(last).",
        fix: "write the earlier day after --since")
    }
    question.kinds = Set(kind.flatMap(\.kinds))
    func told(_ words: [String]) -> [String] { words.filter { $0.contains { !$0.isWhitespace } } }
    (question.actors, question.weapons) = (told(actor), told(weapon))
    if !question.actors.isEmpty || !question.weapons.isEmpty {
      question.takeNames(from: try GazetteerOptions.folders().readLexicon())
    }
    if let atLeast {
      guard (0...1).contains(atLeast) else {
        throw Ending.usage(
          "The part \(atLeast) after --at-least is out of range.", fix: "write a number from 0 to 1"
        )
      }
      question.leastShare = atLeast
    }
    question.onlyCertain = certain
    if let side = generalise?.distance {
      guard (.kilometers(0.1)...(.kilometers(1_000))).contains(side) else {
        throw Ending.usage(
          "Squares of \(side.plain) cannot be made.",
          fix: "write --generalise 10km, from 100m to 1000km")
      }
      question.generalised = side
    }
    return question
  }
}

/// Kinds of attack as a user types them, with commas between.
struct AskedKinds: ExpressibleByArgument {
  let kinds: [AttackKind]
  /// What a user who typed something else is told.
  static let allValueStrings = AttackKind.allCases.map(\.rawValue)

  init?(argument: String) {
    let words = argument.split(separator: ",")
    kinds = words.compactMap { AttackKind.typed(String($0)) }
    guard !kinds.isEmpty, kinds.count == words.count else { return nil }
  }
}

/// A length as a user types it: a number and its unit.
struct Length: ExpressibleByArgument {
  let distance: Distance
  /// What a user who typed something else is told.
  static let allValueStrings = ["50km", "800m", "30mi", "20nm"]

  init?(argument: String) {
    guard let distance = Distance.typed(argument) else { return nil }
    self.distance = distance
  }
}
