import Diagnostics
import Events
import Reading
import Spooling

/// What is to be done as one: a report, the claims that came from outside for it, or both; or some rows
/// of an event table.
struct ReportWork: Sendable {
  var report: Report?
  var lines: [ClaimLine] = []
  var rows: TableBatch?

  /// How many bytes it holds.
  var bytes: Int {
    lines.reduce(rows?.byteCount ?? report?.text.utf8.count ?? 0) { $0 + $1.bytes.count }
  }
}

/// Brings reports and given claims together.
///
/// Both come in the order of the reports' ids; claims whose report the run does not have stand alone.
final class WorkQueue {
  private let inputs: ReportStream
  /// The tables that are still to be read, the next one last.
  private var tables: [TableRows]
  private let space: SpoolSpace
  private let tell: (Diagnostic) throws(Diagnostic) -> Void
  private var reports: SpoolReader<Report>?
  private var lines: SpoolReader<ClaimLine>?
  private var report: Report?
  private var line: ClaimLine?
  private var isBegun = false

  /// The most claims of one report: they are held at once.
  static let mostClaims = 10_000

  init(
    _ inputs: ReportStream, tables: [TableRows], _ space: SpoolSpace,
    tell: @escaping (Diagnostic) throws(Diagnostic) -> Void
  ) {
    self.inputs = inputs
    self.tables = tables.reversed()
    self.space = space
    self.tell = tell
  }

  /// The next work; nil at the end.
  func next() throws(Diagnostic) -> ReportWork? {
    if let work = try nextReport() { return work }
    while let table = tables.last {
      if let rows = try table.next(tell: tell) { return ReportWork(rows: rows) }
      tables.removeLast()
    }
    return nil
  }

  private func nextReport() throws(Diagnostic) -> ReportWork? {
    guard inputs.claims.count > 0 else {
      return try inputs.next(tell: tell).map { ReportWork(report: $0) }
    }
    if !isBegun { try begin() }
    guard let id = [report?.id, line?.report].compactMap(\.self).min(by: Self.precedes) else {
      return nil
    }
    var work = ReportWork(report: report?.id == id ? report : nil)
    if work.report != nil { report = try reports?.next() }
    try takeLines(of: id, into: &work)
    return work
  }

  private func takeLines(of id: String, into work: inout ReportWork) throws(Diagnostic) {
    guard let first = line, first.report == id else { return }
    if work.report == nil, inputs.count > 0 {
      try tell(
        Diagnostic(
          "claim.no-report", .warning, at: first.origin,
          "No report of this run has the id \(id.isolated): where the words of its claims stand was "
            + "not checked.",
          fix: "name the report beside the claims, or mend the id"))
    }
    while let next = line, next.report == id {
      if work.lines.count == Self.mostClaims {
        try tell(
          Diagnostic(
            "claim.many", .error, at: next.origin,
            "\(id.isolated) has more than \(Self.mostClaims) claims; those from here on were passed "
              + "over.",
            fix: "leave the others out, or name the reports that they are of"))
      }
      if work.lines.count < Self.mostClaims { work.lines.append(next) }
      line = try lines?.next()
    }
  }

  /// Puts the reports in the order of the ids that they have now: settling may have made new ones.
  private func begin() throws(Diagnostic) {
    isBegun = true
    let settled = Spool<Report>(space)
    while let report = try inputs.next(tell: tell) {
      try settled.add(report, at: SpoolKey().then(report.id))
    }
    reports = try settled.finish().reader()
    lines = try inputs.claims.reader()
    report = try reports?.next()
    line = try lines?.next()
  }

  /// By bytes, as spools have it.
  private static func precedes(_ one: String, _ other: String) -> Bool {
    one.utf8.lexicographicallyPrecedes(other.utf8)
  }
}
