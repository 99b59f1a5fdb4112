import Geodesy
import Places

/// Puts claims together that tell one attack, inside a report and across reports.
///
/// The same place, day and kind make one event; every voice is kept. Claims that a report sets apart
/// ("another attack"), that name another day or another attacker stay apart. The result depends only
/// on the claims, not on their order.
///
/// ``events(from:)`` does it in memory. Whoever has more claims than fit there takes its three steps
/// apart: ``attacks(of:)`` for each report, ``MergeSweep`` over all, ``event(of:)`` for what comes out.
public struct EventMerger: Sendable {
  /// Which side an actor is on; actors of two sides did not make one attack.
  private let sides: [String: String]
  private let distances: DistanceMemo

  /// Makes a merger.
  ///
  /// - Parameters:
  ///   - sides: The side of each actor by its normalised name.
  ///   - distances: Where distances are remembered that were measured before.
  public init(sides: [String: String], distances: DistanceMemo = DistanceMemo()) {
    self.sides = sides
    self.distances = distances
  }

  /// The events that the claims tell, by id.
  public func events(from claims: [Claim]) -> [Event] {
    groups(from: claims).map(event(of:)).sorted { $0.id < $1.id }
  }

  /// The claims of each event, in the order in which a sweep parts with them.
  package func groups(from claims: [Claim]) -> [ClaimGroup] {
    var sweep = MergeSweep()
    var groups: [ClaimGroup] = []
    for group in attacks(from: claims) { groups += sweep.add(group) }
    return groups + sweep.finish()
  }

  /// The attacks that each report tells by itself, in the order in which ``MergeSweep`` wants them.
  package func attacks(from claims: [Claim]) -> [ClaimGroup] {
    Dictionary(grouping: claims, by: \.report).values.flatMap(attacks(of:)).sorted(
      by: ClaimGroup.precedes)
  }

  /// The attacks that one report tells, in the order of its words.
  public func attacks(of report: [Claim]) -> [ClaimGroup] {
    let claims = report.sorted {
      ($0.sentence.span.start, $0.kind.span.start, $0.id)
        < ($1.sentence.span.start, $1.kind.span.start, $1.id)
    }
    var groups: [ClaimGroup] = []
    var groupOf: [String: Int] = [:]
    for claim in claims {
      if let antecedent = claim.antecedent,
        let index = groupOf[antecedent],
        agree(groups[index], claim)
      {
        groups[index].add(claim, side: side(of: claim))
        groupOf[claim.id] = index
        continue
      }
      let side = side(of: claim)
      var best: (index: Int, fit: Double)?
      if !claim.isAnother {
        for (index, group) in groups.enumerated() {
          let fit = group.fit(claim, side: side)
          // Of two that fit as well the later was told last.
          if fit > 0, fit >= best?.fit ?? 0 { best = (index, fit) }
        }
      }
      if let best {
        groups[best.index].add(claim, side: side)
        groupOf[claim.id] = best.index
      } else {
        groupOf[claim.id] = groups.count
        groups.append(ClaimGroup(claim, side: side))
      }
    }
    return groups
  }

  /// A claim that refers back still is another attack when it names another place or day.
  private func agree(_ group: ClaimGroup, _ claim: Claim) -> Bool {
    let rule = Compatibility(withinReport: true)
    guard rule.dates(group.date, claim.date) > 0 else { return false }
    guard let one = group.target, let other = claim.target?.value else { return true }
    return Compatibility.places(one, other) > 0
  }

  /// The group that such claims of one attack made, in their order.
  public func group(_ claims: [Claim]) -> ClaimGroup? {
    guard let first = claims.first else { return nil }
    var group = ClaimGroup(first, side: side(of: first))
    for claim in claims.dropFirst() { group.add(claim, side: side(of: claim)) }
    return group
  }

  /// The side of a claim's attacker; nil when it is not known.
  private func side(of claim: Claim) -> String? {
    let side = claim.actor.flatMap { sides[$0.value] }
    return side == "unknown" ? nil : side
  }

  // MARK: Events

  /// What is held to have happened, as a group of claims tells it.
  public func event(of group: ClaimGroup) -> Event {
    let target = group.target
    let launch = group.launch
    var distance: DistanceBounds?
    var bearing: Azimuth?
    if let target, let launch {
      distance = distances.bounds(from: launch, to: target)
      bearing = launch.coordinate.azimuth(to: target.coordinate)
    }
    if group.claims.count == 1, group.correction == nil, let claim = group.claims.first {
      return Event(sole: claim, distance: distance, bearing: bearing)
    }
    let claims = group.claims.sorted {
      ($0.report, $0.sentence.span.start, $0.id) < ($1.report, $1.sentence.span.start, $1.id)
    }
    let voices = Voices.distinct(claims)
    let outcome = Voices.outcome(of: voices)
    let actor = Voices.most(voices.compactMap(\.actor), on: sides)
    let struck = claims.lazy.compactMap(\.targetKind).first
    return Event(
      id: claims.map(\.id).min() ?? "", kind: group.kind, date: group.date, target: target,
      launch: launch, distance: distance, bearing: bearing,
      weapon: Voices.weapon(of: claims, kind: group.kind),
      weaponCount: Voices.range(voices.compactMap(\.weaponCount?.value)),
      actor: actor?.value, actorText: actor?.writtenWords, targetKind: struck?.value,
      targetText: struck?.writtenWords, outcome: outcome.outcome, outcomeClaims: outcome.voices,
      killed: Voices.range(voices.compactMap(\.killed?.value)),
      injured: Voices.range(voices.compactMap(\.injured?.value)),
      background: claims.allSatisfy(\.background), claims: claims,
      sources: Set(claims.map(\.source)).sorted(), correction: group.correction)
  }
}
