import Events
import Foundation
import Geodesy
import Testing

@testable import EventMapper

/// Labels and events for tests, made in a line each.
enum Drawn {
  static func spot(_ lat: Double, _ lon: Double, _ km: Double, same: Bool = false) throws
    -> LabelledSpot
  {
    LabelledSpot(
      coordinate: try #require(Coordinate(latitude: lat, longitude: lon)),
      error: .kilometers(km), isSamePlace: same, text: "x")
  }

  static func attack(
    _ id: String, _ kind: AttackKind, _ day: String?, _ targets: [LabelledSpot],
    launch: LabelledSpot? = nil, killed: Int? = nil, precision: EventDate.Precision = .day,
    accepted: ClosedRange<Day>? = nil, background: Bool = false, optional: Bool = false
  ) -> LabelledAttack {
    LabelledAttack(
      id: id, summary: id, kind: kind, kinds: [kind], day: day.flatMap { Day(iso: $0) },
      precision: precision, accepted: accepted, targets: targets, launch: launch, killed: killed,
      injured: nil, background: background, optional: optional, sentence: "")
  }

  static func label(
    _ id: String, _ attacks: [LabelledAttack], counts: [LabelledCount]? = nil,
    language: String = "en"
  ) -> LabelledReports.Pair {
    LabelledReports.Pair(
      label: ReportLabel(
        id: id, path: "\(id).json", published: nil, language: language, basis: "drawn",
        phenomena: [], attacks: attacks, counts: counts, distractors: ["Baghdad"]),
      report: nil, path: nil)
  }

  static func event(
    _ kind: AttackKind, _ day: String?, _ lat: Double, _ lon: Double, radius: Double = 10,
    launch: (lat: Double, lon: Double)? = nil, killed: Int? = nil, background: Bool? = nil,
    place: String? = nil
  ) -> FoundEvent {
    FoundEvent(
      id: "e", kind: kind, day: day.flatMap { Day(iso: $0) },
      coordinate: Coordinate(latitude: lat, longitude: lon), uncertainty: .kilometers(radius),
      launch: launch.flatMap { Coordinate(latitude: $0.lat, longitude: $0.lon) }, killed: killed,
      injured: nil, background: background, place: place, sentence: nil)
  }

  static func evaluate(
    _ pairs: [LabelledReports.Pair], _ events: [String: [FoundEvent]], recalled: Bool = false
  ) -> Evaluation {
    Evaluation(
      pairs, found: Findings(events: events, counts: nil), countsBackground: recalled)
  }
}
