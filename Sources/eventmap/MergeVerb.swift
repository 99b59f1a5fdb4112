import ArgumentParser
import Diagnostics
import EventMapper
import FoundationEssentials

/// `eventmap merge`: claims in, events out.
struct MergeVerb: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "merge",
    abstract: "Merges claims into events, as lines of GeoJSON.",
    discussion: """
      Reads claims as map writes them, with and without --stream (docs/claims.md), and writes their events, a feature \
      a line, with the properties of events.geojson. Parts of the claims can be merged apart, on many machines, where \
      no link leads from one part to another (docs/streams.md).

      Example: eventmap map --stream < reports.jsonl | eventmap merge > events.jsonl
      """)

  @Argument(
    help: ArgumentHelp("Files of claims; - or none for standard input.", valueName: "file"))
  var files: [String] = ["-"]

  @Option(
    help: ArgumentHelp(
      "The folder for what does not fit into memory; the one for temporary files by default.",
      valueName: "folder"))
  var scratch: String?

  @Flag(
    help: ArgumentHelp(
      "Begins each feature with a record separator, as a GeoJSON text sequence (RFC 8142) wants it."
    ))
  var sequence = false

  @Option(
    help: ArgumentHelp("Attacks merged at a time; all processors by default.", valueName: "n"))
  var jobs: Int?

  @Flag(help: "Says nothing but errors.")
  var quiet = false

  @OptionGroup var gazetteer: GazetteerOptions

  func run() async throws {
    let quiet = quiet
    var merge = ClaimMerge(
      scratch: scratch ?? FileManager.default.temporaryDirectory.path, jobs: try JobCount.of(jobs))
    merge.isSequence = sequence
    var faults = 0
    try await merge.run(files, from: 0) {
      try gazetteer.mapper()
    } tell: { told in
      if told.severity == .error { faults += 1 }
      if !quiet || told.severity == .error { Console.warn(told.face) }
    } take: {
      try Console.put($0)
    }
    if faults > 0 { throw Ending(status: .badInput) }
  }
}
