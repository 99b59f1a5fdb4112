import Foundation

/// The checked-out house, as text.
enum House {
  static let root = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  /// One text file of the house.
  struct File {
    /// Its path from the root, such as `Sources/Events/Event.swift`.
    let path: String
    let text: String
    var lines: [Substring] { text.split(separator: "\n", omittingEmptySubsequences: false) }
  }

  static func exists(_ path: String) -> Bool {
    FileManager.default.fileExists(atPath: root.appending(path: path).path())
  }

  static func read(_ path: String) throws -> File {
    File(path: path, text: try String(contentsOf: root.appending(path: path), encoding: .utf8))
  }

  /// The files in a folder whose names end so, sorted by path.
  static func files(in folder: String, ending: String) throws -> [File] {
    let home = root.appending(path: folder).path()
    guard FileManager.default.fileExists(atPath: home) else { return [] }
    return try FileManager.default.subpathsOfDirectory(atPath: home).sorted()
      .filter { $0.hasSuffix(ending) }
      .map { try read("\(folder)/\($0)") }
  }

  /// The folders directly in a folder, sorted.
  static func folders(in folder: String) throws -> [String] {
    try FileManager.default.contentsOfDirectory(
      at: root.appending(path: folder), includingPropertiesForKeys: [.isDirectoryKey]
    )
    .filter { try $0.resourceValues(forKeys: [.isDirectoryKey]).isDirectory == true }
    .map(\.lastPathComponent).sorted()
  }
}
