import Events
import Places

extension Event {
  /// The target where it has a place that can be drawn.
  var place: Location? { target.flatMap { $0.method == .none ? nil : $0 } }

  /// The launch location where it has a place that can be drawn.
  var launchPlace: Location? { launch.flatMap { $0.method == .none ? nil : $0 } }

  /// The claim whose sentence is quoted: the first one of the first report.
  var firstClaim: Claim? { claims.first { $0.report == sources.first } ?? claims.first }
}

extension Claim {
  /// Where its sentence stands in the report; nil where that is not known.
  var knownSentence: Span? { sentence.span.isKnown ? sentence.span : nil }
}
