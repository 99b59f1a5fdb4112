import Diagnostics
import Events
import Layers
import Spooling

/// From the attacks that each report tells to the events of a run.
///
/// One pass over the spool: the sweep holds the attacks of some days, what leaves it becomes events on
/// all processors, and these go to spools in the order in which they are written.
struct Merging {
  /// The events by first day, then by id; the undated last.
  let events: Spooled<Event>
  /// Their claims by report.
  let claims: Spooled<ToldClaim>
  /// What is counted of them.
  let tally: EventTally
  /// What corrections changed.
  let use: CorrectionUse

  init(
    of attacks: Spooled<ReportedAttack>, into events: EventSpools, with mapper: Mapper,
    _ corrections: Corrections?, _ settings: MapSettings
  ) async throws {
    let (space, hasClaims) = (events.space, events.hasClaims)
    let swept = SweptGroups(
      attacks: try attacks.reader(), merger: mapper.merger, corrections)
    try await Ordered.run(jobs: settings.jobs, next: { try swept.next() }) { groups in
      MadeEvents(groups, with: mapper, corrections, space, hasClaims: hasClaims)
    } take: {
      try events.add($0)
    }
    var use = events.use
    if let missed = swept.joins?.use { use.add(missed) }
    self.use = use
    tally = events.tally
    (self.events, claims) = try events.finish()
  }
}

/// The events of a run, gathered in the order in which they are written, and their claims.
final class EventSpools {
  /// Where they are kept.
  let space: SpoolSpace
  /// Whether claims are kept too; where no file tells them it would cost as much as the events.
  let hasClaims: Bool
  private let events: Spool<Event>
  private let claims: Spool<ToldClaim>
  private(set) var tally = EventTally()
  private(set) var use = CorrectionUse()

  init(_ space: SpoolSpace, hasClaims: Bool) {
    self.space = space
    self.hasClaims = hasClaims
    events = Spool(space)
    claims = Spool(space)
  }

  func add(_ made: MadeEvents) throws(Diagnostic) {
    for event in made.events { try events.add(event.record, at: event.key) }
    for claim in made.claims { try claims.add(claim.record, at: claim.key) }
    tally.add(made.tally)
    use.add(made.use)
  }

  func finish() throws(Diagnostic) -> (Spooled<Event>, Spooled<ToldClaim>) {
    (try events.finish(), try claims.finish())
  }
}

/// The groups that a sweep over a spool gives, some at a time.
private final class SweptGroups {
  private let attacks: SpoolReader<ReportedAttack>
  private let merger: EventMerger
  private var sweep = MergeSweep()
  private var waiting: [ClaimGroup] = []
  private var isDone = false
  private(set) var joins: JoinedGroups?

  /// Enough that a task is worth its start.
  private static let batch = 64

  init(
    attacks: SpoolReader<ReportedAttack>, merger: EventMerger, _ corrections: Corrections?
  ) {
    self.attacks = attacks
    self.merger = merger
    joins = corrections.map(JoinedGroups.init)
  }

  func next() throws(Diagnostic) -> [ClaimGroup]? {
    while !isDone, waiting.count < Self.batch {
      if let attack = try attacks.next() {
        if let group = merger.group(attack.claims) { wait(sweep.add(group)) }
      } else {
        wait(sweep.finish())
        waiting += joins?.finish() ?? []
        isDone = true
      }
    }
    guard !waiting.isEmpty else { return nil }
    defer { waiting.removeFirst(min(Self.batch, waiting.count)) }
    return Array(waiting.prefix(Self.batch))
  }

  private func wait(_ groups: [ClaimGroup]) {
    waiting += joins == nil ? groups : joins?.pass(groups) ?? groups
  }
}

/// Events as the bytes that spools keep.
struct MadeEvents: Sendable {
  var events: [(key: SpoolKey, record: [UInt8])] = []
  var claims: [(key: SpoolKey, record: [UInt8])] = []
  var tally = EventTally()
  var use = CorrectionUse()

  init(
    _ groups: [ClaimGroup], with mapper: Mapper, _ corrections: Corrections?, _ space: SpoolSpace,
    hasClaims: Bool
  ) {
    for group in groups {
      var (group, isNoEvent) = (group, false)
      if let corrections {
        use.note(claimsOf: group)
        let corrected = CorrectedGroup(group, corrections, with: mapper.geocoder)
        (group, isNoEvent) = (corrected.group, corrected.isNoEvent)
        use.add(corrected.use)
      }
      let event = mapper.merger.event(of: group)
      if !isNoEvent {
        tally.add(event)
        var record = RecordEncoder(shared: space.shared)
        // The merger makes the event of a lone claim of that claim.
        let isSole = group.claims.count == 1 && event.correction == nil
        event.encode(to: &record, sole: isSole ? group.claims.first : event.soleClaim)
        events.append((SpoolKey(event.date.start?.number ?? .max).then(event.id), record.bytes))
      }
      for claim in hasClaims ? event.claims : [] {
        var record = RecordEncoder(shared: space.shared)
        // What was read is kept, so that a correction can be taken back.
        ToldClaim(event: isNoEvent ? nil : event.id, claim: claim.asRead).encode(to: &record)
        let key = SpoolKey().then(claim.report).then(claim.sentence.span.start).then(claim.id)
        claims.append((key.then(event.id), record.bytes))
      }
    }
  }
}
