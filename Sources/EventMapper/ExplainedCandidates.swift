import Geodesy
import Places

/// The places that a name may mean: the chosen one and why, and the rejected ones and why not.
struct ExplainedCandidates {
  let gazetteer: Gazetteer

  func describe(
    _ candidates: [PlaceCandidate], chosen: PlaceCandidate?, rejected: [PlaceCandidate]
  ) -> (key: String, title: String, body: [String]) {
    guard let chosen else {
      let misses = candidates.prefix(3).map { "nearest miss: \(line($0)): \($0.reason)" }
      return ("none", "→ no place that is known well enough", Array(misses))
    }
    let place = chosen.place
    let rivals = rejected.filter { !Self.isSameSpot($0.place, place) }
    guard place.featureClass != .country || !rivals.isEmpty else {
      return (place.id, "→ \(place.name) (country)", [])
    }
    let same = rejected.filter { Self.isSameSpot($0.place, place) }.map(
      \.place.featureClass.rawValue)
    var body = ["because: \(chosen.reason)"]
    body += rivals.prefix(4).map { "rejected: \(line($0)): \($0.reason)" }
    if rivals.count > 4 { body.append("rejected: \(rivals.count - 4) more of this name") }
    if !same.isEmpty {
      body.append("at the same spot, and no rival: \(same.joined(separator: ", "))")
    }
    return (
      place.id,
      "→ \(place.plainName) (\(gazetteer.setting(of: place))), \(place.coordinate.plain) ± "
        + "\(place.uncertainty.plain), score \(chosen.score.fixed(2))", body
    )
  }

  private func line(_ candidate: PlaceCandidate) -> String {
    let place = candidate.place
    let setting = gazetteer.setting(of: place)
    return "\(place.plainName) (\(setting)), score \(candidate.score.fixed(2))"
  }

  /// A town and the district that is named after it are no rivals.
  private static func isSameSpot(_ one: Place, _ other: Place) -> Bool {
    let reach = max(one.uncertainty, other.uncertainty, .kilometers(3))
    return one.coordinate.distance(to: other.coordinate) <= min(reach, .kilometers(60))
  }
}
