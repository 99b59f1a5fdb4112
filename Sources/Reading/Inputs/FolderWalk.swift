import Diagnostics
import FoundationEssentials

/// From what the user named to the files that are to be read.
///
/// The order of the files is that of their names, whatever the order of the arguments and of the
/// folders on the disk. Hidden files are passed over; symbolic links inside a folder are followed
/// to files of the same folder only.
struct FolderWalk {
  private(set) var files: [FoundFile] = []
  private(set) var diagnostics: [Diagnostic] = []

  /// Finds the files that arguments name, and those of corrections that are named as such.
  init(_ arguments: [String], corrections: [String] = []) {
    for argument in arguments { visit(argument) }
    for path in corrections {
      switch FileKind(path) {
      case .file: visitFile(path, as: .corrections)
      case .folder: visit(path + "/" + CorrectionTable.fileName)
      case .missing, .other: diagnostics.append(.missing(path))
      }
    }
    files = Self.single(files)
  }

  /// A file that was named twice is read once: under the lesser name, and seen from all folders.
  private static func single(_ files: [FoundFile]) -> [FoundFile] {
    var single: [String: FoundFile] = [:]
    for file in files.sorted(by: { ($0.name, $0.path) < ($1.name, $1.path) }) {
      if var first = single[file.realPath] {
        // A table that is named as one of corrections is none of events.
        if file.format == .corrections { first.format = .corrections }
        let known = Set(first.folders.map(\.fileName))
        first.folders += file.folders.filter { !known.contains($0.fileName) }
        first.folders.sort { $0.fileName.utf8.count < $1.fileName.utf8.count }
        single[file.realPath] = first
      } else {
        single[file.realPath] = file
      }
    }
    return single.values.sorted { ($0.name, $0.realPath) < ($1.name, $1.realPath) }
  }

  private mutating func visit(_ argument: String) {
    let isSlashed = argument.count > 1 && argument.hasSuffix("/")
    let path = isSlashed ? String(argument.dropLast()) : argument
    switch FileKind(path) {
    case .folder: visitFolder(path, named: argument)
    case .file: visitFile(path)
    case .missing: diagnostics.append(.missing(argument))
    case .other:
      diagnostics.append(
        Diagnostic(
          "input.special", .error, at: Position(source: argument),
          "It is neither a file nor a folder.",
          fix: "Name a file or a folder, or - for standard input."))
    }
  }

  private mutating func visitFile(_ path: String, as given: InputFormat? = nil) {
    let name = String(path.split(separator: "/").last ?? "")
    guard let format = given ?? InputFormat(fileName: name) else {
      return unknown(name, .warning)
    }
    let slash = path.lastIndex(of: "/")
    let folder = slash.map { $0 == path.startIndex ? "/" : String(path[..<$0]) } ?? "."
    files.append(
      FoundFile(
        name: name, path: path, realPath: FileKind.realPath(path) ?? path, format: format,
        folders: [FoundFile.Folder(path: folder, name: "", fileName: name)]))
  }

  private mutating func visitFolder(_ root: String, named argument: String) {
    let realRoot = FileKind.realPath(root) ?? root
    let before = files.count
    var waiting = [""]
    while let folder = waiting.popLast() {
      let path = Self.join(root, folder)
      guard let names = try? FileManager.default.contentsOfDirectory(atPath: path) else {
        diagnostics.append(
          Diagnostic(
            "input.unreadable", .error, at: Position(source: folder.isEmpty ? argument : folder),
            "The folder cannot be listed.",
            fix: "Give the program the right to read it (chmod +rx), or leave it out."))
        continue
      }
      if names.contains("events.geojson") && names.contains("manifest.json") {
        diagnostics.append(
          Diagnostic(
            "input.outputs", .note, at: Position(source: folder.isEmpty ? argument : folder),
            "The folder holds what an earlier run wrote, and was passed over.",
            fix: "Keep reports and outputs in different folders."))
        continue
      }
      for entry in names.sorted() where !entry.hasPrefix(".") {
        let name = folder.isEmpty ? entry : folder + "/" + entry
        let entryPath = Self.join(root, name)
        if FileKind.isLink(entryPath) {
          guard followed(entryPath, named: name, realRoot: realRoot) else { continue }
        }
        switch FileKind(entryPath) {
        case .folder: waiting.append(name)
        case .file: add(name, root: root)
        case .missing, .other: unknown(name, .note)
        }
      }
    }
    if files[before...].allSatisfy({ $0.format == .reportsTable || $0.format == .corrections }) {
      diagnostics.append(
        Diagnostic(
          "input.none", .error, at: Position(source: argument),
          "The folder holds nothing that is read.",
          fix: "Put reports into it: files that end in \(InputFormat.endings)."))
    }
  }

  private mutating func add(_ name: String, root: String) {
    let parts = name.split(separator: "/").map(String.init)
    guard let format = InputFormat(fileName: parts.last ?? "") else { return unknown(name, .note) }
    var folders: [FoundFile.Folder] = []
    for depth in (0..<parts.count).reversed() {
      let folder = parts[..<depth].joined(separator: "/")
      folders.append(
        FoundFile.Folder(
          path: Self.join(root, folder), name: folder,
          fileName: parts[depth...].joined(separator: "/")))
    }
    let path = Self.join(root, name)
    files.append(
      FoundFile(
        name: name, path: path, realPath: FileKind.realPath(path) ?? path, format: format,
        folders: folders))
  }

  /// Whether a link is followed: to a file of the same folder only, so that neither a loop nor a
  /// foreign folder is read.
  private mutating func followed(_ path: String, named name: String, realRoot: String) -> Bool {
    if let target = FileKind.realPath(path), target.hasPrefix(realRoot + "/"),
      case .file = FileKind(target)
    {
      return true
    }
    diagnostics.append(
      Diagnostic(
        "input.link", .note, at: Position(source: name),
        "It is a symbolic link out of the folder, to a folder, or to nothing; it is not followed.",
        fix: "Name what it points to as an input of its own."))
    return false
  }

  private mutating func unknown(_ name: String, _ severity: Diagnostic.Severity) {
    diagnostics.append(
      Diagnostic(
        "input.unknown", severity, at: Position(source: name),
        "It was passed over: files of this ending are not read.",
        fix: "Reports end in \(InputFormat.endings)."))
  }

  private static func join(_ root: String, _ name: String) -> String {
    if name.isEmpty { return root }
    return root.hasSuffix("/") ? root + name : root + "/" + name
  }
}
