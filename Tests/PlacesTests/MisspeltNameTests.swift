import Places
import Testing

@Suite("Names that a finger slipped in")
struct MisspeltNameTests {
  private let search = SmallGazetteer.geocoder.search

  @Test(arguments: [
    ("Mkayadi n", "gn:2"), ("al-Mzyaidn", "gn:2"), ("Shbaddadi", "gn:5"), ("Hsasakkah", "gn:4"),
    ("Bzghdadh", "gn:6"), ("Ktirkuq", "gn:7"), ("بغدژاد", "gn:6"),
  ])
  func `A letter or two off is the one place that is near`(name: String, id: String) {
    let answer = search.search(PlaceQuery(name))
    #expect(answer.best?.place.id == id, "\(answer)")
  }

  @Test func `It is said how many letters are off`() {
    let reasons = ["Bzghdadh", "Bxghdad"].map {
      search.search(PlaceQuery($0)).best?.reason ?? ""
    }
    #expect(reasons.contains { $0.contains("off from") }, "\(reasons)")
  }

  @Test(arguments: ["Bax", "Xnwh", "Zzyzzxqad", "Reykjavik", "Kqqkuk", "Zwitqer"])
  func `Short names and far ones stay unknown`(name: String) {
    #expect(search.search(PlaceQuery(name)).best == nil)
  }

  @Test func `Another country than the one asked for lends no name`() {
    #expect(search.search(PlaceQuery("Bzghdadh", country: "SY")).best == nil)
    #expect(search.search(PlaceQuery("Bzghdadh", country: "IQ")).best?.place.id == "gn:6")
  }
}
