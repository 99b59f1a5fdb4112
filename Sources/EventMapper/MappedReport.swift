import Diagnostics
import Events
import Reading
import Spooling

/// What one report gives to a run: little enough to be held for many reports at a time, and the
/// attacks already as the bytes that the spool keeps, so that all processors share that work.
struct MappedReport: Sendable {
  /// Its attacks, each in its place in the order of a sweep.
  let attacks: [(key: SpoolKey, record: [UInt8])]
  let claimCount: Int
  let aggregates: [Aggregate]
  let unresolved: [UnresolvedMention]
  let diagnostics: [Diagnostic]
  /// How many bytes of text it has.
  let bytes: Int
  /// The file it came from.
  let source: String
  /// The least id of its claims.
  let leastClaim: String?

  init(_ report: Report, with mapper: Mapper) {
    let located = mapper.locate(report, sayingWhy: false)
    attacks = mapper.merger.attacks(of: located.claims).map { group in
      var record = RecordEncoder()
      ReportedAttack(group.claims).encode(to: &record)
      return (group.key, record.bytes)
    }
    claimCount = located.claims.count
    aggregates = located.aggregates
    unresolved = located.unresolved
    diagnostics = located.diagnostics
    bytes = report.text.utf8.count
    source = report.origin.source
    leastClaim = located.claims.map(\.id).min()
  }
}

extension ClaimGroup {
  /// The place in the order of a sweep; see ``Events/ClaimGroup/precedes(_:_:)``.
  fileprivate var key: SpoolKey {
    var key = SpoolKey(date.end?.number ?? .max).then(-(date.start?.number ?? .max)).then(report)
    if let claim = claims.first {
      key = key.then(claim.sentence.span.start).then(claim.kind.span.start).then(claim.id)
    }
    return key
  }
}
