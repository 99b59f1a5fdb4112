import ArgumentParser
import EventMapper

/// The command line: `eventmap VERB …`, one file per verb.
@main
struct EventMap: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "eventmap",
    abstract: "Turns reports about attacks into maps that say how sure they are.",
    discussion: """
      It describes reported past events, for monitoring and accountability. It predicts nothing and \
      proposes no targets.

      Example: eventmap map Reports --output Outputs
      """,
    version: MapRun.version,
    subcommands: [
      MapVerb.self, MergeVerb.self, ExplainVerb.self, EvaluateVerb.self, PlaceVerb.self,
      DistanceVerb.self, NearVerb.self, InVerb.self, SummaryVerb.self, ServeVerb.self,
      GazetteerVerb.self,
    ])

  static func main() async {
    Console.ignoreClosedPipes()
    do {
      var verb = try parseAsRoot()
      if var verb = verb as? any AsyncParsableCommand {
        try await verb.run()
      } else {
        try verb.run()
      }
    } catch {
      Ending.end(with: error)
    }
  }
}
