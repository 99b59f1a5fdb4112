import Diagnostics
import Events
import Geodesy
import Places
import Shapes

/// One event of a report with what each of its fields was read from and how its areas were made.
struct ExplainedEvent {
  private let explanation: Explanation
  private let event: Event

  init(_ explanation: Explanation, _ event: Event) {
    self.explanation = explanation
    self.event = event
  }

  var lines: [String] {
    var rows: [(String, String)] = [("kind", kind), ("date", date)]
    rows += place(.target, event.target, "place")
    rows += place(.launch, event.launch, "launch")
    if let distance = event.distance, let bearing = event.bearing {
      rows.append(
        (
          "distance",
          "\(distance.best.plain), between \(distance.least.plain) and \(distance.greatest.plain)"
        ))
      rows.append(("bearing", "\(bearing.plain)\(spread)"))
    }
    rows += fields
    rows += corrected
    rows.append(("told", told))
    if let claim = event.claims.first {
      let span = claim.sentence.span
      rows.append(("quote", explanation.text.words(span.start..<span.end).isolated))
    }
    return rows.map { label, text in
      "\(label)\(String(repeating: " ", count: max(0, 10 - label.count)))\(text)"
    }
  }

  /// The directions that the launch and target areas allow.
  private var spread: String {
    guard let launch = event.launch, let target = event.target else { return "" }
    return launch.area.bearings(to: target.area, best: (launch.coordinate, target.coordinate))
      .plainSpread
  }

  private var kind: String {
    let words = event.claims.first { $0.kind.value == event.kind }?.kind.words
    let from = words.map { ", from \($0.isolated)" } ?? ""
    return event.kind.rawValue + from + (event.background ? "; only recalled (background)" : "")
  }

  private var date: String {
    let date = event.date
    let dated =
      event.claims.first { $0.date == date && $0.dateEvidence != nil }
      ?? event.claims.first { $0.dateEvidence != nil }
    let from = dated?.dateEvidence.map { ", from \($0.words.isolated)" } ?? ""
    guard let start = date.start, let end = date.end else {
      return "not known\(from)" + (from.isEmpty ? ": no word dates it" : "")
    }
    let days = start == end ? "\(start)" : "\(start) to \(end)"
    let method = date.method.map { ", \($0.rawValue)" } ?? ""
    let time = date.timeOfDay.map { ", \($0)" } ?? ""
    return "\(days) (precision \(date.precision.rawValue)\(method)\(time))\(from)"
  }

  /// Where it was, from which words, and how the area came about.
  private func place(_ role: LocatedPhrase.Role, _ location: Location?, _ label: String) -> [(
    String, String
  )] {
    let ids = Set(event.claims.map(\.id))
    let phrases = explanation.located.resolutions.filter {
      $0.role == role && ids.contains($0.claim)
    }
    guard let location else {
      guard let phrase = phrases.first else {
        return role == .target ? [(label, "not known: no words say where")] : []
      }
      let why = phrase.resolution.trace.abstention ?? "its words could not be resolved"
      return [(label, "not known, from \(phrase.phrase.words.isolated): \(why)")]
    }
    let name = [location.placeName, location.placeNameArabic?.isolated].compactMap { $0 }
      .joined(separator: " ")
    let units = [location.admin2?.name, location.admin1?.name, location.country].compactMap { $0 }
    var rows = [
      (
        label,
        "\(name.isEmpty ? "a place without a name" : name) (\(units.joined(separator: ", "))), "
          + "\(location.coordinate.plain) ± \(location.uncertainty.plain)"
      ), ("", "method \(location.method.rawValue), from \(location.text.isolated)"),
    ]
    if let chosen = phrases.first(where: { $0.resolution.location == location }) {
      rows += chosen.resolution.trace.steps.map { ("", $0) }
      if let doubt = chosen.resolution.trace.abstention { rows.append(("", doubt)) }
    }
    var others: [String] = []
    for phrase in phrases where phrase.resolution.location != location {
      let found =
        phrase.resolution.location.map { other in
          "\(other.placeName ?? other.coordinate.plain) ± \(other.uncertainty.plain)"
        } ?? "nothing that is known"
      let line = "also told as \(phrase.phrase.words.isolated): \(found)"
      if !others.contains(line) { others.append(line) }
    }
    return rows + others.map { ("", $0) }
  }

  private var fields: [(String, String)] {
    var rows: [(String, String)] = []
    if let weapon = event.weapon {
      let words = event.claims.lazy.compactMap(\.weapon).first { $0.value == weapon }?.words
      let count = event.weaponCount.map { "\(Self.range($0)) × " } ?? ""
      rows.append(("weapon", "\(count)\(weapon)\(Self.from(words))"))
    }
    if let actor = event.actor { rows.append(("actor", "\(actor)\(Self.from(event.actorText))")) }
    if let target = event.targetKind {
      rows.append(("target", "\(target)\(Self.from(event.targetText))"))
    }
    if event.outcome != .unknown {
      let words = event.claims.lazy.compactMap(\.outcome).first { $0.value == event.outcome }?.words
      let voices = event.outcomeClaims.map { " (\($0))" } ?? ""
      rows.append(("outcome", "\(event.outcome.rawValue)\(Self.from(words))\(voices)"))
    }
    for (label, count) in [("killed", event.killed), ("injured", event.injured)] {
      if let count { rows.append((label, Self.range(count))) }
    }
    return rows
  }

  /// The rows of `corrections.csv` that the event is due to.
  private var corrected: [(String, String)] {
    guard let corrections = explanation.corrections, event.correction != nil else { return [] }
    let rows = corrections.rows(of: event.claims).map { corrections.rows[$0] }
    let words = Set(event.claims.flatMap { $0.readPlaces?.corrections ?? [] }).sorted()
      .map { corrections.rows[$0] }
    return [("corrected", event.correction ?? "")]
      + (words + rows).map { ("", "by \($0.position.source):\($0.position.line)") }
  }

  private var told: String {
    var lines: [String] = []
    for claim in event.claims {
      let line = explanation.text.place(of: claim.sentence.span.start)
      if !lines.contains(line) { lines.append(line) }
    }
    let times = event.claims.count == 1 ? "once" : "\(event.claims.count) times"
    return "\(times): \(lines.joined(separator: ", "))"
  }

  private static func from(_ words: String?) -> String {
    words.map { ", from \($0.isolated)" } ?? ""
  }

  private static func range(_ count: NumberRange) -> String {
    switch count.high {
    case count.low?: "\(count.best)"
    case let high?: "\(count.low) to \(high), best \(count.best)"
    case nil: "at least \(count.low)"
    }
  }
}
