import Events
import Geodesy
import Places
import Shapes

/// A claim in a few words, for the tests of merging.
struct Voice {
  var report = "a"
  var at = 0
  var place = Spot.omar
  var day: String? = "2023-10-29"
  var kind = AttackKind.rocket
  var actor: String?
  var count: Int?
  var killed: NumberRange?
  var isAnother = false
  /// The sentence; one of the report's own where nil.
  var sentence: String?
  var background = false

  private var said: Evidence<String> {
    let words = sentence ?? "sentence \(at) of \(report)"
    return Evidence(words, words: words, span: evidence(0).span)
  }

  var claim: Claim {
    var claim = Claim(
      id: "\(report)-\(at < 10 ? "0" : "")\(at)", report: report, kind: evidence(kind),
      date: day.flatMap { Day(iso: $0) }.map {
        EventDate(start: $0, end: $0, precision: .day, method: .stated)
      } ?? .unknown,
      background: background, sentence: said, language: "en")
    claim.target = place.location.map(evidence)
    claim.actor = actor.map(evidence)
    claim.weaponCount = count.map { evidence(NumberRange($0)) }
    claim.killed = killed.map(evidence)
    claim.isAnother = isAnother
    return claim
  }

  private func evidence<Value>(_ value: Value) -> Evidence<Value> {
    Evidence(
      value, words: "words",
      span: Span(
        start: at * 100, end: at * 100 + 5, utf8Start: at * 100, utf8End: at * 100 + 5))
  }
}

/// Places far enough apart to tell attacks from each other.
enum Spot: CaseIterable {
  case omar, conoco, shaddadi, tanf
  /// Around al-Omar, which the words leave open.
  case nearOmar

  var location: Location? {
    let (id, latitude, longitude) =
      switch self {
      case .omar, .nearOmar: ("site:al-omar", 35.10, 40.57)
      case .conoco: ("site:conoco", 35.33, 40.30)
      case .shaddadi: ("site:shaddadi", 36.05, 40.73)
      case .tanf: ("site:tanf", 33.50, 38.62)
      }
    guard let center = Coordinate(latitude: latitude, longitude: longitude) else { return nil }
    let radius = Distance.kilometers(self == .nearOmar ? 15 : 5)
    return Location(
      coordinate: center, uncertainty: radius, area: .disc(center: center, radius: radius),
      method: self == .nearOmar ? .near : .named, text: id, placeID: id)
  }
}

let merger = EventMerger(sides: [
  "Militia": "axis", "Faction": "axis", "Turkish forces": "turkey", "Gunmen": "unknown",
])

func events(_ voices: Voice...) -> [Event] { merger.events(from: voices.map(\.claim)) }
