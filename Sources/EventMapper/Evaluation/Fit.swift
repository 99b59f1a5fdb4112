import Events
import Geodesy

/// How one found event answers to one labelled attack.
struct Fit {
  /// From the event to the nearest target; nil where one of them has no place.
  let distance: Distance?
  /// The nearest target's index; nil where one of them has no place.
  let target: Int?
  /// Whether it lies where the words put it; true also where neither has a place.
  let isThere: Bool
  /// Whether its day may be the one meant; true where one of them has none.
  let isThen: Bool
  /// Whether two readers may choose their kinds for one attack.
  let isOfKind: Bool

  /// Whether it is a right answer.
  var isRight: Bool { isThere && isThen && isOfKind }

  init(_ event: FoundEvent, _ attack: LabelledAttack) {
    if let point = event.coordinate {
      let distances = attack.targets.map { $0.coordinate.distance(to: point) }
      target = distances.indices.min { distances[$0] < distances[$1] }
      distance = target.map { distances[$0] }
      isThere = zip(distances, attack.targets).contains { $0 <= $1.error }
    } else {
      (distance, target) = (nil, nil)
      isThere = attack.targets.isEmpty
    }
    isThen = attack.admits(event.day)
    isOfKind =
      attack.kinds.contains(event.kind)
      || attack.kinds.contains { $0.family.fits(event.kind.family) }
  }
}

extension LabelledAttack {
  /// Whether a day may be the one meant, within what the words leave open; a day more or less is
  /// forgiven, since evenings and time zones make one.
  func admits(_ found: Day?) -> Bool {
    guard let found else { return true }
    if accepts(found) { return true }
    guard let day else { return true }
    let (year, month, _) = day.civil
    let other = found.civil
    return switch precision {
    case .year: year == other.year
    case .month: (year, month) == (other.year, other.month)
    case .week: abs(found.number - day.number) <= 7
    case .day, .unknown: abs(found.number - day.number) <= 1
    }
  }

  /// Whether the label names the day among those that are as good as its own.
  func accepts(_ found: Day) -> Bool { accepted?.contains(found) ?? false }

  /// Whether a day is as right as it can be: the very day, where the words name one.
  func isExactly(_ found: Day) -> Bool { precision == .day ? found == day : admits(found) }
}
