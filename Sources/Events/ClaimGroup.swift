import Geodesy
import Places

/// Claims that are held to be of one attack.
struct ClaimGroup {
  private(set) var claims: [Claim]

  init(_ claim: Claim) { claims = [claim] }

  mutating func add(_ claim: Claim) { claims.append(claim) }

  mutating func add(_ others: ClaimGroup) { claims += others.claims }

  /// What was struck, as the most exact of the claims says.
  var target: Location? { Self.mostExact(claims.compactMap(\.target?.value)) }

  /// Where it was launched from, as the most exact of the claims says.
  var launch: Location? { Self.mostExact(claims.compactMap(\.launch?.value)) }

  private static func mostExact(_ locations: [Location]) -> Location? {
    locations.enumerated().min { one, other in
      let (left, right) = (one.element, other.element)
      if left.isVague != right.isVague { return !left.isVague }
      return (left.uncertainty.meters, one.offset) < (right.uncertainty.meters, other.offset)
    }?.element
  }

  /// The day that all dated claims allow; stated days count before relative ones, those before the
  /// day of the story.
  var date: EventDate {
    let dated = claims.map(\.date).filter { $0.start != nil }
    let time = claims.lazy.compactMap(\.date.timeOfDay).first
    for method in [EventDate.Method.stated, .relative, .report] {
      let of = dated.filter { $0.method == method }
      guard let first = of.first, var start = first.start, var end = first.end else { continue }
      for other in dated {
        guard let otherStart = other.start, let otherEnd = other.end, otherStart <= end,
          start <= otherEnd
        else { continue }
        (start, end) = (max(start, otherStart), min(end, otherEnd))
      }
      let precision = start == end ? EventDate.Precision.day : first.precision
      return EventDate(
        start: start, end: end, precision: precision, method: method, timeOfDay: time)
    }
    return EventDate(
      start: nil, end: nil, precision: .unknown, method: nil, timeOfDay: time)
  }

  /// The kind that most claims with a weapon tell, else most claims.
  var kind: AttackKind {
    var votes: [AttackKind: Int] = [:]
    for claim in claims where claim.kind.value != .other {
      votes[claim.kind.value, default: 0] += claim.weapon == nil ? 1 : 3
    }
    let order = AttackKind.allCases
    return order.max { one, other in
      let (left, right) = (votes[one] ?? 0, votes[other] ?? 0)
      // Of two kinds with as many votes the first in the list is taken.
      return left < right
        || (left == right
          && (order.firstIndex(of: one) ?? 0) > (order.firstIndex(of: other) ?? 0))
    }.flatMap { votes[$0] == nil ? nil : $0 } ?? .other
  }

  /// Whether a claim can belong here, and how well, in `0...1`; 0 when it cannot.
  func fit(_ claim: Claim, sides: (String) -> String?) -> Double {
    let within = claims.contains { $0.report == claim.report }
    let rule = Compatibility(withinReport: within)
    // Places come last: asking whether an area holds a point costs most.
    let day = rule.dates(date, claim.date)
    guard day > 0 else { return 0 }
    let kind = Compatibility.kinds(self.kind, claim.kind.value)
    guard kind > 0 else { return 0 }
    let place = Compatibility.places(target, claim.target?.value)
    guard place > 0 else { return 0 }
    if let one = claim.actor.flatMap({ sides($0.value) }),
      claims.contains(where: { other in
        other.actor.flatMap { sides($0.value) }.map { $0 != one } ?? false
      })
    {
      return 0
    }
    return (place + day + kind) / 3
  }
}
