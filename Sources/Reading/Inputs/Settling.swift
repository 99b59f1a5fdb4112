import Diagnostics
import Events

/// From the reports of all files to the reports of the run: each once, each with its own id, in an
/// order that is made from nothing but themselves.
enum Settling {
  static func settle(_ reports: [Report], into diagnostics: inout [Diagnostic]) -> [Report] {
    let ordered = reports.sorted(by: precedes)
    var single: [Report] = []
    for report in ordered {
      // The same id and the same words: one report that was given twice.
      if let last = single.last, last.id == report.id, last.contentHash == report.contentHash {
        single[single.count - 1] = merged(last, report, into: &diagnostics)
      } else {
        single.append(report)
      }
    }
    return renamed(single, into: &diagnostics).sorted(by: precedes)
  }

  /// By id, then by words; then, for copies, the one that says more first.
  private static func precedes(_ lhs: Report, _ rhs: Report) -> Bool {
    if lhs.id != rhs.id { return lhs.id < rhs.id }
    if lhs.contentHash != rhs.contentHash { return lhs.contentHash < rhs.contentHash }
    // Nothing is behind everything: U+10FFFF.
    func key(_ report: Report) -> [String] {
      [report.published?.description, report.source, report.url, report.title]
        .map { $0 ?? "\u{10FFFF}" }
    }
    let (left, right) = (key(lhs), key(rhs))
    if left != right { return left.lexicographicallyPrecedes(right) }
    return lhs.origin < rhs.origin
  }

  private static func merged(
    _ first: Report, _ second: Report, into diagnostics: inout [Diagnostic]
  ) -> Report {
    if let day = first.published, let other = second.published, day != other {
      diagnostics.append(
        Diagnostic(
          "report.two-dates", .warning, at: second.origin,
          "The same report is said to be published on \(day) and on \(other); \(day) is used.",
          fix: "Correct the date in reports.csv, or leave one copy out."))
    }
    return Report(
      id: first.id, title: first.title ?? second.title, text: first.text,
      published: first.published ?? second.published, source: first.source ?? second.source,
      url: first.url ?? second.url, origin: first.origin)
  }

  /// Different reports of one id are told apart by the beginning of their content hash, all of
  /// them: an id then depends on the report and not on which other one was read first.
  private static func renamed(
    _ reports: [Report], into diagnostics: inout [Diagnostic]
  ) -> [Report] {
    var counts: [String: Int] = [:]
    for report in reports { counts[report.id, default: 0] += 1 }
    var taken = Set(counts.filter { $0.value == 1 }.keys)
    return reports.map { report in
      guard counts[report.id, default: 0] > 1 else { return report }
      var id = report.id + "~" + report.contentHash.prefix(8)
      if !taken.insert(id).inserted {
        id = report.id + "~" + report.contentHash
        taken.insert(id)
      }
      diagnostics.append(
        Diagnostic(
          "report.id", .warning, at: report.origin,
          "Another report has the id \(report.id.isolated) too; this one is called "
            + "\(id.isolated).",
          fix: "Give each report its own file name or id."))
      return report.renamed(id)
    }
  }
}
