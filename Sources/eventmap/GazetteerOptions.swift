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
      "Adds a folder, a table or a compiled file to the built-in gazetteer; may be repeated.",
      valueName: "file"))
  var added: [String] = []

  @Option(
    name: .customLong("only-gazetteer"),
    help: ArgumentHelp(
      "A folder, a table or a compiled file whose places alone may be the answer.",
      valueName: "file"))
  var only: String?

  /// Reads the gazetteer.
  ///
  /// - Parameter folder: Stands in for the built-in gazetteer.
  /// - Returns: The gazetteer of all that was chosen.
  /// - Throws: ``Places/GazetteerFault`` with everything that is wrong in the files.
  func load(folder: String? = nil) throws -> Gazetteer {
    try GazetteerChoice(added: added, only: only).load(
      builtIn: folder ?? Self.folders().gazetteer)
  }

  /// Makes what maps reports with this gazetteer.
  func mapper() throws -> Mapper {
    Mapper(gazetteer: try load(), lexicon: try Self.folders().readLexicon())
  }

  /// Where words that a user types lie: coordinates in any form, an identifier, or a name.
  static func spot(_ words: String, by mapper: @autoclosure () throws -> Mapper) throws -> Spot {
    try Ending.typed {
      try Spot(words, by: mapper(), reader: { try folders().readCoordinateWords() })
    }
  }

  /// Where the program's data are.
  static func folders() throws -> DataFolders {
    try DataFolders(program: program, environment: ProcessInfo.processInfo.environment)
  }

  /// Where the parts of the web map are.
  static func web() throws -> WebFiles {
    WebFiles(beside: try folders(), environment: ProcessInfo.processInfo.environment)
  }

  /// The path of the running program, also when it was found through `PATH`.
  private static var program: String {
    guard let path = realpath("/proc/self/exe", nil) else { return CommandLine.arguments[0] }
    defer { free(path) }
    return String(cString: path)
  }
}
