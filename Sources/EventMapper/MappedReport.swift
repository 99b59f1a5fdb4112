import Diagnostics
import Events
import Reading
import Spooling

/// What one report, and the claims from outside about it, give to a run: little enough to be held for many reports at a time, and the
/// attacks already as the bytes that the spool keeps, so that all processors share that work.
struct MappedReport: Sendable {
  /// Its attacks, each in its place in the order of a sweep.
  let attacks: [(key: SpoolKey, record: [UInt8])]
  let claimCount: Int
  let aggregates: [Aggregate]
  let unresolved: [UnresolvedMention]
  let diagnostics: [Diagnostic]
  /// How many bytes it was made from.
  let bytes: Int
  /// The file it came from; nil where there are only claims from outside.
  let source: String?
  /// The least id of its claims.
  let leastClaim: String?
  /// How many of the claims came from outside.
  let givenCount: Int
  /// How many rows of a table it was made from.
  let rowCount: Int
  /// How many of them are no attacks.
  let withoutAttack: Int
  /// The table that the rows are of.
  let table: String?

  init(
    _ work: ReportWork, with mapper: Mapper, _ corrections: Corrections?, _ tables: TableLocator
  ) {
    if let rows = work.rows {
      self.init(rows, with: mapper, tables)
    } else {
      self.init(work, with: mapper, corrections)
    }
  }

  /// Rows of a table: each tells an attack of its own, which no other row of the table tells too.
  private init(_ rows: TableBatch, with mapper: Mapper, _ tables: TableLocator) {
    let located = tables.located(rows)
    attacks = located.claims.compactMap { mapper.merger.group([$0]) }.map(\.spooled)
    claimCount = located.claims.count
    givenCount = 0
    aggregates = []
    unresolved = located.unresolved
    diagnostics = located.diagnostics
    bytes = rows.byteCount
    source = nil
    leastClaim = located.claims.map(\.id).min()
    rowCount = rows.count
    withoutAttack = located.withoutAttack
    table = rows.table.source
  }

  private init(_ work: ReportWork, with mapper: Mapper, _ corrections: Corrections?) {
    let located = work.report.map {
      mapper.locate($0, corrections: corrections, sayingWhy: false)
    }
    let given =
      work.lines.isEmpty
      ? LocatedClaims()
      : GivenLocator(mapper: mapper, report: located, corrections: corrections).located(work.lines)
    // A claim that comes back, perhaps corrected, stands for the one that is read here.
    let ids = Set(given.claims.map(\.id))
    let claims = (located?.claims ?? []).filter { !ids.contains($0.id) } + given.claims
    // Rows of one table never tell the same attack.
    let rows = claims.filter { $0.record != nil }.compactMap { mapper.merger.group([$0]) }
    let told = mapper.merger.attacks(of: claims.filter { $0.record == nil })
    attacks = (told + rows).map(\.spooled)
    claimCount = claims.count
    givenCount = given.claims.count
    aggregates = located?.aggregates ?? []
    unresolved = (located?.unresolved ?? []) + given.unresolved
    diagnostics = (located?.diagnostics ?? []) + given.diagnostics
    bytes = work.bytes
    source = work.report?.origin.source
    leastClaim = claims.map(\.id).min()
    rowCount = 0
    withoutAttack = 0
    table = nil
  }
}

extension ClaimGroup {
  /// The bytes that a spool keeps of it, in their place.
  fileprivate var spooled: (key: SpoolKey, record: [UInt8]) {
    var record = RecordEncoder()
    ReportedAttack(claims).encode(to: &record)
    return (key, record.bytes)
  }

  /// The place in the order of a sweep; see ``Events/ClaimGroup/precedes(_:_:)``.
  fileprivate var key: SpoolKey {
    var key = SpoolKey(date.end?.number ?? .max).then(-(date.start?.number ?? .max)).then(report)
    if let claim = claims.first {
      key = key.then(claim.sentence.span.start).then(claim.kind.span.start).then(claim.id)
    }
    return key
  }
}
