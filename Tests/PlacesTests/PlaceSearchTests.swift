import Places
import Testing

@Suite struct PlaceSearchTests {
  private let search = SmallGazetteer.geocoder.search

  @Test(arguments: [
    ("al-Mayadin", "gn:2"), ("Mayadeen", "gn:2"), ("Al Mayādīn", "gn:2"), ("الميادين", "gn:2"),
    ("Miyadin", "gn:2"), ("el-Mayadeen", "gn:2"), ("Abu Kamal", "gn:3"), ("بوكمال", "gn:3"),
    ("Boukamal", "gn:3"), ("ديرالزور", "gn:1"), ("Deir Ezzor", "gn:1"), ("Dayr az Zawr", "gn:1"),
    ("Shaddadi", "gn:5"), ("Ash-Shaddadeh", "gn:5"), ("al-Hasaka", "gn:4"), ("Hassakeh", "gn:4"),
    ("Alhasakah", "gn:4"), ("والميادين", "gn:2"), ("حقل العمل", "site:al-omar"),
    ("حقل عمر", "site:al-omar"), ("قاعدة الشدادي", "site:shaddadi"), ("Tanf base", "site:tanf"),
    ("Kerkuk", "gn:7"), ("Bagdad", "gn:6"), ("العراق", "IQ"), ("محافظة دير الزور", "SY09"),
  ])
  func `The right place comes first`(name: String, id: String) {
    let answer = search.search(PlaceQuery(name))
    #expect(answer.best?.place.id == id, "\(answer)")
    #expect(answer.best?.reason.isEmpty == false)
  }

  @Test(arguments: ["", "!?", "Reykjavik", "سمرقند", "Xyzzy", "كاراكاس"])
  func `Nothing is better than a guess`(name: String) {
    let answer = search.search(PlaceQuery(name))
    #expect(answer.abstained, "\(answer)")
    #expect(answer.best == nil)
  }

  @Test func `The country of the text decides between namesakes, and both are shown`() {
    let here = search.search(PlaceQuery("الشبلي"))
    #expect(here.best?.place.id == "site:shibli")
    #expect(here.candidates.map(\.place.id) == ["site:shibli", "gn:20"])
    let text = search.search(PlaceQuery("الشبلي", focus: ["SY": 1]))
    #expect(text.candidates.map(\.place.id) == ["site:shibli", "gn:20"])
    #expect(text.candidates.last?.reason.contains("of which the text does not speak") == true)
    let there = search.search(PlaceQuery("الشبلي", country: "IL"))
    #expect(there.best?.place.id == "gn:20")
  }

  @Test func `A cue chooses between a town and a base of one name`() {
    #expect(search.search(PlaceQuery("الشدادي", cue: .base)).best?.place.id == "site:shaddadi")
    #expect(search.search(PlaceQuery("الشدادي", cue: .town)).best?.place.id == "gn:5")
  }

  @Test func `A region is preferred where the words mean one`() {
    #expect(
      search.search(PlaceQuery("الحسكة", prefersRegions: true)).best?.place.id == "SY08")
    #expect(search.search(PlaceQuery("الحسكة")).best?.place.id == "gn:4")
  }

  @Test func `Scores are parts of one whole and fall`() {
    for name in ["الميادين", "الشبلي", "Shadadi", "دير الزور"] {
      let answer = search.search(PlaceQuery(name, limit: 20))
      let scores = answer.candidates.map(\.score)
      #expect(scores.allSatisfy { (0...1).contains($0) })
      #expect((scores.first ?? 0) >= (scores.max() ?? 1))
      #expect((0...1).contains(answer.margin))
    }
  }
}
