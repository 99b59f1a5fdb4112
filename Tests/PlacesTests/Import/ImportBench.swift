import Diagnostics
import Foundation
import Places
import Testing

/// Runs imports of small files in a folder of their own.
struct ImportBench: ~Copyable {
  private let folder: URL

  init() throws {
    folder = FileManager.default.temporaryDirectory
      .appending(path: "eventmap-import-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: folder) }

  /// The rules that ship.
  static let rules: Result<GazetteerImport.Rules, any Error> = Result {
    let home =
      #filePath.split(separator: "/", omittingEmptySubsequences: false).dropLast(4)
      .joined(separator: "/") + "/Gazetteer"
    func table(_ name: String) throws -> GazetteerInput {
      let data = try Data(contentsOf: URL(fileURLWithPath: "\(home)/\(name)"))
      return GazetteerInput(name: name, bytes: Array(data))
    }
    return GazetteerImport.Rules(
      codes: try FeatureCodes(try table("feature_codes.tsv")),
      names: try NameRules(try table("name_rules.tsv")),
      units: try UnitKeys([try table("governorates.tsv"), try table("districts.tsv")]))
  }

  /// What an import wrote.
  struct Outcome {
    let report: ImportReport
    let text: String

    /// The rows of the table by their identifiers.
    var rows: [String: [String: String]] {
      let lines = text.split(separator: "\n").map {
        $0.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
      }
      guard let header = lines.first else { return [:] }
      return lines.dropFirst().reduce(into: [:]) { rows, cells in
        rows[cells[0]] = Dictionary(zip(header, cells), uniquingKeysWith: { first, _ in first })
      }
    }
  }

  /// Imports files, given as their texts.
  func run(
    _ format: GazetteerImport.Format, _ texts: [String],
    _ change: (inout GazetteerImport.Settings) -> Void = { _ in }
  ) throws -> Outcome {
    try run(format, texts.map { Array($0.utf8) }, change)
  }

  /// Imports files, given as their bytes.
  func run(
    _ format: GazetteerImport.Format, _ files: [[UInt8]],
    _ change: (inout GazetteerImport.Settings) -> Void = { _ in }
  ) throws -> Outcome {
    var settings = GazetteerImport.Settings(for: format)
    change(&settings)
    let paths = try files.enumerated().map { index, bytes in
      let path = folder.appending(path: "input\(index)").path()
      try Data(bytes).write(to: URL(fileURLWithPath: path))
      return path
    }
    var written: [UInt8] = []
    let plan = GazetteerImport(
      format, files: paths, settings: settings, rules: try Self.rules.get(),
      scratch: folder.path())
    let report = try plan.run { written += $0 }
    // Nothing but the inputs may be left in the folder.
    let left = try FileManager.default.contentsOfDirectory(atPath: folder.path())
    #expect(left.allSatisfy { $0.hasPrefix("input") }, "\(left)")
    return Outcome(report: report, text: String(decoding: written, as: UTF8.self))
  }

  /// The diagnostic that an import ends with.
  func fault(
    _ format: GazetteerImport.Format, _ files: [[UInt8]],
    _ change: (inout GazetteerImport.Settings) -> Void = { _ in }
  ) throws -> Diagnostic? {
    do {
      _ = try run(format, files, change)
      return nil
    } catch let diagnostic as Diagnostic {
      return diagnostic
    }
  }
}
