import Diagnostics
import Events
import Layers
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
  /// What is wrong or doubtful in the claims from outside.
  let givenDiagnostics: [Diagnostic]
  /// What is known of the report; nil where there are only claims from outside.
  let report: SourceReport?
  /// How many bytes it was made from.
  let bytes: Int
  /// The file it came from; nil where there are only claims from outside.
  let source: String?
  /// The least id of its claims.
  let leastClaim: String?
  /// How many of the claims came from outside.
  let givenCount: Int

  init(_ work: ReportWork, with mapper: Mapper) {
    let located = work.report.map { mapper.locate($0, sayingWhy: false) }
    let given =
      work.lines.isEmpty
      ? LocatedClaims() : GivenLocator(mapper: mapper, report: located).located(work.lines)
    // A claim that comes back, perhaps corrected, stands for the one that is read here.
    let ids = Set(given.claims.map(\.id))
    var damages: [Diagnostic] = []
    let stored = work.stored.compactMap { $0.claim(with: mapper, &damages) }
    let claims =
      ((located?.claims ?? []) + stored).filter { !ids.contains($0.id) } + given.claims
    let groups =
      work.isAsStored
      ? Self.asStored(claims, mapper.merger) : mapper.merger.attacks(of: claims)
    attacks = groups.map { group in
      let first = group.claims.first?.id
      let claims = group.claims.map { claim in
        var claim = claim
        claim.attack = first
        return claim
      }
      var record = RecordEncoder()
      ReportedAttack(claims).encode(to: &record)
      return (group.key, record.bytes)
    }
    claimCount = claims.count
    let old = Set(work.lines.lazy.filter(\.isStored).map(\.id))
    givenCount = given.claims.lazy.filter { !old.contains($0.id) }.count
    aggregates = located?.aggregates ?? []
    unresolved = (located?.unresolved ?? []) + given.unresolved
    diagnostics = located?.diagnostics ?? []
    givenDiagnostics = given.diagnostics + damages
    report = work.report.map(SourceReport.init)
    bytes = work.bytes
    source = work.report?.origin.source
    leastClaim = claims.map(\.id).min()
  }

  /// Groups claims as the store has them: those of one attack stand together, in their order.
  private static func asStored(_ claims: [Claim], _ merger: EventMerger) -> [ClaimGroup] {
    var attacks: [[Claim]] = []
    for claim in claims {
      if let attack = claim.attack, attacks.last?.last?.attack == attack {
        attacks[attacks.count - 1].append(claim)
      } else {
        attacks.append([claim])
      }
    }
    return attacks.compactMap { attack in
      merger.group(
        attack.sorted {
          ($0.sentence.span.start, $0.kind.span.start, $0.id)
            < ($1.sentence.span.start, $1.kind.span.start, $1.id)
        })
    }
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
