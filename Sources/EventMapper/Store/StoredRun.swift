import Diagnostics
import EventStore
import Events
import Layers
import Reading
import Spooling

/// What earlier runs left in a store, read before anything is added.
struct StoredRun: Sendable {
  /// The reports, by id; without texts.
  let sources: Spooled<SourceReport>
  /// The same as inputs.
  let reports: Spooled<Report>
  /// The claims that were read in them, by report and attack.
  let claims: Spooled<StoredClaim>
  /// The claims from outside.
  let lines: Spooled<ClaimLine>
  /// Counts, names without a place, and what was told, by report.
  let aggregates: Spooled<Aggregate>
  let unresolved: Spooled<UnresolvedMention>
  let diagnostics: Spooled<DiagnosticSpool.Told>
  /// What the store was made from.
  let provenance: [Provenance]

  /// Reads a store.
  ///
  /// - Throws: `StoreRefusal`, `StoreFailure`, or a ``Diagnostic`` when the disk cannot take it.
  init(_ file: any WritableStore, _ space: SpoolSpace) throws {
    let space = space.part(4)
    let sources = Spool<SourceReport>(space)
    let reports = Spool<Report>(space)
    try file.rows(of: "sources", SourceReport.storedColumns) { row in
      guard let source = SourceReport(row) else { return }
      try sources.add(source, at: SpoolKey().then(source.id))
      if let report = source.stored { try reports.add(report, at: SpoolKey().then(source.id)) }
    }
    let claims = Spool<StoredClaim>(space)
    let lines = Spool<ClaimLine>(space)
    var place = 0
    let columns = ["id", "report", "attack", "line", "given_file", "given_line"]
    try file.rows(of: "claims", columns) { row in
      guard let id = row.text(0), let report = row.text(1), let line = row.text(3) else { return }
      place += 1
      if let given = row.text(4) {
        let origin = Position(source: given, line: row.integer(5) ?? 0)
        let stored = ClaimLine(stored: Array(line.utf8), id: id, report: report, origin: origin)
        return try lines.add(stored, at: SpoolKey(place))
      }
      let claim = StoredClaim(report: report, id: id, attack: row.text(2) ?? id, line: line)
      try claims.add(claim, at: claim.key(isTaken: place))
    }
    let aggregates = Spool<Aggregate>(space)
    try file.rows(of: "aggregates", Table.aggregates.columns.map(\.name)) { row in
      guard let aggregate = Aggregate(row) else { return }
      try aggregates.add(aggregate, at: SpoolKey().then(aggregate.report))
    }
    let unresolved = Spool<UnresolvedMention>(space)
    try file.rows(of: "unresolved", Table.unresolved.columns.map(\.name)) { row in
      guard let mention = UnresolvedMention(row) else { return }
      try unresolved.add(mention, at: SpoolKey().then(mention.report))
    }
    let told = Spool<DiagnosticSpool.Told>(space)
    try file.rows(of: "diagnostics", Table.diagnostics.columns.map(\.name)) { row in
      guard let diagnostic = DiagnosticSpool.Told(row) else { return }
      try told.add(diagnostic, at: SpoolKey().then(diagnostic.report ?? ""))
    }
    var provenance: [Provenance] = []
    try file.rows(of: "provenance", Table.provenance.columns.map(\.name)) { row in
      if let entry = Provenance(row) { provenance.append(entry) }
    }
    self.provenance = provenance
    self.sources = try sources.finish()
    self.reports = try reports.finish()
    self.claims = try claims.finish()
    self.lines = try lines.finish()
    self.aggregates = try aggregates.finish()
    self.unresolved = try unresolved.finish()
    diagnostics = try told.finish()
  }
}

extension SourceReport {
  static let storedColumns = [
    "id", "title", "published", "source", "url", "given_id", "file", "line", "sha256",
  ]

  init?(_ row: StoredCells) {
    guard let id = row.text(0) else { return nil }
    self.init(id: id)
    title = row.text(1)
    published = row.text(2).flatMap { Day(iso: $0) }
    (source, url) = (row.text(3), row.text(4))
    givenID = row.text(5) ?? id
    (file, line, sha256) = (row.text(6), row.integer(7), row.text(8))
  }
}

extension Aggregate {
  init?(_ row: StoredCells) {
    guard let report = row.text(0) else { return nil }
    let (start, end) = (row.integer(9) ?? 0, row.integer(10) ?? 0)
    let words = row.text(8) ?? ""
    self.init(
      report: report, count: row.integer(1), qualifier: row.text(2).flatMap(Qualifier.init),
      what: row.text(3) ?? "", periodStart: row.text(4).flatMap { Day(iso: $0) },
      periodEnd: row.text(5).flatMap { Day(iso: $0) }, area: row.text(6),
      places: row.text(7).map { [$0] } ?? [],
      quote: Evidence(
        words, words: words, span: Span(start: start, end: end, utf8Start: 0, utf8End: 0)))
  }

  /// The same count of a report that is called otherwise now.
  func renamed(_ report: String) -> Aggregate {
    Aggregate(
      report: report, count: count, qualifier: qualifier, what: what, periodStart: periodStart,
      periodEnd: periodEnd, area: area, places: places, quote: quote)
  }
}
