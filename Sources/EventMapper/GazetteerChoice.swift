import Diagnostics
import FoundationEssentials
public import Places

/// Which files make up the gazetteer of a run: the built-in ones, others beside them, or others alone.
public struct GazetteerChoice: Sendable {
  /// Folders, tables and compiled files that are added.
  public let added: [String]
  /// A folder, table or compiled file whose places stand alone; nil to keep the built-in ones.
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
  /// A folder or table that stands alone still leans on the built-in words and measures; the built-in
  /// countries and districts, unless it brings its own, hold its places but answer nothing. A
  /// compiled file brings all of this along, so that the built-in files are not even read.
  ///
  /// - Parameter builtIn: The folder of the built-in gazetteer, or its compiled file.
  /// - Returns: The gazetteer of all of them.
  /// - Throws: ``Places/GazetteerFault`` with everything that is wrong in them.
  public func load(builtIn: String) throws(GazetteerFault) -> Gazetteer {
    var inputs: [GazetteerInput] = []
    var compiled: [CompiledGazetteer] = []
    func open(_ path: String) throws(GazetteerFault) {
      if CompiledGazetteer.isCompiled(path) {
        compiled.append(try CompiledGazetteer(path: path))
      } else {
        inputs += try Self.inputs(at: path)
      }
    }
    if let only, !CompiledGazetteer.isCompiled(only) {
      try open(only)
      inputs = try Self.foundation(of: builtIn, for: Set(inputs.map(\.file))) + inputs
    } else if let path = only ?? (CompiledGazetteer.isCompiled(builtIn) ? builtIn : nil) {
      try open(path)
    } else {
      inputs = try GazetteerInput.read(folder: builtIn)
    }
    for path in added { try open(path) }
    return try Gazetteer(inputs, beside: compiled)
  }

  /// The built-in files that other places lean on, without those that they bring themselves.
  private static func foundation(
    of builtIn: String, for own: Set<String>
  ) throws(GazetteerFault) -> [GazetteerInput] {
    let hasUnits = own.contains("countries.tsv")
    return try GazetteerInput.read(folder: builtIn).compactMap { input in
      if placeFiles.contains(input.file) || own.contains(input.file)
        || (hasUnits && unitFiles.contains(input.file))
      {
        return nil
      }
      return GazetteerInput(
        name: input.name, bytes: input.bytes, file: input.file, isContext: true)
    }
  }

  /// The files of a folder, or one table.
  public static func inputs(at path: String) throws(GazetteerFault) -> [GazetteerInput] {
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
    guard let bytes = WholeFile.bytes(at: path) else {
      throw fault("unreadable", path, "The file cannot be read.", fix: "check that you may read it")
    }
    guard !bytes.isEmpty else {
      throw fault("empty", path, "The file is empty.", fix: "correct the name, or fill the table")
    }
    let name = String(path.split(separator: "/").last ?? "")
    guard let file = GazetteerInput.files.contains(name) ? name : file(byColumns: bytes) else {
      throw fault(
        "unknown-file", path, "This is neither a table of places nor a compiled gazetteer.",
        fix: "start it with the columns id, name, latitude and longitude, parted by tabs, "
          + "or make a table of it with eventmap gazetteer import")
    }
    return GazetteerInput(name: path, bytes: bytes, file: file)
  }

  /// Which file of a gazetteer one of another name is like, by how it starts.
  private static func file(byColumns bytes: [UInt8]) -> String? {
    let start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes.dropFirst(3) : bytes[...]
    var rest = start.prefix(1 << 16)
    while rest.first == 0x23 || rest.first == 0x0A || rest.first == 0x0D {
      rest = rest.drop { $0 != 0x0A }.dropFirst()
    }
    let header = rest.prefix { $0 != 0x0A && $0 != 0x0D }
    let line = String(decoding: header, as: UTF8.self)
    let columns = Set(line.split(separator: "\t"))
    if line.hasPrefix("{"), line.contains("\"Feature") { return "outlines.geojson" }
    if columns.contains("basis") { return "sites.tsv" }
    if columns == ["id", "names", "names_ar"] { return "names.tsv" }
    // With another separator it is a table all the same, which says so when it is read.
    let isTable =
      columns.isSuperset(of: ["id", "name"])
      || columns.count == 1 && line.contains("latitude") && line.contains("name")
    return isTable ? GazetteerInput.table : nil
  }

  private static func fault(_ id: String, _ path: String, _ sentence: String, fix: String)
    -> GazetteerFault
  {
    GazetteerFault([
      Diagnostic("gazetteer.\(id)", .error, at: Position(source: path), sentence, fix: fix)
    ])
  }
}
