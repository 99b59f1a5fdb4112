import Diagnostics
import FoundationEssentials
import Layers
public import Places

/// Imports another gazetteer into a file that appears whole or not at all.
public struct GazetteerImporter {
  /// The folder of the built-in gazetteer: its rules, governorates and districts.
  public let builtIn: String
  /// The file to be written: a table where its name ends in `.tsv`, otherwise compiled.
  public let output: String

  /// Makes an importer.
  public init(builtIn: String, output: String) {
    self.builtIn = builtIn
    self.output = output
  }

  /// Runs an import.
  ///
  /// - Parameters:
  ///   - format: Whose gazetteer it is.
  ///   - files: Its files.
  ///   - settings: What the user chose.
  ///   - progress: Hears what is being done, how much is done, and of how much.
  /// - Returns: What became of the rows.
  /// - Throws: A `Diagnostic`: `output.…` when the file cannot be written, any other when an input
  ///   cannot be such a gazetteer. No file is left behind then, and an old one stays.
  public func run(
    _ format: GazetteerImport.Format, files: [String], settings: GazetteerImport.Settings,
    progress: @escaping (GazetteerImport.Stage, Int, Int) -> Void
  ) throws -> ImportReport {
    let cut = output.lastIndex(of: "/")
    let folder = cut.map { $0 == output.startIndex ? "/" : String(output[..<$0]) } ?? "."
    let name = cut.map { String(output[output.index(after: $0)...]) } ?? output
    guard output.hasSuffix(".tsv") || format == .boundaries else {
      let table = "\(folder)/.\(name).import.tsv"
      defer { try? FileManager.default.removeItem(atPath: table) }
      let report = try GazetteerImporter(builtIn: builtIn, output: table).run(
        format, files: files, settings: settings, progress: progress)
      progress(.compiling, 0, 0)
      let gazetteer = try GazetteerChoice(only: table).load(builtIn: builtIn)
      try GazetteerFile.write(gazetteer, to: output) { progress(.compiling, $0, 0) }
      return report
    }
    do {
      let plan = GazetteerImport(
        format, files: files, settings: settings, rules: try rules(), scratch: folder,
        progress: progress)
      let file = try AtomicFile(path: output)
      let report = try plan.run { block in try file.write(block) }
      try file.commit()
      return report
    } catch let failure as WriteFailure {
      throw failure.diagnostic
    }
  }

  private func rules() throws(Diagnostic) -> GazetteerImport.Rules {
    let inputs: [GazetteerInput]
    do {
      inputs = try GazetteerInput.read(folder: builtIn)
    } catch {
      throw error.diagnostics.first
        ?? Diagnostic(
          "gazetteer.unreadable", .error, "The gazetteer cannot be read.",
          fix: "set EVENTMAP_GAZETTEER to its folder")
    }
    return GazetteerImport.Rules(
      codes: try FeatureCodes(try table("feature_codes.tsv")),
      names: try NameRules(try table("name_rules.tsv")), units: try UnitKeys(inputs))
  }

  private func table(_ name: String) throws(Diagnostic) -> GazetteerInput {
    let path = builtIn.hasSuffix("/") ? builtIn + name : "\(builtIn)/\(name)"
    guard let bytes = WholeFile.bytes(at: path) else {
      throw Diagnostic(
        "gazetteer.unreadable", .error, at: Position(source: path),
        "This table of the gazetteer is missing or cannot be read.",
        fix: "put the file back as it came with the program")
    }
    return GazetteerInput(name: path, bytes: bytes)
  }
}
