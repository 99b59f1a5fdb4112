import Diagnostics
import EventMapper
import Geodesy

/// An evaluation as a person reads it: the figures, the groups, then what went wrong and where to look.
struct EvaluationLines {
  private let evaluation: Evaluation

  init(_ evaluation: Evaluation) { self.evaluation = evaluation }

  var lines: [String] {
    let total = evaluation.total
    return [
      "Reports: \(total.reports). Attacks to be found: \(total.attacks). "
        + "Events found: \(total.events).", "",
    ] + found + [""] + answers + [""] + others + groups + slips
  }

  /// How much was found, by the strict rule.
  private var found: [String] {
    let (total, hits) = (evaluation.total, evaluation.total.strict)
    let rows: [(String, (Hits) -> Double?, String)] = [
      ("precision", \.precision, "\(hits.found) of \(hits.found + hits.wrong) events are right"),
      ("recall", \.recall, "\(hits.found) of \(total.attacks) attacks are found"),
      ("F1", \.f1, "\(hits.missed) missed, \(hits.wrong) false (\(hits.duplicates) told twice)"),
    ]
    return ["           value  95 % interval"]
      + rows.map { name, figure, words in
        row(name, figure(hits), evaluation.interval(ofStrict: figure), words)
      }
  }

  /// How good the answers are.
  private var answers: [String] {
    let total = evaluation.total
    func off(_ distance: Distance?) -> String { distance?.plain ?? "n/a" }
    let rows: [(String, (Figures) -> Share, String)] = [
      (
        "place", \.place,
        "within the label's error; median \(off(total.distances.median)) off, "
          + "nine of ten up to \(off(total.distances.ninetieth))"
      ),
      (
        "circle", \.circle,
        "labelled places in the 90 % circle; median radius \(off(total.radii.median))"
      ),
      ("", \.circleWithError, "when the circle is wider by the label's own error"),
      (
        "day", \.day, "on the very day; \(total.missingDays) without a day"
      ),
      ("", \.compatibleDay, "on a day that may be meant"),
      ("kind", \.kind, "of a kind that the label names"),
      (
        "launch", \.launch,
        "within the label's error; \(total.missingLaunches) without a launch place"
      ),
      ("killed", \.killed, "with the very number"),
      ("injured", \.injured, "with the very number"),
      ("counts", \.counts, "with the very number; \(total.wrongCounts) that are not labelled"),
    ]
    return rows.filter { $0.1(total).total > 0 }.map { name, share, words in
      let all = share(total)
      let words = "\(all.count) of \(all.total) \(words)"
      return row(name, all.value, evaluation.interval(of: share), words)
    }
  }

  private var others: [String] {
    let (total, hits) = (evaluation.total, evaluation.total.strict)
    return [
      "made up, where the words say nothing: days \(total.inventedDays), launch places "
        + "\(total.inventedLaunches), numbers of victims \(total.inventedNumbers)",
      "reports without an attack: \(total.disturbed.total), with a false event "
        + "\(total.disturbed.count)",
      "neither right nor wrong: \(hits.ignored) on optional or recalled attacks, "
        + "\(hits.splits) on further places of an attack",
      "recalled attacks: \(total.background.count) of \(total.background.total) found; "
        + "said to be recalled or not: \(total.backgroundFlag.count) of "
        + "\(total.backgroundFlag.total) right",
      "events at a place that a label calls none of an attack: \(total.distracted)",
    ]
  }

  private func row(
    _ name: String, _ value: Double?, _ interval: ClosedRange<Double>?, _ words: String
  ) -> String {
    let range = interval.map { "\($0.lowerBound.fixed(2))–\($0.upperBound.fixed(2))" } ?? ""
    return "\(name.padded(11))\(Self.face(value).padded(7))\(range.padded(15))\(words)"
  }

  private static func face(_ value: Double?) -> String { value?.fixed(2) ?? "n/a" }

  /// Of phenomena those are shown in which something went wrong, the worst first: most stand in one or
  /// two reports.
  private var groups: [String] {
    let groups = evaluation.groups
    let faulty = groups.filter { $0.by == "phenomenon" && ($0.figures.strict.f1 ?? 1) < 1 }
    let worst = faulty.sorted {
      ($0.figures.strict.f1 ?? 1, $0.name) < ($1.figures.strict.f1 ?? 1, $1.name)
    }
    return table("language", groups.filter { $0.by == "language" })
      + table("basis", groups.filter { $0.by == "basis" })
      + table("phenomenon (faulty)", Array(worst.prefix(12)))
  }

  private func table(_ title: String, _ groups: [Evaluation.Group]) -> [String] {
    guard !groups.isEmpty else { return [] }
    let width = groups.map { $0.name.count }.reduce(title.count, max)
    func cells(_ cells: [String]) -> String {
      cells.map { String(repeating: " ", count: max(1, 10 - $0.count)) + $0 }.joined()
    }
    let head = ["reports", "attacks", "precision", "recall", "F1", "place", "circle", "day"]
    return ["", title.padded(width) + cells(head)]
      + groups.map { group in
        let figures = group.figures
        let values =
          [figures.strict.precision, figures.strict.recall, figures.strict.f1]
          + [figures.place, figures.circle, figures.day].map(\.value)
        return group.name.padded(width)
          + cells(["\(figures.reports)", "\(figures.attacks)"] + values.map(Self.face))
      }
  }

  /// What went wrong, by report.
  private var slips: [String] {
    evaluation.scores.filter { !$0.slips.isEmpty }.flatMap { score in
      let head = score.path.map { "\(score.label.id): eventmap explain \($0.inShell)" }
      return ["", head ?? score.label.id] + score.slips.map(Self.line)
    }
  }

  private static func line(_ slip: Slip) -> String {
    let line = slip.line.map { "line \($0)" } ?? ""
    let differences =
      slip.differences.isEmpty
      ? "" : "; the nearest event is \(slip.differences.joined(separator: ", "))"
    return "  \(slip.kind.rawValue.padded(7))\(line.padded(8)) \(slip.face)\(differences)"
  }
}

extension String {
  /// With blanks behind it, to a width.
  func padded(_ width: Int) -> String {
    self + String(repeating: " ", count: max(0, width - count))
  }

  /// As a word of a command line.
  fileprivate var inShell: String {
    let plain = allSatisfy { $0.isLetter || $0.isNumber || "/._-+:@%,=".contains($0) }
    return plain
      ? self
      : "'\(split(separator: "'", omittingEmptySubsequences: false).joined(separator: "'\\''"))'"
  }
}
