import Diagnostics
import FoundationEssentials
public import Places

/// Which files make up the gazetteer of a run: the built-in ones, others beside them, or others alone.
public struct GazetteerChoice: Sendable {
  /// Folders and tables that are added.
  public let added: [String]
  /// A folder or table whose places stand alone; nil to keep the built-in ones.
  public let only: String?

  /// Makes a choice.
  public init(added: [String] = [], only: String? = nil) {
    self.added = added
    self.only = only
  }

  /// The files that list places; the others hold countries, units, words and measures, which places
  /// lean on.
  private static let placeFiles: Set<String> = [
    "sites.tsv", "site_sources.tsv", "localities.tsv", "locality_sources.tsv", "places.tsv",
    "places_neighbours.tsv", "names.tsv", "names_neighbours.tsv",
  ]
  private static let unitFiles: Set<String> = [
    "countries.tsv", "governorates.tsv", "districts.tsv", "subdistricts.tsv", "outlines.geojson",
  ]

  /// Reads the files.
  ///
  /// What stands alone still leans on the built-in words and measures, and on the built-in countries
  /// and districts unless it brings its own.
  ///
  /// - Parameter builtIn: The folder of the built-in gazetteer.
  /// - Returns: The gazetteer of all of them.
  /// - Throws: ``Places/GazetteerFault`` with everything that is wrong in them.
  public func load(builtIn: String) throws(GazetteerFault) -> Gazetteer {
    var inputs = try GazetteerInput.read(folder: builtIn)
    if let only {
      let own = try Self.inputs(at: only)
      let names = Set(own.map(\.file))
      let hasUnits = names.contains("countries.tsv")
      inputs.removeAll {
        Self.placeFiles.contains($0.file) || names.contains($0.file)
          || (hasUnits && Self.unitFiles.contains($0.file))
      }
      inputs += own
    }
    for path in added { inputs += try Self.inputs(at: path) }
    return try Gazetteer(inputs)
  }

  /// The files of a folder, or one table.
  private static func inputs(at path: String) throws(GazetteerFault) -> [GazetteerInput] {
    var isFolder = false
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
      throw fault(
        "missing", path, "There is no file or folder of this name.", fix: "correct the name")
    }
    guard isFolder else { return [try input(at: path)] }
    let paths = GazetteerInput.files.map { path.hasSuffix("/") ? path + $0 : "\(path)/\($0)" }
      .filter { FileManager.default.fileExists(atPath: $0) }
    guard !paths.isEmpty else {
      throw fault(
        "missing", path, "The folder holds no file of a gazetteer.",
        fix: "put places.tsv into it; the columns are those of Gazetteer/places.tsv")
    }
    return try paths.map { (path: String) throws(GazetteerFault) in try input(at: path) }
  }

  private static func input(at path: String) throws(GazetteerFault) -> GazetteerInput {
    guard let data = try? Data(contentsOf: URL(fileURLWithPath: path)) else {
      throw fault("unreadable", path, "The file cannot be read.", fix: "check that you may read it")
    }
    let bytes = Array(data)
    let name = String(path.split(separator: "/").last ?? "")
    guard let file = GazetteerInput.files.contains(name) ? name : file(byColumns: bytes) else {
      throw fault(
        "unknown-file", path, "This is no table of a gazetteer.",
        fix: "start it with the columns of Gazetteer/places.tsv, parted by tabs")
    }
    return GazetteerInput(name: path, bytes: bytes, file: file)
  }

  /// Which file of a gazetteer a table of another name is like, by the columns that only that has.
  private static func file(byColumns bytes: [UInt8]) -> String? {
    let start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes.dropFirst(3) : bytes[...]
    let header = start.split(separator: 0x0A).first { $0.first != 0x23 } ?? []
    let columns = Set(
      String(decoding: header.filter { $0 != 0x0D }, as: UTF8.self).split(separator: "\t"))
    if columns.contains("basis") { return "sites.tsv" }
    if columns.isSuperset(of: ["id", "class", "name", "latitude", "longitude"]) {
      return "places.tsv"
    }
    return columns == ["id", "names", "names_ar"] ? "names.tsv" : nil
  }

  private static func fault(_ id: String, _ path: String, _ sentence: String, fix: String)
    -> GazetteerFault
  {
    GazetteerFault([
      Diagnostic("gazetteer.\(id)", .error, at: Position(source: path), sentence, fix: fix)
    ])
  }
}
