import Events
import Layers
import Places
import Reading

/// The lines of `corrections.csv` that would correct what a report gave, ready to be copied.
struct CorrectionLines {
  static let title =
    "To correct an event or what words mean: copy the first line and the line into corrections.csv, "
    + "fill in cells (docs/corrections.md)"

  private let explanation: Explanation

  init(_ explanation: Explanation) { self.explanation = explanation }

  /// The head, then a line for each event, for each dropped claim and for each name without a place.
  var lines: [String] {
    let located = explanation.located
    var subjects = explanation.events.map {
      Subject(event: $0.id, words: $0.target?.text ?? "")
    }
    let told = Set(explanation.events.flatMap { $0.claims.map(\.id) })
    subjects += located.claims.filter { !told.contains($0.id) }.map {
      Subject(event: $0.id, words: $0.target?.value.text ?? "")
    }
    var seen: Set<String> = []
    subjects += located.unresolved.filter { seen.insert($0.name).inserted }.map {
      Subject(event: "", words: $0.name)
    }
    guard !subjects.isEmpty else { return [] }
    return [CSVLine.of(CorrectionTable.columns)]
      + subjects.map { subject in
        let cells = [subject.event, located.report.id, subject.words]
        return CSVLine.of(
          cells + CorrectionTable.columns.dropFirst(cells.count).map { _ in "" })
      }
  }

  private struct Subject {
    let event: String
    let words: String
  }
}
