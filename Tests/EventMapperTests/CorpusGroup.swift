import Diagnostics
import EventMapper
import Foundation
import Testing

/// Labelled reports that are measured together, mapped once.
struct CorpusGroup: Sendable, CustomTestStringConvertible {
  /// `samples` (the reports of `Reports/`), `corpus` (those beside their labels), or the name of a
  /// folder of `Tests/Corpus`.
  let name: String
  let labelled: LabelledReports
  /// What is wrong in the labels and the reports.
  let faults: [String]

  var testDescription: String { name }

  static let home = RealMapper.root.appending(path: "Tests/Corpus").path()

  /// All groups, by name.
  static let all: [CorpusGroup] = {
    let labels = Labels(at: [home])
    let faults = labels.diagnostics.map(\.face)
    let groups = Dictionary(grouping: labels.all, by: name)
    return groups.sorted { $0.key < $1.key }.map { name, labels in
      let labelled = LabelledReports(
        of: labels, in: [RealMapper.root.appending(path: "Reports").path()])
      return CorpusGroup(
        name: name, labelled: labelled, faults: faults + labelled.diagnostics.map(\.face))
    }
  }()

  private static func name(of label: ReportLabel) -> String {
    let folder = URL(filePath: label.folder).lastPathComponent
    guard folder == "Corpus" else { return folder }
    return label.id.first?.isNumber ?? false ? "samples" : "corpus"
  }

  /// What the program finds in its reports.
  func mapped() async -> Mapped {
    await RealMapper.mapper.map(labelled.reports, jobs: 2)
  }
}
