import Geodesy

/// Puts the places that a name may mean in order, and says how sure and why.
///
/// Each piece of ``Evidence`` adds to or takes from a candidate's weight, as logarithms of odds; the
/// scores then share one whole among the candidates and "none of these".
struct Ranking {
  private let weighing: Weighing
  private var gazetteer: Gazetteer { weighing.gazetteer }
  private var query: PlaceQuery { weighing.query }

  /// So many candidates are weighed against each other; the rest is out of the question.
  private static let mostRivals = 60
  /// So many are kept for what lies around them to be asked.
  private static let mostKept = 300

  private struct Weighed {
    let hit: PlaceSearch.Hit
    var weight: Double
  }

  init(_ gazetteer: Gazetteer, _ query: PlaceQuery) { weighing = Weighing(gazetteer, query) }

  /// Ranks the best hit of each place; `rarity` is what the query's phones tell, in nats.
  func rank(_ hits: [PlaceSearch.Hit], rarity: Double) -> PlaceAnswer {
    let weighed = order(hits)
    guard let first = weighed.first else {
      return PlaceAnswer(candidates: [], abstained: true, margin: 0)
    }
    let none = weighing.none(rarity: rarity)
    let top = max(first.weight, none)
    let odds = weighed.map { Logarithms.power($0.weight - top) }
    let rivals = rivals(weighed, odds)
    let noneOdds = Logarithms.power(none - top)
    let whole = zip(odds, rivals).reduce(noneOdds) { $0 + ($1.1 ? $1.0 : 0) }
    let scores = zip(odds, rivals).map { $1 ? $0 / whole : $0 / (whole + $0) }
    let second = scores.indices.dropFirst().first { rivals[$0] }
    let reasons = Reasons(gazetteer: gazetteer, query: query)
    let candidates = weighed.prefix(max(1, query.limit)).enumerated().map { position, one in
      let place = gazetteer.places[one.hit.place]
      return PlaceCandidate(
        index: one.hit.place, place: place, matchedName: gazetteer.names[one.hit.name].text,
        cost: one.hit.cost, score: scores[position],
        reason: query.saysWhy ? reasons.text(one.hit, place) : "")
    }
    return PlaceAnswer(
      candidates: candidates, abstained: first.weight < none + weighing.doubt(first.hit),
      margin: max(0, scores[0] - (second.map { scores[$0] } ?? 0)))
  }

  /// The likeliest places, in order.
  private func order(_ hits: [PlaceSearch.Hit]) -> [Weighed] {
    var weighed = hits.map { Weighed(hit: $0, weight: weighing.weigh($0)) }
    if weighing.asksSurroundings {
      keepBest(Self.mostKept, of: &weighed)
      for index in weighed.indices {
        weighed[index].weight += weighing.surroundings(weighed[index].hit)
      }
    }
    keepBest(Self.mostRivals, of: &weighed)
    for index in weighed.indices { weighed[index].weight += weighing.letters(weighed[index].hit) }
    return weighed.sorted(by: isEarlier)
  }

  /// Drops all but the likeliest; in what order those are left is not told.
  private func keepBest(_ count: Int, of weighed: inout [Weighed]) {
    guard weighed.count > count else { return }
    let bar = weighed.map(\.weight).sorted(by: >)[count - 1]
    var best = weighed.filter { $0.weight > bar }
    let level = weighed.filter { $0.weight == bar }
    best += level.sorted(by: isEarlier).prefix(count - best.count)
    weighed = best
  }

  /// Places that weigh the same stand in the order of their identifiers, which are the same in every
  /// gazetteer.
  private func isEarlier(_ one: Weighed, _ other: Weighed) -> Bool {
    one.weight != other.weight
      ? one.weight > other.weight : gazetteer.places.hasLesserID(one.hit.place, other.hit.place)
  }

  /// Which candidates share the whole: a town and the district that is named after it are one answer.
  private func rivals(_ weighed: [Weighed], _ odds: [Double]) -> [Bool] {
    var rivals = [Bool](repeating: true, count: weighed.count)
    for position in weighed.indices.dropFirst() where odds[position] > 1e-3 {
      let place = weighed[position].hit.place
      rivals[position] = !weighed[..<position].indices.contains {
        rivals[$0] && isSameSpot(weighed[$0].hit.place, place)
      }
    }
    return rivals
  }

  private func isSameSpot(_ one: Int, _ other: Int) -> Bool {
    let places = gazetteer.places
    return Self.isSameSpot(
      places.coordinate(one), places.uncertainty(one), places.coordinate(other),
      places.uncertainty(other))
  }

  static func isSameSpot(_ one: Place, _ other: Place) -> Bool {
    isSameSpot(one.coordinate, one.uncertainty, other.coordinate, other.uncertainty)
  }

  private static func isSameSpot(
    _ one: Coordinate, _ radius: Distance, _ other: Coordinate, _ otherRadius: Distance
  ) -> Bool {
    let reach = min(max(radius.meters, otherRadius.meters, 3_000), 60_000)
    // A degree of latitude has 110 km at least.
    guard abs(one.latitude - other.latitude) * 110_000 <= reach else { return false }
    return one.distance(to: other).meters <= reach
  }
}
