import ArgumentParser
import Diagnostics
import EventMapper
import Events
import Places
import Reading

/// `eventmap explain`: why a report gave the events that it gave.
struct ExplainVerb: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain", abstract: "Says what was read in a report, and why.",
    discussion: """
      It shows every place name with its candidates and why one of them was chosen, every attack \
      word with what became of it, and every event with how its place, date and distance came about. \
      Of an event table it shows rows.

      Example: eventmap explain Reports/01_omar_rockets_ar.txt
      Example: eventmap explain Reports/13_incidents.csv --row D-2
      """)

  @Argument(
    help: ArgumentHelp(
      "A file of reports, or an event table; - for standard input.", valueName: "file"))
  var reports: [String]

  @Option(
    help: ArgumentHelp("Publication date of reports that have none.", valueName: "YYYY-MM-DD"))
  var published: PublishedDay?

  @Option(
    help: ArgumentHelp(
      "A table of corrections (docs/corrections.md), beside each corrections.csv that lies with the "
        + "reports; may be given more than once.",
      valueName: "file"))
  var corrections: [String] = []

  @Option(
    help: ArgumentHelp(
      "A row of an event table, by its identifier or line; may be given more than once.",
      valueName: "id"))
  var row: [String] = []

  @Option(
    help: ArgumentHelp(
      "What the columns of event tables hold, or a file that says so, as in map.", valueName: "map")
  )
  var columns: String?

  @OptionGroup var gazetteer: GazetteerOptions

  func run() throws {
    let standardInput = reports.contains("-") ? try Console.readStandardInput() : []
    let read = Inputs.read(
      reports, corrections: corrections, standardInput: standardInput, published: published?.day)
    let fate = InputFate(of: reports + corrections, in: read)
    DiagnosticsReport(quiet: false, fate: fate).show(read.diagnostics, all: "")
    guard !read.reports.isEmpty || !read.tables.isEmpty else {
      throw Ending(status: fate.isNothing ? .noInput : .badInput)
    }
    let mapper = try gazetteer.mapper()
    let known = Corrections(read.corrections, in: mapper.geocoder.gazetteer)
    DiagnosticsReport(quiet: false, fate: fate).show(known.diagnostics, all: "")
    for (index, report) in read.reports.enumerated() {
      let lines = Explanation(of: report, with: mapper, corrections: known).lines
      try mapper.geocoder.gazetteer.requireSound()
      if index > 0 { try Console.say("\n" + String(repeating: "─", count: 72) + "\n") }
      for line in lines { try Console.say(line) }
    }
    for (index, table) in read.tables.enumerated() {
      if index > 0 || !read.reports.isEmpty {
        try Console.say("\n" + String(repeating: "─", count: 72) + "\n")
      }
      let explanation: TableExplanation
      do {
        explanation = try TableExplanation(
          of: table, columns: try ChosenColumns.text(columns), rows: Set(row), with: mapper,
          corrections: known)
      } catch let fault as Diagnostic {
        DiagnosticsReport(quiet: false, fate: fate).show([fault], all: "")
        throw Ending(status: .badInput)
      }
      DiagnosticsReport(quiet: false, fate: fate).show(explanation.diagnostics, all: "")
      for line in explanation.lines { try Console.say(line) }
    }
    if !fate.unusable.isEmpty, read.tables.isEmpty { throw Ending(status: .badInput) }
  }
}
