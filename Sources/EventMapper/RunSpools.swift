import Diagnostics
import Events
import Layers
import Spooling

/// What all reports of a run give, gathered in spools.
final class RunSpools {
  /// Attacks as each report tells them, in the order of a sweep.
  let attacks: Spool<ReportedAttack>
  /// Counts by report.
  let aggregates: Spool<Aggregate>
  /// Names without a place, by name and report.
  let unresolved: Spool<UnresolvedMention>
  /// The reports, by id.
  let sources: Spool<SourceReport>
  private let diagnostics: DiagnosticSpool
  /// The rows that were read, in a run that adds to a store: the store may have them too.
  private var rows: Set<UInt64>?
  private(set) var reportCount = 0
  private(set) var claimCount = 0
  private(set) var givenCount = 0
  /// How many rows of event tables were read.
  private(set) var rowCount = 0
  /// How many of them are no attacks, by table.
  private(set) var withoutAttack: [String: Int] = [:]
  /// The least id of all claims, and the file of its report: that of the first event.
  private(set) var first: (claim: String, source: String?)?

  /// Makes empty spools.
  ///
  /// - Parameters:
  ///   - space: Where they keep what does not fit into memory.
  ///   - diagnostics: Takes what is told.
  ///   - hasStore: Whether the run adds to a store.
  init(_ space: SpoolSpace, diagnostics: DiagnosticSpool, hasStore: Bool) {
    rows = hasStore ? [] : nil
    attacks = Spool(space)
    aggregates = Spool(space.part(4))
    unresolved = Spool(space.part(4))
    sources = Spool(space.part(4))
    self.diagnostics = diagnostics
  }

  func add(_ source: SourceReport) throws(Diagnostic) {
    try sources.add(source, at: SpoolKey().then(source.id))
  }

  func add(_ aggregate: Aggregate) throws(Diagnostic) {
    let key = SpoolKey().then(aggregate.report).then(aggregate.quote.span.start)
    try aggregates.add(aggregate, at: key.then(aggregate.what))
  }

  func add(_ mention: UnresolvedMention) throws(Diagnostic) {
    let key = SpoolKey().then(mention.name).then(mention.report)
    try unresolved.add(mention, at: key.then(mention.claim ?? ""))
  }

  func add(_ told: DiagnosticSpool.Told) throws(Diagnostic) { try diagnostics.add(told) }

  func add(_ report: MappedReport) throws(Diagnostic) {
    if report.source != nil { reportCount += 1 }
    givenCount += report.givenCount
    rowCount += report.rowCount
    if let table = report.table, report.withoutAttack > 0 {
      withoutAttack[table, default: 0] += report.withoutAttack
    }
    claimCount += report.claimCount
    for attack in report.attacks where isNew(attack, of: report) {
      try attacks.add(attack.record, at: attack.key)
    }
    for aggregate in report.aggregates { try add(aggregate) }
    for mention in report.unresolved { try add(mention) }
    for diagnostic in report.diagnostics {
      let told = DiagnosticSpool.Told(diagnostic, report: report.report?.id, isStored: false)
      try diagnostics.add(told)
    }
    for diagnostic in report.givenDiagnostics { try diagnostics.add(diagnostic, isOfInput: true) }
    if let source = report.report { try add(source) }
    if let claim = report.leastClaim, first.map({ claim < $0.claim }) ?? true {
      first = (claim, report.source)
    }
  }

  /// Whether an attack is not a stored row of a table that was read again.
  private func isNew(_ attack: MappedReport.Attack, of report: MappedReport) -> Bool {
    guard let row = attack.row, rows != nil else { return true }
    if !report.isAsStored {
      rows?.insert(row)
    } else if rows?.contains(row) ?? false {
      claimCount -= 1
      return false
    }
    return true
  }
}
