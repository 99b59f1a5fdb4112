import ArgumentParser
import Diagnostics
import EventMapper
import FoundationEssentials
import Places

/// `eventmap place`: looks places up by name.
struct PlaceVerb: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "place", abstract: "Looks places up by name, in either script.",
    discussion: """
      With - for the name it reads one query a line, a plain name or \
      {"name": …, "country": …, "container": …, "near": …}, and writes one line of JSON for each.

      Example: eventmap place "حقل العمر" "al-Mayadin" --container "Deir ez-Zor" --limit 3
      """)

  @Argument(help: ArgumentHelp("Names; - for one query a line.", valueName: "name"))
  var names: [String]

  @Option(help: ArgumentHelp("Only this country, such as SY.", valueName: "cc"))
  var country: String?

  @Option(help: ArgumentHelp("A wider place that it lies in.", valueName: "place"))
  var container: String?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("A place, or LAT,LON, that it is likely near.", valueName: "place"))
  var near: String?

  @Option(help: ArgumentHelp("Candidates shown at most.", valueName: "n"))
  var limit = 5

  @Flag(help: "Writes one line of JSON for each name.")
  var json = false

  @OptionGroup var gazetteer: GazetteerOptions

  func run() throws {
    guard (1...1_000).contains(limit) else {
      throw Ending.usage(
        "The number \(limit) after --limit is out of range.", fix: "write a number from 1 to 1000")
    }
    guard names.count == 1 || !names.contains("-") else {
      throw Ending.usage("- stands beside other names.", fix: "name places, or - alone")
    }
    let search = PlaceSearch(try gazetteer.load())
    if names == ["-"] {
      try answerLines(of: String(decoding: try Console.readStandardInput(), as: UTF8.self), search)
      return
    }
    for (position, name) in names.enumerated() {
      let answer = search.search(try question(name).query(limit: limit, in: search))
      if json {
        let line = answer.json(for: name).line
        try search.gazetteer.requireSound()
        try Console.say(line)
      } else {
        let lines = PlaceTable(question: name, answer: answer, gazetteer: search.gazetteer).lines
        try search.gazetteer.requireSound()
        if position > 0 { try Console.say("") }
        for line in lines { try Console.say(line) }
      }
    }
  }

  private func question(_ name: String) -> PlaceQuestion {
    PlaceQuestion(name: name, country: country, container: container, near: near)
  }

  /// Answers one query a line: a line that cannot be understood gets an empty answer and a diagnostic,
  /// so that answers and queries stay side by side.
  private func answerLines(of text: String, _ search: PlaceSearch) throws {
    var faulty = false
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    if lines.last?.isEmpty == true { lines.removeLast() }
    for (index, line) in lines.enumerated() {
      let line = line.hasSuffix("\r") ? String(line.dropLast()) : String(line)
      var asked = question(line)
      var answer = PlaceAnswer.none
      do {
        if line.hasPrefix("{") {
          asked = try Self.decoded(line, filling: asked)
        }
        answer = search.search(try asked.query(limit: limit, in: search))
      } catch let ending as Ending {
        faulty = true
        for fault in ending.diagnostics {
          let position = Position(source: "-", line: index + 1)
          Console.warn(
            Diagnostic(fault.id, .error, at: position, fault.sentence, fix: fault.fix).face)
        }
      }
      try search.gazetteer.requireSound()
      try Console.say(answer.json(for: asked.name).line)
    }
    if faulty { throw Ending(status: .badInput) }
  }

  /// A query in JSON; what it leaves out is as the options say.
  private static func decoded(
    _ line: String, filling options: PlaceQuestion
  ) throws -> PlaceQuestion {
    guard let own = try? JSONDecoder().decode(PlaceQuestion.self, from: Data(line.utf8)) else {
      throw Ending.usage(
        "The line is no query in JSON.",
        fix: #"write {"name": "…", "country": "SY", "container": "…", "near": "35.1,40.57"}"#)
    }
    return PlaceQuestion(
      name: own.name, country: own.country ?? options.country,
      container: own.container ?? options.container, near: own.near ?? options.near)
  }
}
