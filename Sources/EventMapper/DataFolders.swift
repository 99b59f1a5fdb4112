public import Diagnostics
import FoundationEssentials
public import Places
public import Reading

/// Where the program's data are: `Gazetteer/`, `Lexicon/` and `Web/`.
public struct DataFolders: Sendable {
  /// The folder of the gazetteer.
  public let gazetteer: String
  /// The folder of the lexicon.
  public let lexicon: String
  /// The folder of the web map's page; nil where it was not found.
  let web: String?
  /// Folders in which the map library Leaflet may lie.
  let leaflets: [String]

  /// Looks for the data: where `EVENTMAP_GAZETTEER` says, beside the program, in `share/eventmap`, in
  /// the folders above the program, and in the current folder.
  ///
  /// - Parameters:
  ///   - program: The path of the running program.
  ///   - environment: The environment's variables.
  /// - Throws: A ``Diagnostic`` that says where it looked.
  public init(program: String, environment: [String: String]) throws(Diagnostic) {
    var roots: [String] = []
    var folder = URL(fileURLWithPath: program).resolvingSymlinksInPath()
      .deletingLastPathComponent()
    roots.append(folder.path)
    roots.append(folder.deletingLastPathComponent().appendingPathComponent("share/eventmap").path)
    for _ in 0..<5 {
      folder = folder.deletingLastPathComponent()
      roots.append(folder.path)
    }
    roots.append(FileManager.default.currentDirectoryPath)
    var named: String?
    if let given = environment["EVENTMAP_GAZETTEER"], !given.isEmpty {
      named = given
      roots.insert(URL(fileURLWithPath: given).deletingLastPathComponent().path, at: 0)
    }
    func first(_ name: String, holding file: String) -> String? {
      roots.lazy.map { "\($0)/\(name)" }.first {
        FileManager.default.fileExists(atPath: "\($0)/\(file)")
      }
    }
    guard let gazetteer = named ?? first("Gazetteer", holding: "countries.tsv") else {
      throw Diagnostic(
        "data.gazetteer", .error, "The folder Gazetteer was not found beside the program.",
        fix: "set EVENTMAP_GAZETTEER to the folder, or run the program from its own folder")
    }
    guard let lexicon = first("Lexicon", holding: "attacks.tsv") else {
      throw Diagnostic(
        "data.lexicon", .error, "The folder Lexicon was not found beside Gazetteer.",
        fix: "keep the folders Gazetteer and Lexicon side by side, as they come")
    }
    self.gazetteer = gazetteer
    self.lexicon = lexicon
    web = first("Web", holding: "map.html")
    leaflets = roots.map { "\($0)/leaflet" } + ["/usr/share/javascript/leaflet"]
  }

  /// Reads the lexicon.
  public func readLexicon() throws(Diagnostic) -> Lexicon {
    try Lexicon { (name: String) throws(Diagnostic) -> String in try read(name) }
  }

  /// Reads the words of coordinates, and no others.
  public func readCoordinateWords() throws(Diagnostic) -> CoordinateReader {
    let name = "place_words.tsv"
    return CoordinateReader(words: try WordTable(text: try read(name), file: name))
  }

  /// The text of a file of the lexicon.
  private func read(_ name: String) throws(Diagnostic) -> String {
    let path = "\(lexicon)/\(name)"
    guard let bytes = WholeFile.bytes(at: path),
      let text = String(validating: bytes, as: UTF8.self)
    else {
      throw Diagnostic(
        "lexicon.unreadable", .error, at: Position(source: path),
        "This file of the lexicon is missing or is not UTF-8.",
        fix: "put the file back as it came with the program")
    }
    return text
  }
}
