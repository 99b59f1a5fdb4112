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
  /// What a store has of the claims that were read in the report.
  var stored: [StoredClaim] = []

  /// How many bytes it holds.
  var bytes: Int {
    lines.reduce(rows?.byteCount ?? report?.text.utf8.count ?? 0) { $0 + $1.bytes.count }
      + stored.reduce(0) { $0 + $1.line.utf8.count }
  }

  /// Whether nothing has come for the report: its attacks are those that the store has.
  var isAsStored: Bool { report == nil && lines.isEmpty && rows == nil }
}

/// Brings reports and given claims together.
///
/// Both come in the order of the reports' ids; claims whose report the run does not have stand alone.
final class WorkQueue {
  private let inputs: ReportStream
  /// The tables that are still to be read, the next one last.
  private var tables: [TableRows]
  private let tableIDs: Set<String>
  private let space: SpoolSpace
  private let tell: (Diagnostic) throws(Diagnostic) -> Void
  private var reports: SpoolReader<Report>?
  private var lines: SpoolReader<ClaimLine>?
  private var report: Report?
  private var line: ClaimLine?
  /// What a store has; nil in a run without one.
  private let store: StoredRun?
  private var storedClaims: SpoolReader<StoredClaim>?
  private var storedClaim: StoredClaim?
  private var isBegun = false

  /// The most claims of one report: they are held at once.
  static let mostClaims = 10_000

  init(
    _ inputs: ReportStream, tables: [TableRows], _ space: SpoolSpace, store: StoredRun?,
    tell: @escaping (Diagnostic) throws(Diagnostic) -> Void
  ) {
    self.inputs = inputs
    self.tables = tables.reversed()
    tableIDs = Set(tables.map(\.table.id))
    self.space = space
    self.store = store
    self.tell = tell
  }

  /// The next work; nil at the end.
  func next() throws(Diagnostic) -> ReportWork? {
    // Rows come first: those of a table that a store has too count as they are now.
    while let table = tables.last {
      if let rows = try table.next(tell: tell) { return ReportWork(rows: rows) }
      tables.removeLast()
    }
    guard inputs.claims.count > 0 || store != nil else {
      return try inputs.next(tell: tell).map { ReportWork(report: $0) }
    }
    if !isBegun { try begin() }
    let ids = [report?.id, line?.report, storedClaim?.report]
    guard let id = ids.compactMap(\.self).min(by: Self.precedes) else { return nil }
    var work = ReportWork(report: report?.id == id ? report : nil)
    if work.report != nil { report = try reports?.next() }
    try takeLines(of: id, into: &work)
    try takeStored(of: id, into: &work)
    return work
  }

  /// Takes the stored claims of a report: all where something has come for it, else some attacks.
  private func takeStored(of id: String, into work: inout ReportWork) throws(Diagnostic) {
    while let next = storedClaim, next.report == id {
      if work.isAsStored, work.stored.count >= Self.storedAtATime,
        work.stored.last?.attack != next.attack
      {
        return
      }
      work.stored.append(next)
      storedClaim = try storedClaims?.next()
    }
  }

  private static let storedAtATime = 64

  private func takeLines(of id: String, into work: inout ReportWork) throws(Diagnostic) {
    guard let first = line, first.report == id else { return }
    if work.report == nil, inputs.count > 0, !first.isStored, !tableIDs.contains(id) {
      try tell(
        Diagnostic(
          "claim.no-report", .warning, at: first.origin,
          "No report of this run has the id \(id.isolated): where the words of its claims stand was "
            + "not checked.",
          fix: "name the report beside the claims, or mend the id"))
    }
    var isOverfull = false
    while let next = line, next.report == id {
      if work.lines.count >= Self.mostClaims, !next.isStored, !isOverfull {
        isOverfull = true
        try tell(.manyClaims(of: next))
      }
      if work.lines.count < Self.mostClaims || next.isStored { work.lines.append(next) }
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
    if let store {
      storedClaims = try store.claims(after: inputs.storedFates(), space).reader()
      storedClaim = try storedClaims?.next()
    }
  }

  /// By bytes, as spools have it.
  private static func precedes(_ one: String, _ other: String) -> Bool {
    one.utf8.lexicographicallyPrecedes(other.utf8)
  }
}

extension Diagnostic {
  /// More claims of one report than are held at once, the first that is too many.
  static func manyClaims(of line: ClaimLine) -> Diagnostic {
    Diagnostic(
      "claim.many", .error, at: line.origin,
      "\(line.report.isolated) has more than \(WorkQueue.mostClaims) claims; those from here on were passed over.",
      fix: "leave the others out, or name the reports that they are of")
  }
}
