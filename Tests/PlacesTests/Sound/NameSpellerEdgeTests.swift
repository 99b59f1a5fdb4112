import TestSupport
import Testing

@testable import Places

/// Whatever stands in a name, it is heard or not, and nothing ends.
@Suite struct NameSpellerEdgeTests {
  private static let search = PlaceSearch(SmallGazetteer.heard)

  /// Letters of many scripts, marks, digits, separators and what is no letter at all.
  private static let scalars: [Unicode.Scalar] = Array(
    ("aAeiLlşŞçıİğxXßﬁﬃĳǆṯẕẽ'’ʼʿ‘`-–_.,;/()0123456789٤۴ ٠\t\n\u{0}\u{301}\u{328}\u{335}"
      + "اأإآٱبتةهءئؤىيویگپچڤلﻻﷲﷺﮒﭐ\u{640}\u{64B}\u{651}\u{670}\u{200F}\u{200E}\u{202E}\u{2066}"
      + "\u{200D}\u{FEFF}Дейрεאב中ไทย한😀👩‍👩‍👧🇸🇾\u{E0067}\u{10FFFF}\u{FFFD}").unicodeScalars)

  @Test(arguments: [
    "", " ", "-", "...", "😀", "👩‍👩‍👧‍👦🇸🇾", "中文", "\u{0}", "\u{10FFFF}", "\u{FEFF}", "ء", "ـــ", "ًٌٍ",
    "al-", "ال", "al al al", "ألال",
  ])
  func `A name without a word to hear is heard as little or nothing`(name: String) {
    for isQuery in [false, true] {
      for form in HeardNames.forms(name, isQuery: isQuery) {
        #expect((1...NameSpeller.mostPhones).contains(form.phones.count))
      }
    }
  }

  @Test(arguments: ["a", "ب", "sh", "ﻻ", "al ", "😀", "تل ", "ab\u{200E}", "1"])
  func `A name of ten thousand characters is heard up to a limit or not at all`(part: String) {
    for count in [40, 100, 250, 10_000] {
      let name = String(repeating: part, count: count)
      for form in HeardNames.forms(name, isQuery: true) {
        #expect((1...NameSpeller.mostPhones).contains(form.phones.count))
      }
      _ = Self.search.search(PlaceQuery(name))
    }
  }

  @Test(arguments: seeds(12))
  func `Mixtures of scripts and marks are heard within limits`(seed: UInt64) {
    var random = Seeded(seed)
    for _ in 0..<25 {
      let count = Int.random(in: 0...40, using: &random)
      var name = String.UnicodeScalarView()
      for _ in 0..<count {
        if let scalar = Self.scalars.randomElement(using: &random) { name.append(scalar) }
      }
      for isQuery in [false, true] {
        for form in HeardNames.forms(String(name), isQuery: isQuery) {
          #expect((1...NameSpeller.mostPhones).contains(form.phones.count))
          #expect(
            form.phones.allSatisfy { $0 > 0 && Int($0) < HeardNames.rules.phones.count })
        }
      }
    }
  }

  @Test(arguments: seeds(12))
  func `Bytes that are no text are heard within limits`(seed: UInt64) {
    var random = Seeded(seed)
    for _ in 0..<25 {
      let count = Int.random(in: 0...40, using: &random)
      let bytes = (0..<count).map { _ in UInt8.random(in: 0...255, using: &random) }
      for form in HeardNames.forms(of: bytes, isQuery: Bool.random(using: &random)) {
        #expect((1...NameSpeller.mostPhones).contains(form.phones.count))
      }
    }
  }
}
