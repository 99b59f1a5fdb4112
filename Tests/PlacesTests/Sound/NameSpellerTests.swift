import Testing

@testable import Places

/// Spellings of one name that must be heard alike, whoever wrote them.
@Suite struct NameSpellerTests {
  @Test(arguments: [
    ("ash-Shaddadi", "Shaddadi"), ("Ash Shaddadi", "al-Shaddadi"), ("SHADDADI", "shaddadi"),
    ("Shadadi", "Shaddadi"), ("Deir ez-Zor", "Dayr al-Zor"), ("Tell Rifat", "Tal Rifat"),
    ("Albu Kamal", "Abou Kamal"), ("Al Bu Kamal", "Abu Kamal"), ("Kamal-Abad", "Kamal Abad"),
    ("البو كمال", "أبو كمال"), ("البو كمال", "بو كمال"), ("الميادين", "ميادين"),
    ("تلة أبيض", "تل أبيض"), ("خربة الجير", "خراب الجير"),
    // Presentation forms, tatweel, vowel marks, marks of direction.
    ("\u{FE8D}\u{FEDF}\u{FEE4}\u{FEF4}\u{FE8E}\u{FEA9}\u{FEF3}\u{FEE6}", "الميادين"),
    ("\u{FEFB}زرق", "لازرق"),
    ("المـــيادين", "الميادين"), ("المَيَادِينُ", "الميادين"), ("الشَّدَّادي", "الشدادي"),
    ("\u{200F}الميادين\u{200E}", "الميادين"), ("\u{2067}Mayadin\u{2069}", "Mayadin"),
    ("Maya\u{200D}din", "Mayadin"),
  ])
  func `Spellings of one name are heard alike`(one: String, other: String) {
    #expect(!HeardNames.phones(one).isEmpty)
    #expect(HeardNames.phones(one) == HeardNames.phones(other))
  }

  @Test(arguments: [
    ("May\u{101}d\u{12B}n", "Maya\u{304}di\u{304}n"), ("\u{15E}emdinli", "S\u{327}emdinli"),
    ("\u{622}شتيان", "\u{627}\u{653}شتيان"), ("ر\u{626}يس", "ر\u{64A}\u{654}يس"),
  ])
  func `Letters with their marks apart are heard as letters with their marks`(
    one: String, other: String
  ) {
    #expect(HeardNames.phones(one) == HeardNames.phones(other))
  }

  @Test(arguments: [
    ("Mayadeen", "الميادين"), ("al-Mayadin", "الميادين"), ("Rmelan", "رميلان"),
    ("Shaddadi", "الشدادي"), ("Kharab al-Jir", "خراب الجير"), ("Dayr az-Zawr", "دير الزور"),
    ("Sinjar", "سنجار"), ("Abu Kamal", "البو كمال"), ("T4", "تي 4"), ("Qasrak", "قصرك"),
    ("Qasrak", "قسرك"), ("Tanf", "التنف"),
  ])
  func `Names in two scripts share their consonants`(latin: String, arabic: String) {
    #expect(HeardNames.skeleton(latin) == HeardNames.skeleton(arabic))
    #expect(HeardNames.skeleton(latin).count > 0)
  }

  @Test(arguments: [
    ("Mayadeen", "Mayadin"), ("Rumaylan", "Rumeilan"), ("Ash-Shaddadeh", "Ash Shaddadah"),
    ("الشداده", "الشدادة"), ("رميلان", "الرميلان"), ("Boukamal", "Bu Kamal"),
  ])
  func `Near spellings cost less than a nat by a phone beyond what is usual`(
    name: String, query: String
  ) {
    let (name, query) = (HeardNames.numbers(name), HeardNames.numbers(query))
    let cost = PlainAlignment.cost(name, as: query, HeardNames.rules)
    #expect(cost < 100 * Int32(query.count), "\(cost)")
  }

  @Test(arguments: ["Alhasakah", "alhasaka", "Essukhneh", "Arraqqa"])
  func `An article written together is taken off in a second way to hear it`(name: String) {
    let forms = HeardNames.forms(name)
    #expect(forms.first?.isUnjoined == false)
    #expect(forms.contains { $0.isUnjoined })
  }

  @Test func `Alhasakah without its article is al-Hasakah`() {
    let unjoined = HeardNames.forms("Alhasakah").first { $0.isUnjoined }
    #expect(unjoined?.phones == HeardNames.numbers("al-Hasakah"))
    // Too short to have one: what is left would be no name.
    #expect(!HeardNames.forms("Aleh").contains { $0.isUnjoined })
  }

  @Test func `Digits are heard`() {
    #expect(HeardNames.phones("T4") == ["t", "4"])
    #expect(HeardNames.phones("T-4") == HeardNames.phones("t 4"))
    #expect(HeardNames.phones("٤") == HeardNames.phones("4"))
    #expect(HeardNames.phones("T4") != HeardNames.phones("T3"))
  }

  @Test func `Nouns beside a name are left out in a second way to hear it`() {
    let forms = HeardNames.forms("قاعدة الشدادي")
    #expect(forms.first?.isBare == false)
    let bare = forms.first { $0.isBare }
    #expect(bare?.phones == HeardNames.numbers("الشدادي"))
  }

  @Test func `Particles are taken off queries, not off names`() {
    let query = HeardNames.forms("وبالشدادي", isQuery: true)
    #expect(query.first?.particles == 0)
    #expect(
      query.contains { $0.particles == 2 && $0.phones == HeardNames.numbers("الشدادي") })
    #expect(!HeardNames.forms("وبالشدادي").contains { $0.particles > 0 })
    let joined = HeardNames.forms("للبوكمال", isQuery: true)
    #expect(
      joined.contains { $0.particles == 1 && $0.phones == HeardNames.numbers("البوكمال") })
  }

  @Test func `A word of several is left out of queries, last of all`() {
    let forms = HeardNames.forms("Mayadin Bridge", isQuery: true)
    let shortened = forms.drop { !$0.lacksWord }
    #expect(shortened.map(\.phones).contains(HeardNames.numbers("Mayadin")))
    #expect(shortened.allSatisfy { $0.lacksWord })
    #expect(!HeardNames.forms("Mayadin Bridge").contains { $0.lacksWord })
    #expect(!HeardNames.forms("Mayadin", isQuery: true).contains { $0.lacksWord })
  }
}
