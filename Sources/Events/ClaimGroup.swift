import Geodesy
package import Places

/// Claims that are held to be of one attack, with what they say together.
///
/// The sum is kept up claim by claim, so that asking costs nothing however many there are. It follows
/// from the claims and their order alone: ``EventMerger/group(_:)`` makes it anew from them.
public struct ClaimGroup: Sendable {
  /// What is said of the attack, in the order in which it was joined.
  public private(set) var claims: [Claim] = []
  /// What was struck, as the most exact of the claims says.
  package private(set) var target: Location?
  /// Where it was launched from, as the most exact of the claims says.
  private(set) var launch: Location?
  /// What a person corrected, in words to show; nil where nothing was.
  private(set) var correction: String?
  private var correctedKind: AttackKind?
  /// The day that the claims allow together; stated days count before relative ones, and those
  /// before the day of the story.
  public private(set) var date = EventDate.unknown
  /// The attackers' sides.
  private(set) var sides: Set<String> = []
  private(set) var reports: Set<String> = []
  private var votes: [AttackKind: Int] = [:]

  init(_ claim: Claim, side: String?) { add(claim, side: side) }

  /// The report of a group that only one report tells.
  public var report: String { claims.first?.report ?? "" }

  mutating func add(_ claim: Claim, side: String?) {
    claims.append(claim)
    reports.insert(claim.report)
    if let side { sides.insert(side) }
    target = Self.moreExact(target, claim.target?.value)
    launch = Self.moreExact(launch, claim.launch?.value)
    date = Self.together(date, claim.date)
    if claim.kind.value != .other {
      // A kind that a weapon tells weighs more than a bare word for attack.
      votes[claim.kind.value, default: 0] += claim.weapon == nil ? 1 : 3
    }
  }

  package mutating func add(_ other: ClaimGroup) {
    claims += other.claims
    reports.formUnion(other.reports)
    sides.formUnion(other.sides)
    target = Self.moreExact(target, other.target)
    launch = Self.moreExact(launch, other.launch)
    date = Self.together(date, other.date)
    votes.merge(other.votes, uniquingKeysWith: +)
  }

  /// Puts what a person knows better in the place of what the claims say together.
  ///
  /// - Parameters:
  ///   - place: Where it was; nil where that stands.
  ///   - kind: What it was; nil where that stands.
  ///   - date: When it was; nil where that stands.
  ///   - correction: What was corrected and why, in words to show.
  package mutating func correct(
    place: Location?, kind: AttackKind?, date: EventDate?, telling correction: String
  ) {
    if let place { target = place }
    if let kind { correctedKind = kind }
    if let date { self.date = date }
    self.correction = correction
  }

  /// The kind with most votes; of two with as many the first in the list of kinds.
  var kind: AttackKind {
    if let correctedKind { return correctedKind }
    var best: (kind: AttackKind, votes: Int)?
    for kind in AttackKind.allCases {
      if let count = votes[kind], count > best?.votes ?? 0 { best = (kind, count) }
    }
    return best?.kind ?? .other
  }

  private static func moreExact(_ one: Location?, _ other: Location?) -> Location? {
    guard let one, let other else { return one ?? other }
    if one.isVague != other.isVague { return one.isVague ? other : one }
    return other.uncertainty < one.uncertainty ? other : one
  }

  private static func together(_ one: EventDate, _ other: EventDate) -> EventDate {
    let time = one.timeOfDay ?? other.timeOfDay
    guard let start = one.start, let end = one.end else { return other.at(time) }
    guard let otherStart = other.start, let otherEnd = other.end else { return one.at(time) }
    let first = rank(other.method) < rank(one.method) ? other : one
    guard otherStart <= end, start <= otherEnd else { return first.at(time) }
    let days = (start: max(start, otherStart), end: min(end, otherEnd))
    return EventDate(
      start: days.start, end: days.end,
      precision: days.start == days.end ? .day : first.precision, method: first.method,
      timeOfDay: time)
  }

  private static func rank(_ method: EventDate.Method?) -> Int {
    switch method {
    case .stated?: 0
    case .relative?: 1
    case .report?: 2
    case .given?: -1
    case nil: 3
    }
  }

  /// Whether a claim can belong here, and how well, in `0...1`; 0 when it cannot.
  func fit(_ claim: Claim, side: String?) -> Double {
    if let side, !sides.isEmpty, !sides.contains(side) { return 0 }
    if claims.contains(where: { $0.isListed(with: claim) }) { return 0 }
    let rule = Compatibility(withinReport: reports.contains(claim.report))
    return rule.fit(
      (target, date, kind), (claim.target?.value, claim.date, claim.kind.value))
  }

  /// Whether another group tells the same attack, and how well; 0 when it does not.
  ///
  /// What one report tells apart no other report makes one.
  ///
  /// - Parameters:
  ///   - other: The other group.
  ///   - places: How well two places go together, for a caller that remembers it.
  /// - Returns: How well, in `0...1`.
  package func fit(
    _ other: ClaimGroup, places: (Location, Location) -> Double = Compatibility.places
  ) -> Double {
    guard reports.isDisjoint(with: other.reports) else { return 0 }
    if !sides.isEmpty, !other.sides.isEmpty, sides.isDisjoint(with: other.sides) { return 0 }
    return Compatibility(withinReport: false).fit(
      (target, date, kind), (other.target, other.date, other.kind), places: places)
  }
}

extension Claim {
  /// Whether the same words tell this attack and another of it at a place of its own: "strikes hit Hass
  /// and Kafr Nabl" are two, however near the two towns lie.
  fileprivate func isListed(with other: Claim) -> Bool {
    guard report == other.report, kind.span == other.kind.span,
      sentence.span == other.sentence.span,
      let here = target?.value, let there = other.target?.value, !here.isVague, !there.isVague
    else { return false }
    return here.placeID != nil && there.placeID != nil && here.placeID != there.placeID
  }
}

extension EventDate {
  /// The same days at a time of day.
  fileprivate func at(_ time: String?) -> EventDate {
    EventDate(start: start, end: end, precision: precision, method: method, timeOfDay: time)
  }
}
