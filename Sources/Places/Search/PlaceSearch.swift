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
  var rules: SoundRules { sounds.rules }

  /// Longer names, in bytes, are none.
  private static let longestName = 1_000
  /// A name that costs less than this, in hundredths of nats, sounds like the whole query.
  private static let soundsWell: Int32 = 300

  /// Takes the indexes out of a gazetteer, or builds those that it lacks.
  public init(_ gazetteer: Gazetteer) {
    self.gazetteer = gazetteer
    generics = GenericWords(gazetteer.words.generics)
    matcher = NameMatcher(gazetteer)
    sounds = SoundSearch(gazetteer)
    scanner = NameScanner(gazetteer: gazetteer, matcher: matcher, generics: generics)
  }

  /// Answers a question.
  public func search(_ query: PlaceQuery) -> PlaceAnswer {
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
    // "Tabuk, Saudi Arabia" names the place first.
    if found.isEmpty, let head = Self.head(of: query.name) {
      var shorter = query
      shorter.name = head
      return hits(shorter)
    }
    return (Self.best(found), cue, rarity)
  }

  /// What stands before the first comma of a name; nil where there is none.
  private static func head(of name: String) -> String? {
    guard let comma = name.unicodeScalars.firstIndex(where: { $0 == "," || $0 == "،" }) else {
      return nil
    }
    return String(name[..<comma])
  }

  /// Adds the names that sound like the query; gives what its phones tell, in nats.
  private func addHeard(_ query: PlaceQuery, _ found: inout [Hit]) -> Double {
    let (sounds, names, places) = (sounds, gazetteer.names, gazetteer.places)
    let country = query.country.map { CountryCode($0) }
    let isForContainer = query.isForContainer
    func mayAnswer(_ place: Int) -> Bool {
      guard isForContainer ? !places.volumes.isHidden(place) : places.answers(place) else {
        return false
      }
      return country.map { places.country(place) == $0 } ?? true
    }
    var heard: [Hit] = []
    var rarity: Int32?
    // What a way to hear the query costs by itself, in hundredths of nats: taking letters off is a
    // guess.
    var limit = Int32.max
    var least = Int32.max
    var phones = 0
    var best = BestPlaces()
    let walk = SoundWalk(rules)
    var speller = NameSpeller(rules, generics)
    var name = query.name
    name.withUTF8 { utf8 in
      speller.forEachForm(of: utf8, isQuery: true) { form in
        // The first form is the whole query: what any form costs is shared among its phones.
        rarity = rarity ?? sounds.rarity(of: form.phones)
        phones = max(phones, form.phones.count)
        // Words are left out only while nothing sounds well as it stands.
        if form.lacksWord, least < Self.soundsWell { return }
        let base: Int32 =
          (form.particles > 0 ? 150 : 0) + (form.isUnjoined ? 60 : 0) + (form.isBare ? 100 : 0)
          + (form.lacksWord ? 300 : 0)
        func bar() -> Int32 { min(limit, best.limit) &- base }
        sounds.forEachName(like: form.phones, walk, limit: bar()) { name in
          let place = names.place(name.name)
          guard mayAnswer(place) else { return bar() }
          let cost = name.cost + base
          var hit = Hit(place: place, name: name.name)
          hit.heard = Hit.Heard(
            cost: Double(cost) / 100, phones: phones, isAcross: name.isAcross,
            steps: name.steps)
          hit.isBare = name.isBare
          hit.lacksNouns = form.isBare
          hit.lacksWord = form.lacksWord
          hit.lacksParticles = form.particles > 0
          hit.isUnjoined = name.isUnjoined || form.isUnjoined
          heard.append(hit)
          least = min(least, cost)
          limit = min(limit, cost + sounds.margin(phones: phones, isNarrow: country != nil))
          best.add(place, cost: cost)
          return bar()
        }
      }
    }
    let bar = Double(min(limit, best.limit))
    found += heard.lazy.filter { ($0.heard?.cost ?? 0) * 100 <= bar }
    return Double(rarity ?? 0) / 100
  }

  /// Whether a place may be the answer, and is not only there to hold others.
  private func mayAnswer(_ place: Int, _ query: PlaceQuery) -> Bool {
    query.isForContainer
      ? !gazetteer.volumes.isHidden(place) : gazetteer.places.answers(place)
  }
}
