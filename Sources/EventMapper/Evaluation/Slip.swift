import Diagnostics
import Events
import Geodesy
import Reading

/// One attack that was missed, or one event that answers to no attack.
public struct Slip: Sendable {
  /// What went wrong.
  public enum Kind: String, Sendable {
    /// The report states it, and no event answers to it.
    case missed
    /// No attack answers to it.
    case wrong = "false"
    /// It tells once more of an attack that has its event.
    case twice
  }

  /// What went wrong.
  public let kind: Kind
  /// The attack's id in its label, or the event's.
  public let id: String
  /// What it is, in a line: kind, day, place.
  public let face: String
  /// What the nearest event has otherwise than a missed attack; empty where there is none near.
  public let differences: [String]
  /// The line of the report's text that states it, from 1; nil where it is not known.
  public let line: Int?
}

extension Slip {
  /// An attack that was missed.
  init(missed attack: LabelledAttack, nearest: (event: FoundEvent, fit: Fit)?, in report: Report?) {
    kind = .missed
    id = attack.id
    let day = attack.day.map { "\($0)" } ?? "undated"
    face = "\(attack.kind.rawValue), \(day): \(attack.summary)"
    differences = nearest.map { Self.differences(of: $0.event, $0.fit, from: attack) } ?? []
    line = report?.line(of: attack.sentence)
  }

  /// An event that answers to no attack.
  init(_ event: FoundEvent, isTwice: Bool, in report: Report?) {
    kind = isTwice ? .twice : .wrong
    id = event.id
    let day = event.day.map { "\($0)" } ?? "undated"
    let words = event.place.map { " \($0.isolated)" } ?? ""
    let radius = event.uncertainty.map { " ± \($0.plain)" } ?? ""
    let point = event.coordinate.map { " at \($0.plain)\(radius)" } ?? " at no place"
    face = "\(event.kind.rawValue), \(day):\(words)\(point)"
    differences = []
    line = event.sentence.flatMap { report?.line(of: $0) }
  }

  private static func differences(
    of event: FoundEvent, _ fit: Fit, from attack: LabelledAttack
  ) -> [String] {
    var differences: [String] = []
    if !fit.isThere {
      let allowed = fit.target.map { " (\(attack.targets[$0].error.plain) allowed)" } ?? ""
      differences.append(fit.distance.map { "\($0.plain) off\(allowed)" } ?? "at no place")
    }
    if !fit.isThen, let day = event.day { differences.append("on \(day)") }
    if !fit.isOfKind { differences.append("of kind \(event.kind.rawValue)") }
    return differences
  }
}

extension Report {
  /// The line of the text on which some of its words begin, from 1; nil where they are not there.
  fileprivate func line(of words: String) -> Int? {
    guard !words.isEmpty, let start = text.firstRange(of: words)?.lowerBound else { return nil }
    return text[..<start].count(where: \.isNewline) + 1
  }
}
