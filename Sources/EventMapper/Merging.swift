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

  init(
    of attacks: Spooled<ReportedAttack>, with merger: EventMerger, _ settings: MapSettings
  ) async throws {
    let events = Spool<Event>(settings.space)
    let claims = Spool<ToldClaim>(settings.space)
    var tally = EventTally()
    let swept = SweptGroups(attacks: try attacks.reader(), merger: merger)
    try await Ordered.run(jobs: settings.jobs, next: { try swept.next() }) { groups in
      Made(groups, with: merger)
    } take: { made in
      for event in made.events { try events.add(event.record, at: event.key) }
      for claim in made.claims { try claims.add(claim.record, at: claim.key) }
      tally.add(made.tally)
    }
    self.events = try events.finish()
    self.claims = try claims.finish()
    self.tally = tally
  }
}

/// The groups that a sweep over a spool gives, some at a time.
private final class SweptGroups {
  private let attacks: SpoolReader<ReportedAttack>
  private let merger: EventMerger
  private var sweep = MergeSweep()
  private var waiting: [ClaimGroup] = []
  private var isDone = false

  /// Enough that a task is worth its start.
  private static let batch = 64

  init(attacks: SpoolReader<ReportedAttack>, merger: EventMerger) {
    self.attacks = attacks
    self.merger = merger
  }

  func next() throws(Diagnostic) -> [ClaimGroup]? {
    while !isDone, waiting.count < Self.batch {
      if let attack = try attacks.next() {
        if let group = merger.group(attack.claims) { waiting += sweep.add(group) }
      } else {
        waiting += sweep.finish()
        isDone = true
      }
    }
    guard !waiting.isEmpty else { return nil }
    defer { waiting.removeFirst(min(Self.batch, waiting.count)) }
    return Array(waiting.prefix(Self.batch))
  }
}

/// Events as the bytes that spools keep.
private struct Made: Sendable {
  var events: [(key: SpoolKey, record: [UInt8])] = []
  var claims: [(key: SpoolKey, record: [UInt8])] = []
  var tally = EventTally()

  init(_ groups: [ClaimGroup], with merger: EventMerger) {
    for group in groups {
      let event = merger.event(of: group)
      tally.add(event)
      var record = RecordEncoder()
      event.encode(to: &record)
      events.append((SpoolKey(event.date.start?.number ?? .max).then(event.id), record.bytes))
      for claim in event.claims {
        var record = RecordEncoder()
        ToldClaim(event: event.id, claim: claim).encode(to: &record)
        let key = SpoolKey().then(claim.report).then(claim.sentence.span.start).then(claim.id)
        claims.append((key.then(event.id), record.bytes))
      }
    }
  }
}
