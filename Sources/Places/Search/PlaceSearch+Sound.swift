extension PlaceSearch {
  /// Where the best costs less than this, in hundredths of nats, some name sounds like the whole query.
  private static let soundsWell: Int32 = 300

  /// Adds the names that sound like the query; gives what its phones tell, in nats.
  func addHeard(_ query: PlaceQuery, _ found: inout [Hit]) -> Double {
    let (sounds, names, places) = (sounds, gazetteer.names, gazetteer.places)
    let country = query.country.map { CountryCode($0) }
    let isForContainer = query.isForContainer
    func mayAnswer(_ place: Int) -> Bool {
      guard isForContainer ? !places.volumes.isHidden(place) : places.answers(place) else {
        return false
      }
      return country.map { places.country(place) == $0 } ?? true
    }
    let forms = forms(of: query.name)
    guard let whole = forms.first else { return 0 }
    // What any form costs is shared among the phones that are no generic nouns: "H1 base" is not
    // "K1 base", though most of it sounds the same.
    let core = (forms.first { $0.isBare } ?? whole).phones.count
    var heard: [Hit] = []
    var limit = Int32.max
    var least = Int32.max
    var best = BestPlaces()
    let walk = SoundWalk(rules)
    for form in forms {
      // Words are left out only while nothing sounds well as it stands.
      if form.lacksWord, least < Self.soundsWell { continue }
      let base = price(of: form, core: core)
      func bar() -> Int32 { min(limit, best.limit) &- base }
      sounds.forEachName(like: form.phones, walk, limit: bar()) { name in
        let place = names.place(name.name)
        guard mayAnswer(place) else { return bar() }
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
        least = min(least, cost)
        limit = min(limit, cost + sounds.margin(phones: core, isNarrow: country != nil))
        best.add(place, cost: cost)
        return bar()
      }
    }
    let bar = Double(min(limit, best.limit))
    found += heard.lazy.filter { ($0.heard?.cost ?? 0) * 100 <= bar }
    return Double(sounds.rarity(of: whole.phones)) / 100
  }

  /// The ways to hear a query, the whole of it first.
  private func forms(of name: String) -> [NameSpeller.Form] {
    var forms: [NameSpeller.Form] = []
    var speller = NameSpeller(rules, generics)
    var name = name
    name.withUTF8 { utf8 in speller.forEachForm(of: utf8, isQuery: true) { forms.append($0) } }
    return forms
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
}
