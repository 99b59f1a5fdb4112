import Diagnostics
import EventMapper
import Geodesy

/// A summary as a person reads it: a row a line, with a bar.
///
/// The full part of a bar are the events that are there for certain, the light part is what is expected
/// beside them. Districts without events are counted in one line.
struct SummaryFace {
  let lines: [String]

  /// The longest bar, in characters.
  private static let width = 24.0

  init(_ summary: EventSummary, title: String, generalised: Distance?) {
    var lines = [title]
    if let generalised { lines.append(EventAnswers.coarse(generalised)) }
    let shown = summary.rows.filter { $0.expected > 0 }
    guard !shown.isEmpty else {
      self.lines = lines + ["no event is known"] + summary.count.asideLines
      return
    }
    let most = shown.map(\.expected).max() ?? 1
    let head = summary.keys.map(\.rawValue) + ["certain", "expected", "possible"]
    let rows = shown.map { row in
      row.values.map { $0.label.onOneLine.cut(to: 40) }
        + [String(row.certain), row.expected.fixed(2), String(row.possible)]
    }
    let widths = head.indices.map { column in
      ([head] + rows).map { $0[column].count }.max() ?? 0
    }
    func line(_ cells: [String]) -> String {
      cells.indices.map { column in
        let space = String(repeating: " ", count: widths[column] - cells[column].count)
        return column < summary.keys.count ? cells[column] + space : space + cells[column]
      }.joined(separator: "  ")
    }
    lines.append(line(head))
    for (row, cells) in zip(shown, rows) {
      let full = Int((Double(row.certain) / most * Self.width).rounded())
      let all = max(1, Int((row.expected / most * Self.width).rounded()))
      let bar =
        String(repeating: "█", count: min(full, all))
        + String(repeating: "░", count: max(0, all - full))
      lines.append("\(line(cells))  \(bar)")
    }
    let sum = summary.rows.reduce(0) { $0 + $1.expected }
    lines.append(
      "\(summary.total) \(summary.total == 1 ? "event" : "events"), \(sum.fixed(2)) in all rows together"
    )
    let empty = summary.rows.count - shown.count
    if empty > 0 {
      let name = summary.keys.first?.rawValue ?? "row"
      lines.append(
        "\(empty) more \(empty == 1 ? name : "\(name)s") without events (csv, json and geojson list them)"
      )
    }
    self.lines = lines + summary.count.asideLines
  }
}

extension String {
  /// Its first characters, and a sign where more follow.
  fileprivate func cut(to length: Int) -> String {
    count > length ? prefix(length - 1) + "…" : self
  }
}
