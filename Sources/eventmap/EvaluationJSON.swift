import EventMapper
import Geodesy

/// An evaluation for programs; `docs/evaluation.md` tells the keys.
struct EvaluationJSON {
  private let evaluation: Evaluation

  init(_ evaluation: Evaluation) { self.evaluation = evaluation }

  var value: JSONValue {
    .object(
      Self.members(of: evaluation.total) + [
        ("intervals", intervals),
        (
          "groups",
          .array(
            evaluation.groups.map {
              .object(
                [("by", .string($0.by)), ("name", .string($0.name))] + Self.members(of: $0.figures))
            })
        ),
        ("per_report", .array(evaluation.scores.map(Self.report))),
      ])
  }

  private var intervals: JSONValue {
    func pair(_ range: ClosedRange<Double>?) -> JSONValue {
      range.map { .array([.number($0.lowerBound), .number($0.upperBound)]) } ?? .null
    }
    return .object([
      ("precision", pair(evaluation.interval(ofStrict: \.precision))),
      ("recall", pair(evaluation.interval(ofStrict: \.recall))),
      ("f1", pair(evaluation.interval(ofStrict: \.f1))),
      ("place", pair(evaluation.interval(of: \.place))),
      ("circle", pair(evaluation.interval(of: \.circle))),
      ("circle_with_error", pair(evaluation.interval(of: \.circleWithError))),
      ("day", pair(evaluation.interval(of: \.day))),
      ("kind", pair(evaluation.interval(of: \.kind))),
      ("launch", pair(evaluation.interval(of: \.launch))),
    ])
  }

  private static func members(of figures: Figures) -> [(String, JSONValue)] {
    [
      ("reports", .integer(figures.reports)), ("attacks", .integer(figures.attacks)),
      ("events", .integer(figures.events)), ("strict", hits(figures.strict)),
      ("loose", hits(figures.loose)), ("place", share(figures.place)),
      ("median_m", length(figures.distances.median)),
      ("p90_m", length(figures.distances.ninetieth)), ("circle", share(figures.circle)),
      ("circle_with_error", share(figures.circleWithError)),
      ("median_radius_m", length(figures.radii.median)), ("day", share(figures.day)),
      ("compatible_day", share(figures.compatibleDay)),
      ("missing_days", .integer(figures.missingDays)),
      ("invented_days", .integer(figures.inventedDays)), ("kind", share(figures.kind)),
      ("launch", share(figures.launch)), ("missing_launches", .integer(figures.missingLaunches)),
      ("invented_launches", .integer(figures.inventedLaunches)),
      ("killed", share(figures.killed)), ("injured", share(figures.injured)),
      ("invented_numbers", .integer(figures.inventedNumbers)), ("counts", share(figures.counts)),
      ("wrong_counts", .integer(figures.wrongCounts)),
      ("disturbed_reports", share(figures.disturbed)),
      ("background_found", share(figures.background)),
      ("background_flag", share(figures.backgroundFlag)),
      ("distracted", .integer(figures.distracted)),
    ]
  }

  private static func report(_ score: Evaluation.Score) -> JSONValue {
    let hits = score.figures.strict
    let slips = score.slips.map { slip -> JSONValue in
      .object([
        ("kind", .string(slip.kind.rawValue)), ("id", .string(slip.id)),
        ("line", slip.line.map { .integer($0) } ?? .null), ("face", .string(slip.face)),
        ("differences", .array(slip.differences.map { .string($0) })),
      ])
    }
    return .object([
      ("id", .string(score.label.id)), ("label", .string(score.label.path)),
      ("path", .optional(score.path)), ("strict", Self.hits(hits)), ("slips", .array(slips)),
    ])
  }

  private static func hits(_ hits: Hits) -> JSONValue {
    .object([
      ("precision", number(hits.precision)), ("recall", number(hits.recall)),
      ("f1", number(hits.f1)), ("found", .integer(hits.found)), ("missed", .integer(hits.missed)),
      ("wrong", .integer(hits.wrong)), ("duplicates", .integer(hits.duplicates)),
      ("splits", .integer(hits.splits)), ("ignored", .integer(hits.ignored)),
    ])
  }

  private static func share(_ share: Share) -> JSONValue {
    .object([
      ("value", number(share.value)), ("count", .integer(share.count)),
      ("of", .integer(share.total)),
    ])
  }

  private static func number(_ value: Double?) -> JSONValue { value.map { .number($0) } ?? .null }

  private static func length(_ length: Distance?) -> JSONValue { number(length?.meters) }
}
