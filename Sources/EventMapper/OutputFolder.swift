import Diagnostics
import FoundationEssentials

/// The folder that a run writes to.
enum OutputFolder {
  /// Makes the folder, and those above it, where they are missing.
  ///
  /// - Throws: a diagnostic that names what stands in the way.
  static func make(_ folder: String) throws(Diagnostic) {
    guard !folder.isEmpty else {
      throw unwritable(folder, "no folder is named", fix: "name a folder with --output")
    }
    if let file = fileInTheWay(of: folder) {
      throw unwritable(
        folder, "\(file.isolated) is a file, not a folder",
        fix: "name another folder with --output, or move that file away")
    }
    do {
      try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    } catch {
      throw unwritable(
        folder, "the system does not let this user make it",
        fix: "name a folder of your own with --output, or change the permissions of the one above")
    }
  }

  /// Where a run keeps what does not fit into memory: the output folder, or what will hold it.
  ///
  /// So it lies on the disk that must have room for the output anyway.
  static func scratch(for folder: String) -> String {
    var part = folder
    var isFolder = false
    while !FileManager.default.fileExists(atPath: part, isDirectory: &isFolder) || !isFolder {
      guard let cut = part.lastIndex(of: "/") else { return "." }
      if cut == part.startIndex { return "/" }
      part = String(part[..<cut])
    }
    return part
  }

  /// The part of a path that exists but is no folder.
  private static func fileInTheWay(of path: String) -> String? {
    var part = path
    while !part.isEmpty, part != "/" {
      var isFolder = false
      if FileManager.default.fileExists(atPath: part, isDirectory: &isFolder) {
        return isFolder ? nil : part
      }
      guard let cut = part.lastIndex(of: "/") else { return nil }
      part = String(part[..<cut])
    }
    return nil
  }

  private static func unwritable(_ folder: String, _ why: String, fix: String) -> Diagnostic {
    Diagnostic(
      "output.unwritable", .error, at: folder.isEmpty ? nil : Position(source: folder),
      "The output folder could not be made: \(why).", fix: fix)
  }
}
