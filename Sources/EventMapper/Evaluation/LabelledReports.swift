public import Diagnostics
import FoundationEssentials
public import Reading

/// Labels beside the reports that they speak of.
public struct LabelledReports: Sendable {
  /// A label with its report; the report is nil where its text was not found.
  public struct Pair: Sendable {
    /// What a reader found in the report.
    public let label: ReportLabel
    /// The report.
    public let report: Report?
    /// The file that `eventmap explain` opens.
    public let path: String?
  }

  /// One for each label, by id.
  public let pairs: [Pair]
  /// What is wrong or doubtful in the reports, their files named so that they can be opened.
  public let diagnostics: [Diagnostic]

  /// The reports that were found, by id.
  public var reports: [Report] { pairs.compactMap(\.report) }

  private static let endings = ["txt", "html", "htm", "xhtml"]

  /// Finds the reports of labels, and reads them as `map` does.
  ///
  /// - Parameters:
  ///   - labels: The labels.
  ///   - places: Where reports lie that are not beside their label: folders, or files of many
  ///     reports whose ids are those of labels.
  public init(of labels: [ReportLabel], in places: [String] = []) {
    let folders = places.filter(Self.isFolder)
    var paths = places.filter { !Self.isFolder($0) }
    for label in labels {
      if let path = Self.path(of: label, in: [label.folder] + folders) { paths.append(path) }
    }
    let inputs = Inputs.read(paths)
    let fate = InputFate(of: paths, in: inputs)
    let reports = Dictionary(inputs.reports.map { ($0.id, $0) }) { first, _ in first }
    var files: [String: String] = [:]
    for file in inputs.files { files[file.name] = file.path }
    pairs = labels.map { label in
      let report = reports[label.id]
      return Pair(label: label, report: report, path: report.flatMap { files[$0.origin.source] })
    }
    diagnostics =
      inputs.diagnostics.map(fate.clickable) + pairs.compactMap(Self.otherDay)
      + pairs.compactMap { $0.report == nil ? Self.missing($0.label) : nil }
  }

  /// The file of a label's report, in the first folder that has it.
  private static func path(of label: ReportLabel, in folders: [String]) -> String? {
    let names = endings.map { "\(label.id).\($0)" }
    for folder in folders {
      let root = folder.hasSuffix("/") ? String(folder.dropLast()) : folder
      for name in names {
        for path in ["\(root)/\(name)", "\(root)/\(name).gz"]
        where FileManager.default.fileExists(atPath: path) { return path }
      }
    }
    return nil
  }

  private static func isFolder(_ path: String) -> Bool {
    var isFolder = false
    return FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) && isFolder
  }

  private static func missing(_ label: ReportLabel) -> Diagnostic {
    Diagnostic(
      "label.no-report", .error, at: Position(source: label.path),
      "The text of the report \(label.id.isolated) was not found.",
      fix: "put \(label.id).txt beside the label, or name its folder with --reports")
  }

  /// A report that is dated otherwise than its reader thought gives other days for "yesterday".
  private static func otherDay(_ pair: Pair) -> Diagnostic? {
    guard let report = pair.report, let stated = pair.label.published, stated != report.published
    else { return nil }
    let other = report.published.map { "is dated \($0)" } ?? "has no date of publication"
    return Diagnostic(
      "label.other-date", .warning, at: Position(source: pair.label.path),
      "The label says that the report was published on \(stated), and the report \(other).",
      fix: "write the day into the reports.csv beside the report, or mend the label")
  }
}
