import ArgumentParser
import Diagnostics
import EventMapper
import EventStore
import Places

/// `eventmap summary`: how many events, by district, period, kind and the like.
struct SummaryVerb: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "summary", abstract: "Counts events by district, period, kind and the like.",
    discussion: """
      An event whose 90 % area crosses a border is shared among the districts, one whose possible days lie \
      in two months among the months: expected is the sum of the shares, and all rows add up to the number \
      of events. certain counts events that belong to a row whole, possible those that only may. What lies \
      in no known district, or has no day or attacker, has a row of its own. Districts without events are \
      rows when districts, or governorates, are the only key. Weeks are those of ISO 8601.

      Examples:
        eventmap summary --by district
        eventmap summary --by governorate,month --since 2024-01-01 --format csv
        eventmap summary --by district --format geojson --output counts.geojson
      """)

  /// The formats of a summary.
  enum Format: String, CaseIterable, ExpressibleByArgument { case table, csv, json, geojson }

  @Option(
    help: ArgumentHelp(
      "One or several, parted by commas: \(SummaryKey.allCases.map(\.rawValue).joined(separator: ", ")).",
      valueName: "keys"))
  var by = "district"

  @Option(
    help: ArgumentHelp(
      "One of \(Format.allCases.map(\.rawValue).joined(separator: ", ")).", valueName: "format"))
  var format = Format.table

  @Flag(help: "The same as --format json.")
  var json = false

  @OptionGroup var options: QuestionOptions
  @OptionGroup var gazetteer: GazetteerOptions

  func run() throws {
    let (keys, question) = (try keys(), try options.question())
    let format = json ? .json : format
    let canBeDrawn = keys.contains(.district) || keys.contains(.governorate)
    if format == .geojson, !canBeDrawn {
      throw Ending.usage(
        "Only districts and governorates can be drawn.",
        fix: "add district or governorate to --by, or choose --format csv")
    }
    let source = try EventSource.open(options.store)
    let mapper = try gazetteer.mapper()
    let summary: EventSummary
    do {
      summary = try EventSummary(question, by: keys, from: source, in: mapper.geocoder)
    } catch let failure where failure is StoreFailure || failure is StoreRefusal {
      throw EventSource.unreadable(options.store, failure)
    }
    try mapper.geocoder.gazetteer.requireSound()
    let title =
      "events by \(keys.map(\.rawValue).joined(separator: ", "))\(question.filters)"
    let output = AnswerOutput(path: options.output)
    guard let written = SummaryTable.Format(rawValue: format.rawValue) else {
      let face = SummaryFace(summary, title: title, generalised: question.generalised)
      return try output.write(lines: face.lines)
    }
    let table = SummaryTable(summary, title: title, generalised: question.generalised)
    try output.write { try table.write(written, to: &$0) }
    for line in summary.count.asideLines { Console.warn(line) }
  }

  private func keys() throws -> [SummaryKey] {
    var keys: [SummaryKey] = []
    for word in by.split(separator: ",").map({ $0.filter { $0 != " " } }) {
      guard let key = SummaryKey(rawValue: word.lowercased()) else {
        throw Ending.usage(
          "Nothing can be counted by \(word.isolated).",
          fix: "choose among \(SummaryKey.allCases.map(\.rawValue).joined(separator: ", "))")
      }
      if !keys.contains(key) { keys.append(key) }
    }
    guard !keys.isEmpty else {
      throw Ending.usage(
        "No key is named after --by.",
        fix: "choose among \(SummaryKey.allCases.map(\.rawValue).joined(separator: ", "))")
    }
    return keys
  }
}
