import Places
import Testing

@Suite struct NameScannerTests {
  private struct Found: Equatable, CustomStringConvertible {
    let name: String
    let place: String
    let cue: FeatureClass?
    var description: String { "\(name)=\(place) \(cue.map { "\($0)" } ?? "-")" }
  }

  private let gazetteer = SmallGazetteer.gazetteer

  private func mentions(_ text: String) -> [NameMention] {
    SmallGazetteer.geocoder.search.scanner.mentions(in: Tokenizer.tokens(of: text))
  }

  /// The places that a text names without doubt.
  private func places(_ text: String) -> [String] {
    mentions(text).filter { $0.kind == .place && !$0.isWeak && $0.exclusion == nil }
      .compactMap { $0.candidates.first.map { gazetteer.places[$0].id } }
  }

  @Test(arguments: [
    ("وصلت القوات إلى البوكمال والميادين.", ["gn:3", "gn:2"]),
    ("انفجارات قرب قاعدة الشدادي بالحسكة", ["site:shaddadi", "gn:4"]),
    ("طائرة فوق حقل العمر النفطي للمرة الثانية", ["site:al-omar"]),
    ("في البو كمال", ["gn:3"]),
    ("Two blasts were heard near al-Mayadin and Deir ez-Zor.", ["gn:2", "gn:1"]),
    ("Drones over the al-Tanf garrison", ["site:tanf"]),
    ("Baghdad's airport", ["gn:6"]),
    ("من بغداد وكركوك إلى واسط", ["gn:6", "gn:7", "gn:11"]),
  ])
  func `Names are found in running text`(text: String, ids: [String]) {
    #expect(places(text) == ids)
  }

  @Test func `A country is not read as a particle and a village`() throws {
    let mentions = mentions("وصل إلى لبنان ولبنان")
    #expect(mentions.map(\.kind) == [.country, .country])
    #expect(mentions.map(\.prefix) == ["", "و"])
  }

  @Test func `Adjectives of countries are no places`() throws {
    let mentions = mentions("القوات العراقية والسورية في سورية")
    #expect(mentions.map(\.kind) == [.adjective, .adjective, .country])
  }

  @Test func `A channel, an agency and a brigade are no places`() throws {
    for text in [
      "أفادت قناة الميادين", "ذكرت قناة \"الميادين\"", "كتائب بغداد", "al-Mayadin channel said",
    ] {
      let mention = try #require(mentions(text).first)
      #expect(mention.exclusion != nil, "\(text)")
      #expect(places(text) == [])
    }
    #expect(mentions("موقع “الميادين”").first?.exclusion == "media")
    #expect(mentions("في موقع الميادين").first?.exclusion == nil)
  }

  @Test func `Names that are also words are weak`() throws {
    #expect(mentions("سأل عنه الجميع").first?.isWeak == true)
    #expect(mentions("قال وان الأمر").map(\.isWeak) == [true])
    #expect(mentions("العمر طويل").first?.isWeak == true)
  }

  @Test func `A small village abroad is looked for only where its country is named`() throws {
    let here = mentions("قصف منطقة الشبلي")
    #expect(here.flatMap(\.candidates).map { gazetteer.places[$0].id } == ["site:shibli"])
    let there = mentions("قرية الشبلي في إسرائيل").first { $0.kind == .place }
    #expect(there?.candidates.contains { gazetteer.places[$0].country == "IL" } == true)
  }

  @Test func `The generic noun gives the cue and is not part of the name`() throws {
    let text = "في محيط مدينة الميادين"
    let tokens = Tokenizer.tokens(of: text)
    let mention = try #require(mentions(text).first)
    #expect(mention.cue == .city)
    #expect(tokens[mention.tokens].map(\.folded) == ["الميادين"])
    #expect(tokens[mention.tokensWithGenerics].map(\.folded) == ["مدينه", "الميادين"])
  }
}
