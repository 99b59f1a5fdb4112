public import Diagnostics
import FoundationEssentials
import Reading

/// The labels that an evaluation is about, with what is wrong in them.
public struct Labels: Sendable {
  /// The labels: each id once, by id.
  public private(set) var all: [ReportLabel] = []
  /// What is wrong, by place.
  public private(set) var diagnostics: [Diagnostic] = []

  /// Reads labels.
  ///
  /// Of a folder every `.json` file is read, also in the folders in it; those that are no label are
  /// passed over, since other JSON lies in folders too. A label with a fault costs only itself.
  ///
  /// - Parameter arguments: Paths of files and folders.
  public init(at arguments: [String]) {
    var found: [String: ReportLabel] = [:]
    for argument in arguments {
      guard let files = Self.files(in: argument) else {
        add(argument, isNamed: true, to: &found)
        continue
      }
      let before = found.count
      for file in files { add(file, isNamed: false, to: &found) }
      if found.count == before, diagnostics.isEmpty {
        diagnostics.append(
          Diagnostic(
            "label.none", .error, at: Position(source: argument), "The folder holds no label.",
            fix: "put labels into it: JSON files with \"id\" and \"events\""))
      }
    }
    all = found.values.sorted { $0.id < $1.id }
  }

  private mutating func add(
    _ path: String, isNamed: Bool, to found: inout [String: ReportLabel]
  ) {
    do throws(Diagnostic) {
      guard let label = try LabelReader(path: path).label(in: try JSONItem(path: path)) else {
        guard isNamed else { return }
        throw Diagnostic(
          "label.none", .error, at: Position(source: path),
          "It is no label: it has no member \"events\".",
          fix: "name a label; docs/evaluation.md shows one")
      }
      if let other = found[label.id], other.path != path {
        throw Diagnostic(
          "label.twice", .error, at: Position(source: path),
          "\(other.path.isolated) labels the report \(label.id.isolated) too; that one is used.",
          fix: "give each report one label, and each label an id of its own")
      }
      found[label.id] = label
    } catch {
      diagnostics.append(error)
    }
  }

  /// The JSON files of a folder and of those in it, by name; nil where the path is no folder.
  private static func files(in folder: String) -> [String]? {
    var isFolder = false
    guard FileManager.default.fileExists(atPath: folder, isDirectory: &isFolder), isFolder,
      let names = try? FileManager.default.subpathsOfDirectory(atPath: folder)
    else { return nil }
    let root = folder.hasSuffix("/") ? String(folder.dropLast()) : folder
    return names.sorted().filter { name in
      name.hasSuffix(".json") && !name.split(separator: "/").contains { $0.hasPrefix(".") }
    }.map { "\(root)/\($0)" }
  }
}
