import Places
import TestSupport
import Testing

@Suite struct FoldingTests {
  @Test(arguments: [
    ("دَيْر الزّور", "دير الزور"), ("ديـــر الزور", "دير الزور"), ("الحسكة", "الحسكه"),
    ("أربيل", "اربيل"), ("إربيل", "اربيل"), ("آربيل", "اربيل"), ("ديرالزور", "ديرالزور"),
    ("سامراء", "سامرا"), ("دیرالزور", "ديرالزور"), ("کرکوک", "كركوك"), ("مستشفى", "مستشفي"),
    ("ﺩﻳﺮ", "دير"), ("ﻻ", "لا"), ("۱۷ و ٢٣", "17 و 23"), ("الر\u{200F}قة", "الرقه"),
    ("Deir ez-Zōr", "deir ez zor"), ("Ḩalab", "halab"), ("Aş Şūrah", "as surah"),
    ("Şırnak", "sirnak"), ("Çağlayan", "caglayan"), ("Rimêlan", "rimelan"),
    ("İstanbul", "istanbul"),
    ("Ra’s al ‘Ayn", "ras al ayn"), ("Tall ʿAbyad", "tall abyad"), ("Syria's", "syria"),
    ("1,500", "1500"), ("Straße", "strasse"), ("#دير_الزور", "دير الزور"),
  ])
  func `A spelling folds to its normal form`(written: String, folded: String) {
    #expect(Folding.fold(written) == folded)
  }

  private static let alphabet: [Unicode.Scalar] = Array(
    "ابتثجحخدذرزسشصضطظعغفقكلمنهويىةأإآءؤئگچپک ًَُّٰـ\u{200F}\u{200C}-'’ . ،٣5abzÀéşŞıİ‘ʿ_ﷲﻻ,ḩΣя😀\n"
      .unicodeScalars)

  private static func text(_ seed: UInt64) -> String {
    var random = Seeded(seed)
    var view = String.UnicodeScalarView()
    for _ in 0..<Int.random(in: 0...40, using: &random) {
      if let scalar = alphabet.randomElement(using: &random) { view.append(scalar) }
    }
    return String(view)
  }

  @Test func `Folding twice is folding once`() {
    for seed in seeds(2_000) {
      let once = Folding.fold(Self.text(seed))
      #expect(Folding.fold(once) == once, "seed \(seed)")
    }
  }

  @Test func `Vowel marks, tatweel and hidden marks change nothing inside a word`() {
    let noise: [Unicode.Scalar] = [
      "\u{64E}", "\u{651}", "\u{640}", "\u{200E}", "\u{200B}", "\u{2067}",
    ]
    for seed in seeds(500) {
      var random = Seeded(seed)
      var view = String.UnicodeScalarView()
      for scalar in "البوكمال والميادين في ريف دير الزور".unicodeScalars {
        view.append(scalar)
        if scalar != " ", Bool.random(using: &random),
          let mark = noise.randomElement(using: &random)
        {
          view.append(mark)
        }
      }
      #expect(Folding.fold(String(view)) == "البوكمال والميادين في ريف دير الزور")
    }
  }

  @Test func `Tokens point at the text as it came`() throws {
    for seed in seeds(1_000) {
      let text = Self.text(seed)
      let scalars = Array(text.unicodeScalars)
      let bytes = Array(text.utf8)
      var last = 0
      for token in Tokenizer.tokens(of: text) {
        #expect(token.scalars.lowerBound >= last && !token.scalars.isEmpty)
        last = token.scalars.upperBound
        var view = String.UnicodeScalarView()
        view.append(contentsOf: scalars[token.scalars])
        #expect(Array(String(view).utf8) == Array(bytes[token.utf8]), "seed \(seed)")
        if token.isWord { #expect(Folding.fold(String(view)) == token.folded, "seed \(seed)") }
      }
    }
  }

  @Test func `A hyphen parts words and leaves no token, and a possessive is split off`() {
    let tokens = Tokenizer.tokens(of: "Deir ez-Zor, Iraq's \"Ba'ath\" 28حزيران")
    #expect(
      tokens.map(\.folded) == [
        "deir", "ez", "zor", ",", "iraq", "'s", "\"", "baath", "\"", "28", "حزيران",
      ])
    #expect(tokens.map(\.isHyphenated)[2])
    #expect(tokens[0].isCapitalized && !tokens[1].isCapitalized)
    #expect(tokens[9].kind == .number)
  }
}

@Suite struct CliticTests {
  @Test(arguments: [
    ("والبوكمال", ["|والبوكمال", "و|البوكمال"]), ("بالشدادي", ["|بالشدادي", "ب|الشدادي"]),
    ("للشدادي", ["|للشدادي", "ل|الشدادي", "ل|لشدادي"]),
    ("وبالتنف", ["|وبالتنف", "و|بالتنف", "وب|التنف"]), ("عنه", ["|عنه"]),
    ("وعنه", ["|وعنه", "و|عنه"]),
    ("بغداد", ["|بغداد", "ب|غداد"]), ("فيه", ["|فيه"]),
  ])
  func `Readings come bare first`(word: String, readings: [String]) {
    #expect(Clitics.readings(of: word).map { "\($0.prefix)|\($0.stem)" } == readings)
  }

  @Test func `The article is marked and can be taken off`() throws {
    let reading = try #require(Clitics.readings(of: "والبوكمال").last)
    #expect(reading.hasArticle)
    #expect(reading.bare == "بوكمال")
    #expect(!Clitics.hasArticle("الي"))
  }
}
