import ArgumentParser
import Diagnostics
import EventMapper
import Places

/// `eventmap place`: looks places up by name.
struct PlaceVerb: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "place",
    abstract: "Looks places up by name or by words that say where, in either script.",
    discussion: """
      A name gives the places that it may mean. Words that say where from other places give one \
      location with its 90 % radius and how it was made: "20 km south of al-Hasakah", "بين الميادين \
      والبوكمال". With --json both give a member "location" with the properties that events have.

      With - for the name it reads one question a line and writes one line of JSON for each, at \
      once. A question is a plain name, or an object whose members stand for the options: \
      {"name": "Mayadin", "country": "SY", "container": "Deir ez-Zor", "near": "35.1,40.57"}. The \
      answer to a line that cannot be understood has a member "error", and the exit code is 65.

      Coordinates are read as well, in any form that reports have; their "id" is null.

      Examples:
        eventmap place "حقل العمر" "al-Mayadin" --container "Deir ez-Zor" --limit 3
        eventmap place "the east bank of the Euphrates near al-Mayadin"
        eventmap place "37S DT 12345 67890" "33.5021° N, 38.6175° E"
        eventmap place - --country SY < names.txt > candidates.jsonl
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
    guard names.allSatisfy({ $0.contains { !$0.isWhitespace } }) else {
      throw Ending.usage("A name is empty.", fix: "write a name, in either script")
    }
    let answers = Answers(by: try gazetteer.mapper(), limit: limit)
    let search = answers.search
    if names == ["-"] {
      let lines = PlaceLines(answers: answers, options: question(""))
      guard try lines.answerAll() else { throw Ending(status: .badInput) }
      return
    }
    for (position, name) in names.enumerated() {
      let answer = try answers.answer(to: question(name))
      if json {
        let line = answer.json(in: search.gazetteer).line
        try search.gazetteer.requireSound()
        try Console.say(line)
      } else {
        let lines = answer.lines(in: search.gazetteer)
        try search.gazetteer.requireSound()
        if position > 0 { try Console.say("") }
        for line in lines { try Console.say(line) }
      }
    }
  }

  private func question(_ name: String) -> PlaceQuestion {
    PlaceQuestion(name: name, country: country, container: container, near: near)
  }
}
