import Diagnostics
import Events
import Spooling

/// What all reports of a run give, gathered in spools.
final class RunSpools {
  /// Attacks as each report tells them, in the order of a sweep.
  let attacks: Spool<ReportedAttack>
  /// Counts by report.
  let aggregates: Spool<Aggregate>
  /// Names without a place, by name and report.
  let unresolved: Spool<UnresolvedMention>
  private let diagnostics: DiagnosticSpool
  private(set) var reportCount = 0
  private(set) var claimCount = 0
  private(set) var givenCount = 0
  /// How many rows of event tables were read.
  private(set) var rowCount = 0
  /// How many of them are no attacks, by table.
  private(set) var withoutAttack: [String: Int] = [:]
  /// The least id of all claims, and the file of its report: that of the first event.
  private(set) var first: (claim: String, source: String?)?

  init(_ space: SpoolSpace, diagnostics: DiagnosticSpool) {
    attacks = Spool(space)
    aggregates = Spool(space.part(4))
    unresolved = Spool(space.part(4))
    self.diagnostics = diagnostics
  }

  func add(_ report: MappedReport) throws(Diagnostic) {
    if report.source != nil { reportCount += 1 }
    givenCount += report.givenCount
    rowCount += report.rowCount
    if let table = report.table, report.withoutAttack > 0 {
      withoutAttack[table, default: 0] += report.withoutAttack
    }
    claimCount += report.claimCount
    for attack in report.attacks { try attacks.add(attack.record, at: attack.key) }
    for aggregate in report.aggregates {
      let key = SpoolKey().then(aggregate.report).then(aggregate.quote.span.start)
      try aggregates.add(aggregate, at: key.then(aggregate.what))
    }
    for mention in report.unresolved {
      try unresolved.add(mention, at: SpoolKey().then(mention.name).then(mention.report))
    }
    for diagnostic in report.diagnostics { try diagnostics.add(diagnostic, isOfInput: false) }
    if let claim = report.leastClaim, first.map({ claim < $0.claim }) ?? true {
      first = (claim, report.source)
    }
  }
}
