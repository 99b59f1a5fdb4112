import Layers

/// A file that a run writes into the output folder: one of ``OutputFile``, which are streams of
/// bytes, or the GeoPackage, which is a database.
struct MapFile: Sendable {
  /// What all files are written from.
  struct Source: Sendable {
    /// What they say.
    let content: MapContent
    /// The version of the gazetteer.
    let gazetteer: String
    /// What only a store keeps.
    var aside = Aside()
    /// The folder for what does not fit into memory.
    let scratch: String
  }

  /// What a store keeps besides what the layers say, so that a later run can take it up again.
  struct Aside: Sendable {
    /// Names without a place, each time that one stands in a report.
    var unresolved = Rows<UnresolvedMention>([])
    /// What was wrong or doubtful, with what it is about.
    var diagnostics = Rows<DiagnosticSpool.Told>([])
    /// Inputs and versions.
    var provenance: [Provenance] = []
  }

  /// The name in the output folder.
  let name: String
  /// The word by which `--formats` asks for it.
  let format: String
  /// Whether it is written where no formats are asked for.
  let isDefault: Bool
  /// Whether the run has what the file is made from.
  let canBeWritten: @Sendable (_ from: MapContent) -> Bool
  /// Writes the file to a path, whole or not at all.
  private let writeFile: @Sendable (Source, _ path: String) throws -> FileSum

  /// Every file, in the order in which they are begun: the database first, since it takes longest.
  static let all =
    [
      MapFile(name: "events.gpkg", format: "gpkg", isDefault: true, canBeWritten: { _ in true }) {
        try $0.writeGeoPackage(to: $1)
      }
    ]
    + OutputFile.all.map { file in
      MapFile(
        name: file.name, format: file.format, isDefault: file.isDefault,
        canBeWritten: { file.canBeWritten(from: $0) }
      ) { source, path in
        var sum = FileSum()
        try AtomicFile.write(
          to: path, copy: { sum.add($0) }, { try file.write(source.content, &$0) })
        return sum
      }
    }

  /// The files that some formats ask for, in the order of ``all``.
  ///
  /// - Parameter formats: Words of formats and names of files; `default`, or none at all, stands for the
  ///   default ones. The QGIS project brings the GeoPackage that it shows.
  /// - Returns: The files.
  static func files(of formats: Set<String>) -> [MapFile] {
    let hasDefault = formats.isEmpty || formats.contains("default")
    let needsTables = !formats.isDisjoint(with: ["qgis", "eventmap.qgz"])
    let asked = needsTables ? formats.union(["gpkg"]) : formats
    return all.filter {
      asked.contains($0.format) || asked.contains($0.name) || hasDefault && $0.isDefault
    }
  }

  /// Whether it tells claims, beside those of its events.
  var tellsClaims: Bool { ["gpkg", "claims"].contains(format) }

  /// Whether it counts events in districts.
  var countsDistricts: Bool {
    !["kml", "kmz", "csv", "hxl", "claims", "diagnostics", "geojsonseq"].contains(format)
      && !["events.geojson", "launches.geojson", "areas.geojson"].contains(name)
      && !name.hasSuffix(".qml")
  }

  /// Writes the file into a folder.
  ///
  /// - Returns: The file's entry in the manifest.
  func write(_ source: Source, to folder: String) throws -> Manifest.File {
    let sum = try writeFile(source, "\(folder)/\(name)")
    return Manifest.File(name: name, sha256: sum.sha256, bytes: sum.count)
  }
}
