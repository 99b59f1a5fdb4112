public import Diagnostics
import FoundationEssentials
public import Reading

/// What became of the inputs that the user named.
public struct InputFate: Sendable {
  private let arguments: [String]
  private let files: [InputFile]
  /// The names of files in which an error was found.
  private let faulty: Set<String>
  /// The names of files that gave a report, a claim or rows.
  private let fruitful: Set<String>

  /// Looks at what was read of some arguments.
  public init(of arguments: [String], in inputs: Inputs) {
    self.arguments = arguments
    files = inputs.files
    faulty = Set(
      inputs.diagnostics.lazy.filter { $0.severity == .error }.compactMap(\.position?.source))
    fruitful = Set(inputs.reports.map(\.origin.source)).union(Self.useful(inputs.corrections))
  }

  /// Looks at what was read of some arguments.
  public init(of arguments: [String], in inputs: MapInputs) {
    self.arguments = arguments
    files = inputs.files
    faulty = inputs.diagnostics.faulty
    fruitful = inputs.stream.sources.union(inputs.tables?.map(\.table.source) ?? [])
      .union(Self.useful(inputs.stream.corrections))
  }

  /// The arguments that gave nothing at all, because of an error.
  public var unusable: [String] {
    arguments.filter { argument in
      let names = files.lazy.filter { Self.lies($0.path, in: argument) }.map(\.name)
      guard !names.contains(where: fruitful.contains) else { return false }
      return faulty.contains(argument) || names.contains(where: faulty.contains)
        || faulty.contains(String(argument.split(separator: "/").last ?? ""))
    }
  }

  /// Whether there was nothing to read: no file was opened.
  public var isNothing: Bool { files.isEmpty }

  /// A diagnostic whose file is named so that it can be opened from where the program runs.
  public func clickable(_ diagnostic: Diagnostic) -> Diagnostic {
    guard let position = diagnostic.position else { return diagnostic }
    let source = position.source
    var paths = files.filter { $0.name == source }.map(\.path)
    if paths.isEmpty {
      paths = arguments.map { $0.hasSuffix("/") ? $0 + source : "\($0)/\(source)" }
        .filter { FileManager.default.fileExists(atPath: $0) }
    }
    guard paths.count == 1 else { return diagnostic }
    return Diagnostic(
      diagnostic.id, diagnostic.severity,
      at: Position(source: paths[0], line: position.line, column: position.column),
      diagnostic.sentence, fix: diagnostic.fix)
  }

  /// The names of files of corrections of which some can be used.
  private static func useful(_ corrections: [CorrectionFile]) -> [String] {
    corrections.filter { !$0.rows.isEmpty }.map(\.name)
  }

  private static func lies(_ path: String, in argument: String) -> Bool {
    path == argument || path.hasPrefix(argument.hasSuffix("/") ? argument : argument + "/")
  }
}
