import Geodesy

/// Looks places up by name: the same spelling first, then what sounds alike, then ranking by class,
/// container, country and nearness.
public struct PlaceSearch: Sendable {
  /// The gazetteer that it looks in.
  public let gazetteer: Gazetteer
  /// Finds names in running text.
  public let scanner: NameScanner
  let matcher: NameMatcher
  let generics: GenericWords
  let sounds: SoundSearch
  private let namedAfter = Once<NamedAfter>()
  var rules: SoundRules { sounds.rules }

  /// Longer names, in bytes, are none.
  private static let longestName = 1_000

  /// Takes the indexes out of a gazetteer, or builds those that it lacks.
  public init(_ gazetteer: Gazetteer) {
    self.gazetteer = gazetteer
    generics = GenericWords(gazetteer.words.generics)
    matcher = NameMatcher(gazetteer)
    sounds = SoundSearch(gazetteer)
    scanner = NameScanner(gazetteer: gazetteer, matcher: matcher, generics: generics)
  }

  /// Answers a question.
  ///
  /// A name that no place has is taken apart: "Heri village near Abu Kamal", "Kobane/Ayn al Arab".
  public func search(_ query: PlaceQuery) -> PlaceAnswer {
    let whole = answer(query)
    if whole.best?.cost == 0 { return whole }
    var best = whole
    for name in Self.alternatives(query.name) {
      var part = query
      part.name = name
      best = Self.better(best, answer(part))
    }
    if let parted = searchParts(query) { best = Self.better(best, parted) }
    return best
  }

  private static func better(_ one: PlaceAnswer, _ other: PlaceAnswer) -> PlaceAnswer {
    (other.best?.score ?? 0) > (one.best?.score ?? 0) ? other : one
  }

  /// Answers a question whose name is one name.
  func answer(_ query: PlaceQuery) -> PlaceAnswer {
    let (hits, cue, rarity) = hits(query)
    var query = query
    query.takeOwnCue(cue, hits)
    return Ranking(gazetteer, query).rank(hits, rarity: rarity)
  }

  /// The best hit of each place that may be the answer, the class that the query's generic nouns make
  /// one expect, and how much its phones tell, in nats.
  func hits(_ query: PlaceQuery) -> (hits: [Hit], cue: FeatureClass?, rarity: Double) {
    guard query.name.utf8.count <= Self.longestName else { return ([], nil, 0) }
    var (found, cue) = exact(query.name)
    let country = query.country.map { CountryCode($0) }
    found.removeAll { hit in
      !mayAnswer(hit.place, query)
        || country.map { gazetteer.places.country(hit.place) != $0 } ?? false
    }
    let rarity = addHeard(query, &found)
    var best = Self.best(found)
    if let cue { addNamedAfter(cue, query, &best) }
    return (best, cue, rarity)
  }

  /// Adds the sites of a class that bear the name of a place among the hits.
  private func addNamedAfter(_ cue: FeatureClass, _ query: PlaceQuery, _ hits: inout [Hit]) {
    let known = Set(hits.map(\.place))
    var added: [Hit] = []
    let country = query.country.map { CountryCode($0) }
    let namedAfter = namedAfter { NamedAfter(gazetteer, matcher, generics) }
    for hit in hits where hit.lacksNouns {
      for site in namedAfter.sites(of: hit.place)
      where !known.contains(site) && mayAnswer(site, query) {
        if let country, gazetteer.places.country(site) != country { continue }
        switch ClassGroup.evidence(cue, gazetteer.places.featureClass(site)) {
        case .classSame, .classAlike, .classNear: break
        default: continue
        }
        var own = Hit(place: site, name: gazetteer.names.first(of: site))
        own.heard = hit.heard
        own.otherScript = hit.otherScript
        own.isNamedAfter = true
        added.append(own)
      }
    }
    if !added.isEmpty { hits = Self.best(hits + added) }
  }

  /// Whether a place may be the answer, and is not only there to hold others.
  func mayAnswer(_ place: Int, _ query: PlaceQuery) -> Bool {
    query.isForContainer
      ? !gazetteer.volumes.isHidden(place) : gazetteer.places.answers(place)
  }
}
