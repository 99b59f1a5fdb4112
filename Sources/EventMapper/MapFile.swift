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
    /// The folder for what does not fit into memory.
    let scratch: String
  }

  /// The name in the output folder.
  let name: String
  /// The word by which `--formats` asks for it.
  let format: String
  /// Whether the run has what the file is made from.
  let canBeWritten: @Sendable (_ from: MapContent) -> Bool
  /// Writes the file to a path, whole or not at all.
  private let writeFile: @Sendable (Source, _ path: String) throws -> FileSum

  /// Every file, in the order in which they are begun: the database first, since it takes longest.
  static let all =
    [
      MapFile(name: "events.gpkg", format: "gpkg", canBeWritten: { _ in true }) {
        try $0.writeGeoPackage(to: $1)
      }
    ]
    + OutputFile.all.map { file in
      MapFile(
        name: file.name, format: file.format, canBeWritten: { file.canBeWritten(from: $0) }
      ) { source, path in
        var sum = FileSum()
        try AtomicFile.write(
          to: path, copy: { sum.add($0) }, { try file.write(source.content, &$0) })
        return sum
      }
    }

  /// Writes the file into a folder.
  ///
  /// - Returns: The file's entry in the manifest.
  func write(_ source: Source, to folder: String) throws -> Manifest.File {
    let sum = try writeFile(source, "\(folder)/\(name)")
    return Manifest.File(name: name, sha256: sum.sha256, bytes: sum.count)
  }
}
