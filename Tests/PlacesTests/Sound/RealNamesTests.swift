import Geodesy
import Places
import Testing

/// Names as reports write them, asked of the gazetteer that ships.
@Suite struct RealNamesTests {
  private func search(_ query: PlaceQuery) throws -> PlaceAnswer {
    try RealGazetteer.search.get().search(query)
  }

  private func index(_ id: String) throws -> Int {
    try #require(RealGazetteer.search.get().gazetteer.index(id: id), "no place \(id)")
  }

  /// What the best candidate must be, and say.
  private func expect(_ name: String, _ ids: [String]) throws {
    let answer = try search(PlaceQuery(name))
    let best = try #require(answer.best, "\(name) is not found: \(answer.candidates)")
    #expect(ids.contains(best.place.id), "\(answer.candidates.map(\.place.id))")
    #expect(best.place.uncertainty > .zero && !best.reason.isEmpty)
    #expect((0...1).contains(best.score) && !best.matchedName.isEmpty)
  }

  @Test(arguments: [
    ("al-Mayadin", "gn:173480"), ("Mayadeen", "gn:173480"), ("الميادين", "gn:173480"),
    ("Albu Kamal", "gn:174448"), ("Abu Kamal", "gn:174448"), ("البوكمال", "gn:174448"),
    ("بوكمال", "gn:174448"), ("al-Tanf", "site:al-tanf"), ("التنف", "site:al-tanf"),
    ("at-Tanf", "site:al-tanf"), ("Rmelan", "site:rmelan"), ("Rumaylan", "site:rmelan"),
    ("رميلان", "site:rmelan"), ("خراب الجير", "site:kharab-al-jir"),
    ("Kharab al-Jir", "site:kharab-al-jir"), ("قسرك", "site:qasrak"), ("قصرك", "site:qasrak"),
    ("عين الأسد", "site:ain-al-asad"), ("Ain al-Asad", "site:ain-al-asad"),
    ("حقل العمل", "site:al-omar"), ("حقل عمر", "site:al-omar"), ("ديرالزور", "gn:170794"),
    ("الشبلي", "site:al-shibli"), ("قاعدة الشدادي", "site:al-shaddadi-base"),
  ])
  func `The names of the first reports find their places`(name: String, id: String) throws {
    try expect(name, [id])
  }

  @Test(arguments: ["Shaddadi", "Ash Shaddadah", "الشدادي", "وبالشدادي", "للشدادي", "Chaddadi"])
  func `Al-Shaddadi is the town or its base`(name: String) throws {
    try expect(name, ["gn:172837", "site:al-shaddadi-base"])
  }

  @Test(arguments: [
    ("للبوكمال", "gn:174448"), ("وبالبوكمال", "gn:174448"), ("بالميادين", "gn:173480"),
    ("والتنف", "site:al-tanf"), ("فالرميلان", "site:rmelan"), ("كالميادين", "gn:173480"),
  ])
  func `Particles that are written together with a name are taken off`(
    name: String, id: String
  ) throws {
    try expect(name, [id])
  }

  @Test(arguments: [
    ("Meyadîn", "gn:173480"), ("Miyadeen", "gn:173480"), ("Al-Bukamal", "gn:174448"),
    ("Boukamal", "gn:174448"), ("Abou Kemal", "gn:174448"), ("ابوكمال", "gn:174448"),
    ("Rimelan", "site:rmelan"), ("الرميلان", "site:rmelan"), ("Tanaf", "site:al-tanf"),
    ("Ayn al-Assad", "site:ain-al-asad"), ("عين الاسد", "site:ain-al-asad"),
    ("Deir Azzour", "gn:170794"), ("Alhasakah", "gn:173811"), ("Kerkûk", "gn:94787"),
  ])
  func `Spellings that no table has are heard`(name: String, id: String) throws {
    try expect(name, [id])
  }

  @Test(arguments: [
    "Ouagadougou", "Reykjavik", "Xyzzyx", "Vlopperstein", "Qwertuiop", "Zzyzxgrad", "Brumblefort",
    "واغادوغو", "كراكوفيا", "ريكيافيك", "غغغغ", "", "!?", "😀",
  ])
  func `A name that is not there is said to be not there`(name: String) throws {
    let answer = try search(PlaceQuery(name))
    #expect(answer.abstained && answer.best == nil, "\(answer.candidates.prefix(2))")
  }

  // MARK: Places of one name

  /// Sinjar in Iraq and in Idlib; al-Sukhnah in Homs and in Yemen.
  private static let namesakes = [
    ("سنجار", "gn:448149", "IQ", "gn:164094", "SY"),
    ("Sinjar", "gn:448149", "IQ", "gn:164094", "SY"),
    ("السخنة", "gn:172425", "SY", "gn:401672", "YE"),
    ("al-Sukhnah", "gn:172425", "SY", "gn:401672", "YE"),
  ]

  @Test(arguments: namesakes)
  func `All places of one name are shown`(
    name: String, one: String, _: String, other: String, _: String
  ) throws {
    let ids = try search(PlaceQuery(name, limit: 20)).candidates.map(\.place.id)
    #expect(ids.contains(one) && ids.contains(other), "\(ids)")
  }

  @Test(arguments: namesakes)
  func `The country decides between places of one name`(
    name: String, one: String, country: String, other: String, otherCountry: String
  ) throws {
    for (id, code) in [(one, country), (other, otherCountry)] {
      let asked = try search(PlaceQuery(name, country: code, cue: .town))
      let first = try #require(asked.best)
      #expect(first.place.country == code)
      #expect(first.place.id == id, "\(asked.candidates.map(\.place.id))")
      #expect(first.reason.contains("as asked"))
    }
  }

  @Test(arguments: namesakes)
  func `What the text speaks of decides between places of one name`(
    name: String, one: String, country: String, other: String, otherCountry: String
  ) throws {
    for (id, code) in [(one, country), (other, otherCountry)] {
      let answer = try search(PlaceQuery(name, cue: .town, focus: [code: 1]))
      #expect(answer.best?.place.id == id, "\(answer.candidates.map(\.place.id))")
    }
  }

  @Test(arguments: [
    ("سنجار", "IQG15", "gn:448149"), ("سنجار", "SY07", "gn:164094"),
    ("السخنة", "SY04", "gn:172425"), ("السخنة", "YE", "gn:401672"),
  ])
  func `The wider place decides between places of one name`(
    name: String, container: String, id: String
  ) throws {
    let containers = [try index(container)]
    let answer = try search(PlaceQuery(name, containers: containers, cue: .town))
    #expect(answer.best?.place.id == id, "\(answer.candidates.map(\.place.id))")
    #expect(answer.best?.reason.contains("in ") == true)
  }

  @Test(arguments: namesakes)
  func `What lies nearby decides between places of one name`(
    name: String, one: String, _: String, other: String, _: String
  ) throws {
    let gazetteer = try RealGazetteer.search.get().gazetteer
    for id in [one, other] {
      let near = gazetteer.places[try index(id)].coordinate
      let answer = try search(PlaceQuery(name, near: [near], cue: .town))
      #expect(answer.best?.place.id == id, "\(answer.candidates.map(\.place.id))")
      #expect(answer.best?.reason.contains("0 km from the other places") == true)
    }
  }

  @Test(arguments: [
    ("Sinjar, Nineveh", "gn:448149"), ("Sinjar, Idlib", "gn:164094"), ("سنجار، نينوى", "gn:448149"),
    ("سنجار، إدلب", "gn:164094"), ("الميادين، سوريا", "gn:173480"),
    ("al-Mayadin, Syria", "gn:173480"), ("الميادين، دير الزور، سوريا", "gn:173480"),
    ("البوكمال, دير الزور", "gn:174448"),
  ])
  func `A comma of either script parts a place from wider ones`(name: String, id: String) throws {
    try expect(name, [id])
  }

  @Test func `Scores fall, and their whole is one at most`() throws {
    for name in ["سنجار", "السخنة", "Rmelan", "Kafr", "الرصافة"] {
      let answer = try search(PlaceQuery(name, limit: 20))
      #expect(answer.candidates.allSatisfy { (0...1).contains($0.score) })
      #expect((0...1).contains(answer.margin))
      let again = try search(PlaceQuery(name, limit: 20))
      #expect(again == answer)
    }
  }
}
