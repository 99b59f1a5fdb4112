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
  let letterIndex = Once<LetterIndex>()
  let misspeltNames = Remembered<NameQuestion, [Hit]>(most: 100_000) { $0.count + 8 }
  private let known = Remembered<NameQuestion, NameHits>(most: 100_000) { $0.hits.count + 8 }
  var rules: SoundRules { sounds.rules }

  /// Longer names, in bytes, are none.
  static let longestName = 1_000

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
    let found = hits(query)
    var question = query
    question.takeOwnCue(found.cue, found.hits)
    let answer = Ranking(gazetteer, question).rank(found.hits, rarity: found.rarity)
    guard answer.abstained, !found.hits.contains(where: { $0.spelled != nil }) else {
      return answer
    }
    return misspelt(query, rarity: found.rarity) ?? answer
  }

  /// What of a query decides which names are hit; the rest only ranks them.
  struct NameQuestion: Hashable {
    let name: ExactText
    let country: String?
    let isForContainer: Bool

    init(_ query: PlaceQuery) {
      name = ExactText(query.name)
      country = query.country
      isForContainer = query.isForContainer
    }
  }

  /// What the name of a query hits.
  struct NameHits {
    /// The best hit of each place that may be the answer.
    var hits: [Hit] = []
    /// The class that the query's generic nouns make one expect.
    var cue: FeatureClass?
    /// How much its phones tell, in nats.
    var rarity = 0.0
  }

  /// What the name of a query hits, from memory where it was asked before.
  func hits(_ query: PlaceQuery) -> NameHits {
    guard query.name.utf8.count <= Self.longestName else { return NameHits() }
    return known.value(for: NameQuestion(query)) { lookUp(query) }
  }

  private func lookUp(_ query: PlaceQuery) -> NameHits {
    var (found, cue) = exact(query.name)
    let country = query.country.map { CountryCode($0) }
    found.removeAll { hit in
      !mayAnswer(hit.place, query)
        || country.map { gazetteer.places.country(hit.place) != $0 } ?? false
    }
    let rarity = addHeard(query, &found)
    var best = Self.best(found)
    if let cue { addNamedAfter(cue, query, &best) }
    return NameHits(hits: best, cue: cue, rarity: rarity)
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
