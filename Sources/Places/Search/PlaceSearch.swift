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
  /// Where the limit is below this, in hundredths of nats, some name sounds like the whole query.
  private static let soundsWell: Int32 = SoundSearch.margin + 300

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
    if query.cue == nil {
      query.cue = cue
      query.hasOwnCue = true
    }
    return Ranking(gazetteer, query).rank(hits, rarity: rarity)
  }

  /// The best hit of each place that may be the answer, the class that the query's generic nouns make
  /// one expect, and how much its phones tell, in nats.
  func hits(_ query: PlaceQuery) -> (hits: [Hit], cue: FeatureClass?, rarity: Double) {
    guard query.name.utf8.count <= Self.longestName else { return ([], nil, 0) }
    var (found, cue) = exact(query.name)
    found.removeAll { !mayAnswer($0.place, query) }
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

  /// Adds the names that sound like the query; gives what its phones tell, in nats.
  private func addHeard(_ query: PlaceQuery, _ found: inout [Hit]) -> Double {
    let country = query.country.map { CountryCode($0) }
    var forms: [NameSpeller.Form] = []
    var speller = NameSpeller(rules, generics)
    var name = query.name
    name.withUTF8 { utf8 in speller.forEachForm(of: utf8, isQuery: true) { forms.append($0) } }
    guard let whole = forms.first else { return 0 }
    // What any form costs is shared among the phones that are no generic nouns: "H1 base" is not
    // "K1 base", though most of it sounds the same.
    let core = (forms.first { $0.isBare } ?? whole).phones.count
    var heard: [Hit] = []
    var limit = Int32.max
    for form in forms {
      // Words are left out only while nothing sounds well as it stands.
      if form.lacksWord, limit < Self.soundsWell { continue }
      let base = price(of: form, core: core)
      sounds.forEachName(like: form.phones, limit: limit == .max ? .max : limit - base) { name in
        let place = gazetteer.names.place(name.name)
        guard mayAnswer(place, query) else { return false }
        if let country, gazetteer.places.country(place) != country { return false }
        let cost = name.cost + base
        var hit = Hit(place: place, name: name.name)
        hit.heard = Hit.Heard(
          cost: Double(cost) / 100, phones: core, isAcross: name.isAcross, steps: name.steps)
        hit.isBare = name.isBare
        hit.lacksNouns = form.isBare
        hit.lacksWord = form.lacksWord
        hit.lacksParticles = form.particles > 0
        hit.isUnjoined = name.isUnjoined || form.isUnjoined
        heard.append(hit)
        limit = min(limit, cost + SoundSearch.margin)
        return true
      }
    }
    found += heard.lazy.filter { ($0.heard?.cost ?? 0) * 100 <= Double(limit) }
    return Double(sounds.rarity(of: whole.phones)) / 100
  }

  /// What a way to hear the query costs by itself, in hundredths of nats: taking letters off is a guess,
  /// and what is usual is owed to phones of the core alone.
  private func price(of form: NameSpeller.Form, core: Int) -> Int32 {
    let isArabic = form.phones.first.map { rules.phones.isArabic[Int($0)] } ?? false
    let scripts = SoundCosts.scripts(nameIsArabic: isArabic, queryIsArabic: isArabic)
    return Int32(max(0, form.phones.count - core)) * Int32(rules.costs.usual[scripts])
      + (form.particles > 0 ? 150 : 0) + (form.isUnjoined ? 60 : 0) + (form.isBare ? 100 : 0)
      + (form.lacksWord ? 300 : 0)
  }

  /// Whether a place may be the answer, and is not only there to hold others.
  private func mayAnswer(_ place: Int, _ query: PlaceQuery) -> Bool {
    query.isForContainer
      ? !gazetteer.volumes.isHidden(place) : gazetteer.places.answers(place)
  }
}
