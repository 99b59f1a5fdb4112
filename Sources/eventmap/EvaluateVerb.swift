import ArgumentParser
import Diagnostics
import EventMapper
import FoundationEssentials
import Places
import Reading

/// `eventmap evaluate`: how good the reader is on reports that people have labelled.
struct EvaluateVerb: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "evaluate",
    abstract: "Measures what is found against what careful readers found.",
    discussion: """
      A label is a JSON file beside its report: ID.json and ID.txt, dated by a reports.csv. It maps \
      the reports and tells precision, recall and F1 with 95 % intervals, how far places are off, \
      whether the 90 % circles hold them, how often day, kind, launch place and numbers are right, \
      and every miss and false event with the command that explains it. docs/evaluation.md has the \
      form of labels, how it is counted, and the keys of --json.

      Examples:
        eventmap evaluate Tests/Corpus --reports Reports
        eventmap evaluate labels --events Outputs/events.geojson --minimum-f1 0.9
      """)

  @Argument(help: ArgumentHelp("Folders and files of labels.", valueName: "labels"))
  var labels: [String]

  @Option(
    help: ArgumentHelp(
      "A folder of reports that do not lie beside their labels, or a file of many reports; may be "
        + "repeated.", valueName: "folder"))
  var reports: [String] = []

  @Option(
    help: ArgumentHelp(
      "Measures this events.geojson of an earlier run, and maps nothing.", valueName: "file"))
  var events: String?

  @Flag(help: "Older attacks that a report only recalls must be found too.")
  var countBackground = false

  @Option(
    name: .customLong("minimum-f1"),
    help: ArgumentHelp("Ends with exit code 1 when F1 is lower, from 0 to 1.", valueName: "f1"))
  var minimumF1: Double?

  @Flag(help: "Writes one JSON object, with numbers in full.")
  var json = false

  @OptionGroup var gazetteer: GazetteerOptions

  func run() async throws {
    if let minimumF1, !(0...1).contains(minimumF1) {
      throw Ending.usage(
        "The number \(minimumF1) after --minimum-f1 is out of range.",
        fix: "write a number from 0 to 1, such as 0.9")
    }
    let read = Labels(at: labels)
    let labelled = LabelledReports(of: read.all, in: reports)
    let faults = read.diagnostics + (events == nil ? labelled.diagnostics : [])
    for diagnostic in faults { Console.warn(diagnostic.face) }
    let pairs = labelled.pairs.filter { events != nil || $0.report != nil }
    guard !pairs.isEmpty else {
      let isNothing = faults.allSatisfy { $0.id == "input.missing" || $0.id == "label.none" }
      throw Ending(status: isNothing ? .noInput : .badInput)
    }
    let evaluation = Evaluation(
      pairs, found: try await findings(labelled.reports), countsBackground: countBackground)
    if json {
      try Console.say(EvaluationJSON(evaluation).value.line)
    } else {
      for line in EvaluationLines(evaluation).lines { try Console.say(line) }
    }
    if faults.contains(where: { $0.severity == .error }) { throw Ending(status: .badInput) }
    if let minimumF1, let f1 = evaluation.total.strict.f1, f1 < minimumF1 {
      throw Ending(
        status: .findings,
        diagnostics: [
          Diagnostic(
            "evaluate.f1", .error, "F1 is \(f1.fixed(3)), lower than \(minimumF1).",
            fix: "see the misses and false events, and what eventmap explain says of their reports")
        ])
    }
  }

  /// What an earlier run wrote, or what a run finds now.
  private func findings(_ reports: [Report]) async throws -> Findings {
    if let events { return try Findings(eventsFile: events) }
    let mapper = try gazetteer.mapper()
    let jobs = ProcessInfo.processInfo.activeProcessorCount
    let progress = Progress(of: reports.count, "reports", isShown: true)
    let mapped = await mapper.map(reports, jobs: jobs) { progress.step() }
    progress.end()
    try mapper.geocoder.gazetteer.requireSound()
    return Findings(mapped)
  }
}
