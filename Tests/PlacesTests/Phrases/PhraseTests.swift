import Diagnostics
import Foundation
import Geodesy
import Places
import Testing

/// The grammar of places: what relation words, nouns and names make together.
@Suite struct PhraseTests {
  @Test(arguments: [
    ("قاعدة الشدادي", "at الشدادي:base"), ("لقاعدة الشدادي", "at الشدادي:base"),
    ("الشدادي", "at الشدادي"), ("قاعدة حقل العمر النفطي", "at العمر:field"),
    ("قرب البوكمال", "near البوكمال"), ("بالقرب من مدينة البوكمال", "near البوكمال:city"),
    ("في محيط مدينة الحسكة", "around الحسكة:city"), ("ضواحي الحسكة", "outskirts الحسكة"),
    ("بين الميادين والبوكمال", "between الميادين+البوكمال"),
    ("على طريق القامشلي – الحسكة", "along القامشلي+الحسكة"),
    ("من داخل الأراضي العراقية", "inside =IQ"), ("داخل العراق", "inside العراق"),
    ("ريف دير الزور", "countryside دير الزور"),
    ("بريف دير الزور الشرقي", "countryside-east دير الزور"),
    ("بادية تدمر", "desert تدمر"), ("غرب العراق", "part-west العراق"),
    ("شرق الحسكة", "offset-east الحسكة"), ("شمال شرق الحسكة", "offset-northeast الحسكة"),
    ("20 كم جنوب الحسكة", "offset-20km-south الحسكة"),
    ("الحدود السورية العراقية", "border =SY+=IQ"),
    ("قاعدة عسكرية في العراق", "unnamed:base < at العراق"),
  ])
  func `Each relation is read in Arabic`(words: String, meaning: String) throws {
    #expect(try Grammar.read(words) == [meaning])
  }

  @Test(arguments: [
    ("the al-Tanf garrison", "at al-Tanf:base"), ("the city of Kirkuk", "at Kirkuk:city"),
    ("near Abu Kamal", "near Abu Kamal"), ("on the outskirts of Kirkuk", "outskirts Kirkuk"),
    ("between al-Mayadin and Abu Kamal", "between al-Mayadin+Abu Kamal"),
    ("on the road between Kirkuk and Hasakah", "along Kirkuk+Hasakah"),
    ("inside Iraq", "inside Iraq"), ("from inside Iraqi territory", "inside =IQ"),
    ("the eastern countryside of Hasakah", "countryside-east Hasakah"),
    ("the countryside of Hasakah", "countryside Hasakah"),
    ("in the desert of Palmyra", "desert Palmyra"), ("in western Iraq", "part-west Iraq"),
    ("east of Hasakah", "offset-east Hasakah"),
    ("20 km south of Hasakah", "offset-20km-south Hasakah"),
    ("10 miles west of Kirkuk", "offset-16km-west Kirkuk"),
    ("the Syrian-Iraqi border", "border =SY+=IQ"),
    ("a military base in Iraq", "unnamed:base < at Iraq"),
  ])
  func `Each relation is read in English`(words: String, meaning: String) throws {
    #expect(try Grammar.read(words) == [meaning])
  }

  @Test(arguments: [
    ("حقل العمر بريف دير الزور الشرقي", "at العمر:field < countryside-east دير الزور"),
    ("الشدادي جنوب الحسكة", "at الشدادي < offset-south الحسكة"),
    ("مدينة الميادين في سوريا", "at الميادين:city < at سوريا"),
    (
      "منطقة الحميضة قرب البوكمال شرق دير الزور",
      "at الحميضة:district < near البوكمال < offset-east دير الزور"
    ),
    ("al-Mayadin, Syria", "at al-Mayadin < at Syria"),
    ("the Conoco field in eastern Syria", "at Conoco:field < part-east Syria"),
  ])
  func `The wider places around follow the narrower`(words: String, meaning: String) throws {
    #expect(try Grammar.read(words) == [meaning])
  }

  @Test(arguments: [
    "99999999999999999999 km south of Kirkuk", "15000 km south of Kirkuk",
    "1\(String(repeating: "0", count: 400)) km south of Kirkuk",
  ])
  func `A length that leads around the earth is no distance`(words: String) throws {
    for phrase in try Grammar.phrases(words).map(\.phrase) {
      if case .offset(.some, _) = phrase.relation { Issue.record("\(phrase.face)") }
      if case .distant = phrase.relation { Issue.record("\(phrase.face)") }
    }
  }

  @Test(arguments: [
    ("40 kilometers (25 miles) south of Kirkuk", "offset-40km-south Kirkuk"),
    ("15 km NE of Kirkuk", "offset-15km-northeast Kirkuk"),
    ("less than 3 km from Kirkuk", "within-3km Kirkuk"),
    ("within 10 km south of Kirkuk", "offset-0-10km-south Kirkuk"),
    ("more than 30 km east of Kirkuk", "offset-30-45km-east Kirkuk"),
    ("جنوب الحسكة بنحو 20 كم", "offset-20km-south الحسكة"),
    ("طريق الحسكة القامشلي", "along الحسكة+القامشلي"),
    ("far north of Iraq", "far-part-north Iraq"),
    ("between Kirkuk, Hasakah and Palmyra", "between Kirkuk+Hasakah+Palmyra"),
    ("halfway between Kirkuk and Hasakah", "midway Kirkuk+Hasakah"),
    ("the Kirkuk–Hasakah road", "along Kirkuk+Hasakah"),
    ("the southern outskirts of Kirkuk", "outskirts-south Kirkuk"),
    ("أطراف الحسكة الجنوبية", "outskirts-south الحسكة"),
    ("Kirkuk's eastern countryside", "countryside-east Kirkuk"),
    ("وسط الحسكة", "centre الحسكة"), ("قبالة الميادين", "opposite الميادين"),
  ])
  func `Relations of many kinds are read`(words: String, meaning: String) throws {
    #expect(try Grammar.read(words) == [meaning])
  }

  @Test(arguments: [
    ("قواعد العمر وكونيكو", ["at العمر:base", "at كونيكو:base"]),
    ("مدينتي الميادين والبوكمال", ["at الميادين:city", "at البوكمال:city"]),
    ("Kirkuk and Hasakah", ["at Kirkuk", "at Hasakah"]),
  ])
  func `A list shares the noun of its first`(words: String, meanings: [String]) throws {
    #expect(try Grammar.read(words) == meanings)
  }

  @Test(arguments: [("", ""), ("و", "و"), ("ب", "ب"), ("ول", "ول"), ("وب", "وب")])
  func `Particles before a name are kept apart from it`(letters: String, prefix: String) throws {
    let found = try Grammar.phrases("\(letters)دير الزور")
    #expect(found.map { $0.phrase.face } == ["at دير الزور"])
    #expect(found.map(\.prefix) == [prefix])
    #expect(found.map(\.phrase.words) == ["\(letters)دير الزور"])
  }

  @Test func `A name that is a word too needs a noun beside it`() throws {
    #expect(try Grammar.read("قالوا عنه الكثير") == [])
    #expect(try Grammar.read("مدينة عنه") == ["at عنه:city"])
    #expect(try Grammar.read("قرب عنه") == ["near عنه"])
    #expect(try Grammar.read("بين الناس") == [])
  }

  @Test(arguments: [
    "بالقرب من مدينة البوكمال بريف دير الزور الشرقي", "20 km south of Hasakah in western Iraq",
    "قاعدة عسكرية في العراق", "قواعد العمر وكونيكو",
  ])
  func `The words of a phrase stand where its offsets say`(words: String) throws {
    let text = "🛰️ é\u{301} \(words) ."
    let scalars = Array(text.unicodeScalars)
    let bytes = Array(text.utf8)
    let found = try Grammar.phrases(text)
    #expect(!found.isEmpty)
    for phrase in found.map(\.phrase) {
      for part in [phrase] + phrase.containers {
        var view = String.UnicodeScalarView()
        view.append(contentsOf: scalars[part.scalars])
        #expect(String(view).unicodeScalars.elementsEqual(part.words.unicodeScalars))
        #expect(bytes[part.utf8].elementsEqual(part.words.utf8))
      }
    }
  }
}

/// The grammar with a few names.
private enum Grammar {
  private static let points = [
    "الشدادي", "العمر", "البوكمال", "الحسكه", "الميادين", "القامشلي", "تدمر", "كونيكو", "دير الزور",
    "al-tanf", "kirkuk", "abu kamal", "al-mayadin", "hasakah", "palmyra", "conoco",
  ]
  private static let areas = ["العراق", "سوريا", "iraq", "syria"]
  private static let adjectives = [
    "العراقيه": "IQ", "السوريه": "SY", "iraqi": "IQ", "syrian": "SY",
  ]

  static func read(_ text: String) throws -> [String] { try phrases(text).map { $0.phrase.face } }

  static func phrases(_ text: String) throws -> [FoundPhrase] {
    let file = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "../../../Lexicon/place_words.tsv")
    let table = try WordTable(
      text: String(contentsOf: file, encoding: .utf8), file: "place_words.tsv")
    let scalars = Array(text.unicodeScalars)
    let tokens = TokenText(Tokenizer.tokens(of: scalars))
    return PhraseReader(words: table).phrases(
      in: tokens, range: 0..<tokens.count, names: names(in: tokens), scalars: scalars,
      isTaken: { _ in false })
  }

  /// Every place where one of the names stands, with the particles that may lead it.
  private static func names(in tokens: TokenText) -> [NamedSpan] {
    let known: [(String, NamedSpan.Kind, Bool)] =
      points.map { ($0, .point, false) } + areas.map { ($0, .area, false) }
      + adjectives.sorted { $0.key < $1.key }.map { ($0.key, .adjective(country: $0.value), false) }
      + [("عنه", .point, true)]
    var spans: [NamedSpan] = []
    for start in tokens.indices {
      for (name, kind, isWeak) in known {
        let folded = TokenText(Tokenizer.tokens(of: name)).map(\.folded)
        guard start + folded.count <= tokens.count else { continue }
        let range = start..<(start + folded.count)
        for prefix in ["", "و", "ب", "ول", "وب"]
        where tokens[range].map(\.folded).joined(separator: " ")
          == prefix + folded.joined(separator: " ")
        {
          spans.append(
            NamedSpan(
              tokens: range, prefix: prefix, name: folded.joined(separator: " "), kind: kind,
              isWeak: isWeak))
        }
      }
    }
    return spans
  }
}
