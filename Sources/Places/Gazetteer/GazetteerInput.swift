public import Diagnostics
import FoundationEssentials

/// One file of a gazetteer, read into memory.
public struct GazetteerInput: Sendable {
  /// Its name, as diagnostics show it; the last part says what it holds: `Gazetteer/sites.tsv`.
  public let name: String
  /// What it holds.
  public let bytes: [UInt8]

  /// Which file of a gazetteer it is, one of ``files``.
  package let file: String
  /// Whether its places only hold others, and answer no query by themselves.
  package let isContext: Bool

  /// Makes an input; the last part of its name says which file it is.
  public init(name: String, bytes: [UInt8]) {
    self.init(name: name, bytes: bytes, file: String(name.split(separator: "/").last ?? ""))
  }

  /// Makes an input that stands for a file of another name.
  package init(name: String, bytes: [UInt8], file: String, isContext: Bool = false) {
    self.name = name
    self.bytes = bytes
    self.file = file
    self.isContext = isContext
  }

  /// The files of a gazetteer, in the order in which they are read.
  ///
  /// Only `countries.tsv` has to be there.
  public static let files = [
    "countries.tsv", "governorates.tsv", "districts.tsv", "subdistricts.tsv", "sites.tsv",
    "site_sources.tsv", "localities.tsv", "locality_sources.tsv", "places.tsv",
    "places_neighbours.tsv", table, "names.tsv", "names_neighbours.tsv", "outlines.geojson",
    "rivers.geojson", "radii.tsv", "reach.tsv", "relations.tsv", "generics.tsv", "stopnames.tsv",
    "notplaces.tsv",
    "phones.tsv", "sound_costs.tsv", "name_words.tsv", "ranking.tsv",
  ]

  /// The file of a table of places from elsewhere, of which only identifier, name and coordinate
  /// have to be there.
  package static let table = "table.tsv"

  /// The small files that a compiled gazetteer keeps as they came.
  static let keptFiles: Set<String> = [
    "governorates.tsv", "sites.tsv", "site_sources.tsv", "localities.tsv", "locality_sources.tsv",
    "rivers.geojson", "radii.tsv", "reach.tsv", "relations.tsv", "generics.tsv", "stopnames.tsv",
    "notplaces.tsv",
    "phones.tsv", "sound_costs.tsv", "name_words.tsv", "ranking.tsv",
  ]

  /// Reads the files of a folder.
  ///
  /// - Throws: ``GazetteerFault`` when the folder holds no `countries.tsv` or a file cannot be read.
  public static func read(folder: String) throws(GazetteerFault) -> [GazetteerInput] {
    guard FileManager.default.fileExists(atPath: folder) else {
      throw GazetteerFault([
        Diagnostic(
          "gazetteer.missing", .error, at: Position(source: folder),
          "There is no file or folder of this name.", fix: "correct the name")
      ])
    }
    var inputs: [GazetteerInput] = []
    for file in files {
      let path = folder.hasSuffix("/") ? folder + file : "\(folder)/\(file)"
      guard FileManager.default.fileExists(atPath: path) else { continue }
      guard let bytes = WholeFile.bytes(at: path) else {
        throw GazetteerFault([
          Diagnostic(
            "gazetteer.unreadable", .error, at: Position(source: path),
            "The file cannot be read.", fix: "check that you may read it")
        ])
      }
      inputs.append(GazetteerInput(name: path, bytes: bytes))
    }
    guard inputs.contains(where: { $0.file == "countries.tsv" }) else {
      throw GazetteerFault([
        Diagnostic(
          "gazetteer.missing", .error, at: Position(source: folder),
          "No gazetteer is here: the folder has no countries.tsv.",
          fix: "name the folder Gazetteer with EVENTMAP_GAZETTEER or --only-gazetteer")
      ])
    }
    return inputs
  }
}

/// Why a gazetteer could not be made: never half a gazetteer.
public struct GazetteerFault: Error, Sendable {
  /// Everything that was found, the errors among it.
  public let diagnostics: [Diagnostic]

  /// Makes a fault.
  public init(_ diagnostics: [Diagnostic]) { self.diagnostics = diagnostics }
}
