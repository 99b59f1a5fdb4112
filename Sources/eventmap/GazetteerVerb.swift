import ArgumentParser

/// `eventmap gazetteer`: what has to do with the list of places itself.
struct GazetteerVerb: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "gazetteer", abstract: "Checks, compiles and imports lists of places.",
    discussion: "Example: eventmap gazetteer check Gazetteer",
    subcommands: [GazetteerBuildVerb.self, GazetteerCheckVerb.self, GazetteerImportVerb.self])
}
