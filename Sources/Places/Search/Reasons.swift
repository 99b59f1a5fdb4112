import Geodesy

/// Says in words why a candidate stands where it does.
struct Reasons {
  let gazetteer: Gazetteer
  let query: PlaceQuery

  /// The reasons, the spelling first, parted by semicolons.
  func text(_ hit: PlaceSearch.Hit, _ place: Place) -> String {
    var reasons = [spelling(hit)]
    if hit.isBare, !fits(place) { reasons.append("a name that needs its generic noun") }
    if place.id.hasPrefix("site:") { reasons.append("curated site") }
    if place.population > 0 { reasons.append("\(place.population) inhabitants") }
    if let cue = query.cue {
      switch ClassGroup.evidence(cue, place.featureClass) {
      case .classSame: reasons.append("\(place.featureClass), as the words say")
      case .classAlike, .classNear:
        reasons.append("\(place.featureClass), which may be called \(cue)")
      case .some: reasons.append("\(place.featureClass), not \(cue)")
      case nil: break
      }
    }
    if let country = country(place) { reasons.append(country) }
    for index in query.containers { reasons.append(container(gazetteer.places[index], hit, place)) }
    if let nearest = query.near.map({ $0.distance(to: place.coordinate).kilometers }).min() {
      reasons.append("\(Int(nearest.rounded())) km from the other places")
    }
    return reasons.joined(separator: "; ")
  }

  private func fits(_ place: Place) -> Bool {
    guard let cue = query.cue else { return false }
    return switch ClassGroup.evidence(cue, place.featureClass) {
    case .classSame, .classAlike, .classNear: true
    default: false
    }
  }

  private func spelling(_ hit: PlaceSearch.Hit) -> String {
    let name = gazetteer.names[hit.name].text.isolatedName
    if hit.isNamedAfter { return "named after a place that is called so" }
    if let typed = hit.typed {
      return typed.edits == 1
        ? "a letter off from \(name)" : "\(typed.edits) letters off from \(name)"
    }
    guard let spelled = hit.spelled else {
      return hit.lacksWord || hit.lacksNouns
        ? "sounds like \(name), with a word left out" : "sounds like \(name)"
    }
    if hit.lacksNouns { return "exactly \(name), without its noun" }
    return spelled == 0 ? "exactly \(name)" : "\(name), with a particle left out"
  }

  private func country(_ place: Place) -> String? {
    let name = gazetteer.countryName(place.country) ?? place.country
    if let asked = query.country {
      return asked == place.country ? "in \(name) as asked" : "in \(name), not \(asked)"
    }
    guard place.featureClass != .country, !query.focus.isEmpty else { return nil }
    return query.focus[place.country] != nil
      ? "in \(name), of which the text speaks" : "in \(name), of which the text does not speak"
  }

  private func container(_ container: Place, _ hit: PlaceSearch.Hit, _ place: Place) -> String {
    if place.id == container.id { return "the container itself" }
    let beyond = gazetteer.distance(from: place, beyond: container)
    return beyond.meters <= 0
      ? "in \(container.name)" : "\(Int(beyond.kilometers.rounded())) km outside \(container.name)"
  }
}

extension String {
  /// The name between isolates, so that Arabic keeps its place in an English sentence.
  var isolatedName: String { "\u{2068}\(self)\u{2069}" }
}
