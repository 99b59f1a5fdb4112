import Diagnostics
import Events
import Layers
import Reading
import Spooling

/// What one report, and the claims from outside about it, give to a run: little enough to be held for many reports at a time, and the
/// attacks already as the bytes that the spool keeps, so that all processors share that work.
struct MappedReport: Sendable {
  /// An attack as the bytes that the spool keeps.
  struct Attack: Sendable {
    /// Its place in the order of a sweep.
    let key: SpoolKey
    let record: [UInt8]
    /// The id, where it is that of a row of an event table.
    let row: UInt64?
  }

  /// Its attacks, each in its place in the order of a sweep.
  let attacks: [Attack]
  /// Events that are made already, where no other attack of the run can be theirs.
  let made: MadeEvents?
  /// Whether they are as a store has them, with nothing new.
  let isAsStored: Bool
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
  /// How many rows of a table it was made from.
  let rowCount: Int
  /// How many of them are no attacks.
  let withoutAttack: Int
  /// The table that the rows are of.
  let table: String?

  init(
    _ work: ReportWork, with mapper: Mapper, _ corrections: Corrections?, _ tables: TableLocator,
    _ space: SpoolSpace, lone: LoneTable?
  ) {
    if let rows = work.rows {
      self.init(rows, with: mapper, tables, space, lone: lone)
    } else {
      self.init(work, with: mapper, corrections, space)
    }
  }

  /// What the rows of a run come to that has one table and nothing else: they never merge, so that each is
  /// an event at once.
  struct LoneTable: Sendable {
    /// Whether claims are kept.
    let hasClaims: Bool
  }

  /// Rows of a table: each tells an attack of its own, which no other row of the table tells too.
  private init(
    _ rows: TableBatch, with mapper: Mapper, _ tables: TableLocator, _ space: SpoolSpace,
    lone: LoneTable?
  ) {
    let located = tables.located(rows)
    if let lone {
      let groups = located.claims.compactMap { claim in
        var claim = claim
        claim.attack = claim.id
        return mapper.merger.group([claim])
      }
      attacks = []
      made = MadeEvents(groups, with: mapper, nil, space, hasClaims: lone.hasClaims)
    } else {
      attacks = located.claims.compactMap { mapper.merger.group([$0]) }.map { $0.spooled(space) }
      made = nil
    }
    isAsStored = false
    claimCount = located.claims.count
    givenCount = 0
    aggregates = []
    unresolved = located.unresolved
    diagnostics = located.diagnostics
    givenDiagnostics = []
    report = nil
    bytes = rows.byteCount
    source = nil
    leastClaim = located.claims.map(\.id).min()
    rowCount = rows.count
    withoutAttack = located.withoutAttack
    table = rows.table.source
  }

  private init(
    _ work: ReportWork, with mapper: Mapper, _ corrections: Corrections?, _ space: SpoolSpace
  ) {
    let located = work.report.map {
      mapper.locate($0, corrections: corrections, sayingWhy: false)
    }
    let given =
      work.lines.isEmpty
      ? LocatedClaims()
      : GivenLocator(mapper: mapper, report: located, corrections: corrections).located(work.lines)
    // A claim that comes back, perhaps corrected, stands for the one that is read here.
    let ids = Set(given.claims.map(\.id))
    var damages: [Diagnostic] = []
    let stored = work.stored.compactMap { $0.claim(with: mapper, corrections, &damages) }
    let claims =
      ((located?.claims ?? []) + stored).filter { !ids.contains($0.id) } + given.claims
    let groups =
      work.isAsStored
      ? Self.asStored(claims, mapper.merger) : Self.told(claims, mapper.merger)
    attacks = groups.map { $0.spooled(space) }
    made = nil
    isAsStored = work.isAsStored
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
    rowCount = 0
    withoutAttack = 0
    table = nil
  }

  /// Groups claims by the attacks that they tell; rows of one table never tell the same.
  private static func told(_ claims: [Claim], _ merger: EventMerger) -> [ClaimGroup] {
    merger.attacks(of: claims.filter { $0.record == nil })
      + claims.filter { $0.record != nil }.compactMap { merger.group([$0]) }
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
    return attacks.compactMap { merger.group(toldTogether: $0) }
  }
}

extension EventMerger {
  /// The group that claims make which one report tells of one attack, in any order.
  func group(toldTogether claims: [Claim]) -> ClaimGroup? {
    group(
      claims.sorted {
        ($0.sentence.span.start, $0.kind.span.start, $0.id)
          < ($1.sentence.span.start, $1.kind.span.start, $1.id)
      })
  }
}

extension ClaimGroup {
  /// The bytes that a spool keeps of it, in their place.
  func spooled(_ space: SpoolSpace) -> MappedReport.Attack {
    let first = claims.first
    var record = RecordEncoder(shared: space.shared)
    ReportedAttack(
      claims.map { claim in
        var claim = claim
        claim.attack = first?.id
        return claim
      }
    ).encode(to: &record)
    let row = first.flatMap { $0.record == nil ? nil : UInt64($0.id, radix: 16) }
    return MappedReport.Attack(key: key, record: record.bytes, row: row)
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
