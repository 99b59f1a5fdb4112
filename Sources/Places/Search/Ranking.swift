import Geodesy

/// Puts the places that a name may mean in order, and says how sure and why.
///
/// Each piece of evidence adds to or takes from a candidate's weight, as logarithms of odds; the
/// scores then share one whole among the candidates and "none of these".
struct Ranking {
  let gazetteer: Gazetteer
  let query: PlaceQuery

  private struct Weighed {
    let hit: PlaceSearch.Hit
    let place: Place
    var weight: Double
    var reasons: [String]
  }

  /// The least weight that is worth an answer; "none of these" weighs 0.
  private static let least = 0.5

  func rank(_ hits: [PlaceSearch.Hit]) -> PlaceAnswer {
    var weighed = hits.map(weigh)
    weighed.sort { ($1.weight, $0.place.id) < ($0.weight, $1.place.id) }
    // A town and the district that is named after it are one answer: they do not part the whole.
    var rivals: [Weighed] = []
    var isRival = [Bool](repeating: false, count: weighed.count)
    for (position, candidate) in weighed.prefix(60).enumerated() {
      let same = rivals.contains { Self.isSameSpot($0.place, candidate.place) }
      if !same {
        rivals.append(candidate)
        isRival[position] = true
      }
    }
    let whole = 1 + rivals.reduce(0) { $0 + Self.odds($1.weight) }
    var candidates: [PlaceCandidate] = []
    var margin = 0.0
    for (position, candidate) in weighed.prefix(60).enumerated() {
      let odds = Self.odds(candidate.weight)
      let score = isRival[position] ? odds / whole : odds / (whole + odds)
      if position == 0 {
        margin = score
      } else if isRival[position] {
        margin = min(margin, (candidates.first?.score ?? 0) - score)
      }
      candidates.append(
        PlaceCandidate(
          index: candidate.hit.place, place: candidate.place,
          matchedName: gazetteer.names[candidate.hit.name].text, cost: candidate.hit.cost,
          score: score, reason: candidate.reasons.joined(separator: "; ")))
    }
    return PlaceAnswer(
      candidates: Array(candidates.prefix(max(1, query.limit))),
      abstained: (weighed.first?.weight ?? -1) < Self.least, margin: max(0, margin))
  }

  private static func odds(_ weight: Double) -> Double {
    // A power of e by halving: exact enough, and the same on every machine.
    var result = 1 + weight / 1_024
    if result <= 0 { return 0 }
    for _ in 0..<10 { result *= result }
    return result
  }

  static func isSameSpot(_ one: Place, _ other: Place) -> Bool {
    let reach = max(one.uncertainty.meters, other.uncertainty.meters, 3_000)
    return one.coordinate.distance(to: other.coordinate).meters <= min(reach, 60_000)
  }

  private func weigh(_ hit: PlaceSearch.Hit) -> Weighed {
    let place = gazetteer.places[hit.place]
    var result = Weighed(hit: hit, place: place, weight: 4, reasons: [])
    spelling(&result)
    prior(&result)
    if let cue = query.cue { self.cue(cue, &result) }
    country(&result)
    for container in query.containers { self.container(container, &result) }
    nearness(&result)
    return result
  }

  private func spelling(_ result: inout Weighed) {
    let name = gazetteer.names[result.hit.name].text
    if result.hit.cost == 0 {
      result.reasons.append("exactly \(name.isolatedName)")
    } else {
      result.weight -= 45 * result.hit.cost
      result.reasons.append(
        result.hit.isSound
          ? "sounds like \(name.isolatedName) (cost \(short(result.hit.cost)))"
          : "\(name.isolatedName), with a word or particle left out")
    }
    // The name that a place goes by weighs more than another that it also has.
    if name == result.place.name || name == result.place.nameArabic { result.weight += 0.3 }
    if result.hit.isBare {
      let fits = query.cue.map { ClassGroup.affinity($0, result.place.featureClass) > 0 } ?? false
      result.weight -= fits ? 0.3 : query.cue == nil ? 3 : 5
      if !fits { result.reasons.append("a name that needs its generic noun") }
    }
  }

  private func prior(_ result: inout Weighed) {
    let place = result.place
    if place.id.hasPrefix("site:") {
      result.weight += 0.6
      result.reasons.append("curated site")
    }
    if place.population > 0 {
      result.weight += 0.1 * Double(String(place.population).count)
      result.reasons.append("\(place.population) inhabitants")
    }
    let wide = query.prefersRegions
    switch place.featureClass {
    case .country: result.weight += 1.5
    case .governorate: result.weight += wide ? 2.2 : 0.9
    case .city: result.weight += 0.5
    case .district: result.weight += wide ? 0 : -1.2
    case .subdistrict: result.weight += wide ? -0.5 : -1.6
    default: break
    }
  }

  private func cue(_ cue: FeatureClass, _ result: inout Weighed) {
    // What fits in class and place does not make a doubtful spelling right.
    var affinity = ClassGroup.affinity(cue, result.place.featureClass)
    if result.hit.isSound, affinity > 0 { affinity /= 2 }
    result.weight += affinity
    if affinity > 0 { result.reasons.append("\(result.place.featureClass), as the words say") }
    if affinity < 0 { result.reasons.append("\(result.place.featureClass), not \(cue)") }
  }

  private func country(_ result: inout Weighed) {
    let code = result.place.country
    let name = gazetteer.countryName(code) ?? code
    if let asked = query.country {
      result.weight += asked == code ? 0.8 : -5
      result.reasons.append(asked == code ? "in \(name) as asked" : "in \(name), not \(asked)")
      return
    }
    let focus = query.focus.isEmpty ? ["SY": 1, "IQ": 1] : query.focus
    if let weight = focus[code] {
      // A country that the text hardly names is hardly meant.
      result.weight += 0.8 * weight - (weight < 0.25 ? 1.5 : 0)
      if !query.focus.isEmpty { result.reasons.append("in \(name), of which the text speaks") }
    } else if result.place.featureClass != .country {
      // A text that speaks of other countries means a small place of this one hardly ever; curated
      // sites are those that the news of Syria and Iraq name, wherever they lie.
      let isKnownAbroad = result.place.population >= 500_000
      result.weight -=
        result.place.id.hasPrefix("site:") ? 1 : query.focus.isEmpty || isKnownAbroad ? 2.5 : 4.5
      result.reasons.append("in \(name), of which the text does not speak")
    }
  }

  private func container(_ index: Int, _ result: inout Weighed) {
    let container = gazetteer.places[index]
    let beyond = gazetteer.distance(from: result.place, beyond: container)
    if result.place.id == container.id, result.hit.isSound {
      // "أبو حمام قرب البوكمال" names another place than its container.
      result.weight -= 4
      result.reasons.append("the container itself")
    } else if beyond.meters <= 0 {
      result.weight += result.hit.isSound ? 0.7 : 1.5
      result.reasons.append("in \(container.name)")
    } else {
      result.weight -= min(5, 0.5 + beyond.kilometers / 40)
      result.reasons.append("\(Int(beyond.kilometers.rounded())) km outside \(container.name)")
    }
  }

  private func nearness(_ result: inout Weighed) {
    let distances = query.near.map { $0.distance(to: result.place.coordinate).kilometers }
    guard let nearest = distances.min() else { return }
    // Falls by 0.7 with each doubling beyond 20 km.
    var rest = nearest / 20
    while rest > 1, result.weight > -20 {
      result.weight -= 0.5 * min(1, rest - 1)
      rest /= 2
    }
    result.reasons.append("\(Int(nearest.rounded())) km from the other places")
  }

  private func short(_ value: Double) -> String {
    let thousandths = Int((value * 1_000).rounded())
    let digits = String(thousandths % 1_000)
    return "\(thousandths / 1_000).\(String(repeating: "0", count: 3 - digits.count))\(digits)"
  }
}

extension String {
  /// The name between isolates, so that Arabic keeps its place in an English sentence.
  var isolatedName: String { "\u{2068}\(self)\u{2069}" }
}

/// Which classes of places pass for one another.
enum ClassGroup {
  private static let groups: [Set<FeatureClass>] = [
    [.city, .town, .village, .quarter, .camp], [.base, .airfield], [.field, .plant],
    [.governorate, .region, .district, .subdistrict], [.desert, .region, .valley],
    [.town, .district, .subdistrict],
  ]

  /// What it adds to a candidate of one class that the words make one expect another.
  static func affinity(_ cue: FeatureClass, _ found: FeatureClass) -> Double {
    if cue == found { return 2 }
    if groups.contains(where: { $0.contains(cue) && $0.contains(found) }) { return 1.2 }
    switch (cue, found) {
    // Bases lie in fields, plants, crossings and beside towns, and carry their names.
    case (.base, .field), (.base, .plant), (.airfield, .field), (.field, .base): return 1
    case (.base, .crossing), (.base, .camp), (.base, .port), (.base, .dam): return 0.3
    case (.base, .town), (.base, .city), (.base, .village), (.airfield, .city), (.airfield, .town),
      (.field, .town), (.field, .village), (.crossing, .town), (.port, .city):
      return -0.5
    case (.city, .governorate), (.governorate, .city): return -0.5
    case (.other, _), (_, .other), (.region, _): return 0
    default: return -1.5
    }
  }
}
