import ArgumentParser
import EventMapper
import FoundationEssentials
import Places

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Which gazetteer a verb looks places up in.
struct GazetteerOptions: ParsableArguments {
  @Option(
    name: .customLong("gazetteer"),
    help: ArgumentHelp(
      "Adds a gazetteer, a folder or a table, to the built-in one; may be given several times.",
      valueName: "file"))
  var added: [String] = []

  @Option(
    name: .customLong("only-gazetteer"),
    help: ArgumentHelp("Replaces the places of the built-in gazetteer.", valueName: "file"))
  var only: String?

  /// Reads the gazetteer.
  func load() throws -> Gazetteer {
    try GazetteerChoice(added: added, only: only).load(builtIn: Self.folders().gazetteer)
  }

  /// Makes what maps reports with this gazetteer.
  func mapper() throws -> Mapper {
    Mapper(gazetteer: try load(), lexicon: try Self.folders().readLexicon())
  }

  /// Where the program's data are.
  static func folders() throws -> DataFolders {
    try DataFolders(program: program, environment: ProcessInfo.processInfo.environment)
  }

  /// The path of the running program, also when it was found through `PATH`.
  private static var program: String {
    guard let path = realpath("/proc/self/exe", nil) else { return CommandLine.arguments[0] }
    defer { free(path) }
    return String(cString: path)
  }
}
