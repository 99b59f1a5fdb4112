import ArgumentParser
import Diagnostics
import EventMapper
import Events
import FoundationEssentials
import Layers
import Places
import Reading

/// `eventmap map`: the main job.
struct MapVerb: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "map", abstract: "Maps reports into layers for QGIS and Google Earth.",
    discussion: "Example: eventmap map Reports --output Outputs")

  @Argument(help: "Files and folders of reports; - for standard input.")
  var inputs: [String]

  @Option(help: "The folder that the layers are written to.")
  var output = "Outputs"

  @Option(help: "The publication date of reports that have none, YYYY-MM-DD.")
  var published: String?

  @Option(help: "How many reports are read at a time.")
  var jobs = 2

  func run() async throws {
    let folders = try DataFolders(
      program: CommandLine.arguments[0], environment: ProcessInfo.processInfo.environment)
    let gazetteer = try Gazetteer.load(folder: folders.gazetteer)
    let mapper = Mapper(gazetteer: gazetteer, lexicon: try folders.readLexicon())
    let read = Inputs.read(inputs, published: published.flatMap { Day(iso: $0) })
    let run = await MapRun(read, with: mapper, jobs: jobs)
    _ = try run.write(to: output)
    print("\(run.mapped.events.count) events, \(run.mapped.aggregates.count) aggregates")
  }
}
