import ArgumentParser
import EventMapper

@main
struct EventMap: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "eventmap",
    abstract: "Turns reports about attacks into maps that say how sure they are.",
    discussion: """
      It describes reported past events, for monitoring and accountability. It predicts nothing and
      proposes no targets.

      Example: eventmap map Reports --output Outputs
      """,
    version: MapRun.version,
    subcommands: [MapVerb.self])
}
