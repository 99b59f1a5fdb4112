import Diagnostics
import Events
import Spooling

/// From the reports of all files to the reports of the run: each once, each with its own id, made from
/// nothing but themselves.
///
/// Reports come in the order of their ``key(of:)``, one by one, so that copies and reports of one id
/// stand beside each other; no more than one waits here.
struct Settling {
  /// The last report, of which a copy may follow.
  private var waiting: Report?
  /// Whether the report before it has its id too.
  private var isShared = false
  /// The ids that were made here.
  private var given: Set<String> = []

  /// The place of a report in the order: by id, then by words; then, for copies, the one that says more
  /// first.
  static func key(of report: Report) -> SpoolKey {
    var key = SpoolKey().then(report.id).then(report.contentHash)
    for said in [report.published?.description, report.source, report.url, report.title] {
      // Nothing is behind everything: U+10FFFF.
      key = key.then(said ?? "\u{10FFFF}")
    }
    let origin = report.origin
    return key.then(origin.source).then(origin.line).then(origin.column)
  }

  /// Settles reports that are in memory, in any order.
  static func settle(_ reports: [Report], tell: (Diagnostic) -> Void) -> [Report] {
    var settling = Settling()
    var settled: [Report] = []
    for report in inOrder(reports) { settled += [settling.add(report, tell)].compactMap(\.self) }
    return inOrder(settled + [settling.finish(tell)].compactMap(\.self))
  }

  private static func inOrder(_ reports: [Report]) -> [Report] {
    reports.map { (key: key(of: $0), report: $0) }.sorted { $0.key < $1.key }.map(\.report)
  }

  /// Adds the next report.
  ///
  /// - Returns: The one before it, when that is settled.
  mutating func add<Failure: Error>(
    _ report: Report, _ tell: (Diagnostic) throws(Failure) -> Void
  ) throws(Failure) -> Report? {
    guard let last = waiting else {
      waiting = report
      return nil
    }
    // The same id and the same words: one report that was given twice.
    if last.id == report.id, last.contentHash == report.contentHash {
      waiting = try merged(last, report, tell)
      return nil
    }
    waiting = report
    let isSharedNow = last.id == report.id
    defer { isShared = isSharedNow }
    return try named(last, isShared: isShared || isSharedNow, tell)
  }

  /// Ends the settling.
  ///
  /// - Returns: The last report.
  mutating func finish<Failure: Error>(
    _ tell: (Diagnostic) throws(Failure) -> Void
  ) throws(Failure) -> Report? {
    guard let last = waiting else { return nil }
    waiting = nil
    return try named(last, isShared: isShared, tell)
  }

  private func merged<Failure: Error>(
    _ first: Report, _ second: Report, _ tell: (Diagnostic) throws(Failure) -> Void
  ) throws(Failure) -> Report {
    if let day = first.published, let other = second.published, day != other {
      try tell(
        Diagnostic(
          "report.two-dates", .warning, at: second.origin,
          "The same report is said to be published on \(day) and on \(other); \(day) is used.",
          fix: "Correct the date in reports.csv, or leave one copy out."))
    }
    // Of each the least: so it does not matter which copies met first, in this run or in a store.
    return Report(
      id: first.id, title: least(first.title, second.title),
      text: first.text.isEmpty ? second.text : first.text,
      published: least(first.published, second.published),
      source: least(first.source, second.source), url: least(first.url, second.url),
      origin: min(first.origin, second.origin), contentHash: first.contentHash,
      givenID: first.givenID, storedID: first.storedID ?? second.storedID)
  }

  private func least<Value: Comparable>(_ one: Value?, _ other: Value?) -> Value? {
    guard let one, let other else { return one ?? other }
    return min(one, other)
  }

  /// Different reports of one id are told apart by the beginning of their content hash, all of
  /// them: an id then depends on the report and not on which other one was read first.
  private mutating func named<Failure: Error>(
    _ report: Report, isShared: Bool, _ tell: (Diagnostic) throws(Failure) -> Void
  ) throws(Failure) -> Report {
    // An id that was made here stands before a report that calls itself so.
    guard isShared || given.contains(report.id) else { return report }
    var id = report.id + "~" + report.contentHash.prefix(8)
    if !given.insert(id).inserted {
      id = report.id + "~" + report.contentHash
      given.insert(id)
    }
    // A store that calls it so was told already.
    if report.storedID == id { return report.renamed(id) }
    try tell(
      Diagnostic(
        "report.id", .warning, at: report.origin,
        "Another report has the id \(report.id.isolated) too; this one is called "
          + "\(id.isolated).",
        fix: "Give each report its own file name or id."))
    return report.renamed(id)
  }
}
