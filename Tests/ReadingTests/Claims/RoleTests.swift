import Events
import Places
import Testing

@testable import Reading

/// Who attacked, what was struck, from where, and how it ended.
@Suite struct RoleTests {
  @Test(
    arguments: [
      ("قصفت المدفعية التركية محيط بلدة عين عيسى أمس.", "Turkish forces", "عين عيسى"),
      (
        "استهدفت المقاومة الإسلامية في العراق بصاروخين قاعدة الشدادي أمس.",
        "Islamic Resistance in Iraq", "الشدادي"
      ),
      ("نفذت طائرة حربية روسية غارة على بلدة كفر تخاريم أمس.", "Russian forces", "كفر تخاريم"),
      ("استهدفت طائرة مسيرة تركية سيارة في مدينة القامشلي أمس.", "Turkish forces", "القامشلي"),
      ("تعرضت القوات الأمريكية في حقل كونيكو لقصف صاروخي أمس.", nil, "كونيكو"),
      ("هاجم عناصر تنظيم الدولة حاجزا لقوات النظام قرب السخنة أمس.", "Islamic State", "السخنة"),
      ("سقط صاروخ على القاعدة الأمريكية في الشدادي أمس.", nil, "الشدادي"),
      (
        "Islamic State militants attacked a Syrian army post near al-Sukhnah on Monday.",
        "Islamic State", "al-Sukhnah"
      ),
      ("A Turkish drone struck a car in Qamishli on Monday.", "Turkish forces", "Qamishli"),
      ("US forces at the al-Tanf garrison came under a drone attack on Monday.", nil, "al-Tanf"),
      (
        "Rockets were fired by unidentified gunmen at Kirkuk airport on Monday.",
        "Unidentified gunmen", "Kirkuk"
      ),
      ("A rocket hit a US base near Erbil on Monday.", nil, "Erbil"),
    ] as [(String, String?, String)])
  func `The attacker is told from the one who was struck`(
    text: String, actor: String?, struck: String
  ) {
    let reading = Words.read(text)
    #expect(reading.claims.map { $0.claim.actor?.value } == [actor])
    #expect(reading.struck([struck]), "\(reading.struck)")
  }

  @Test(arguments: [
    ("أسقطت الدفاعات الجوية طائرتين مسيرتين قرب قاعدة حرير يوم الأحد.", "drone", "2"),
    ("اعترضت القوات الأمريكية صاروخا كان متجها نحو قاعدة التنف يوم الأحد.", "rocket", "1"),
    ("US air defences shot down a drone over the Ain al-Asad base on Sunday.", "drone", "1"),
    ("Three rockets aimed at the Conoco gas field were intercepted on Sunday.", "rocket", "3"),
  ])
  func `A weapon that was stopped is an attack that was intercepted`(
    text: String, weapon: String, count: String
  ) {
    let claims = Words.read(text).claims.map(\.claim)
    #expect(claims.map { $0.outcome?.value } == [.intercepted])
    #expect(claims.map { $0.weapon?.value } == [weapon])
    #expect(claims.map { $0.weaponCount?.value.face } == [count])
  }

  @Test(arguments: [
    (
      "أطلق مسلحون خمسة صواريخ من منطقة بين مدينة الميادين وبلدة القورية على حقل العمر أمس.",
      PlaceRelation.between, "الميادين+القورية", "العمر"
    ),
    (
      "أطلقت فصائل ثلاث طائرات مسيرة من داخل الأراضي العراقية باتجاه قاعدة الشدادي أمس.",
      .inside, "الأراضي العراقية", "الشدادي"
    ),
    (
      "سقطت أربع قذائف مصدرها بادية الميادين على قاعدة حقل العمر أمس.", .desert(nil), "الميادين",
      "العمر"
    ),
    (
      "الميليشيات الإيرانية المتمركزة في مدينة الميادين قصفت بالصواريخ حقل العمر أمس.", .at,
      "الميادين", "العمر"
    ),
    (
      "Five rockets fired from the town of Rabia hit the Kharab al-Jir base on Monday.", .at,
      "Rabia", "Kharab al-Jir"
    ),
    (
      "Two drones launched from inside Iraq struck the al-Shaddadi base on Monday.", .inside,
      "Iraq", "al-Shaddadi"
    ),
    (
      "Rockets launched from between al-Mayadin and Abu Kamal hit the al-Omar field on Monday.",
      .between, "al-Mayadin+Abu Kamal", "al-Omar"
    ),
  ])
  func `Where it was launched from is told from what was struck`(
    text: String, relation: PlaceRelation, launch: String, struck: String
  ) throws {
    let reading = Words.read(text)
    let claim = try #require(reading.claims.first)
    #expect(reading.claims.count == 1)
    #expect(claim.launch.map(\.relation) == [relation])
    #expect(claim.launch.map { $0.anchors.map(\.name).joined(separator: "+") } == [launch])
    #expect(reading.struck([struck]), "\(reading.struck)")
  }

  @Test(arguments: [
    "سقط صاروخ على حقل العمر أمس.",
    "قتل رجل من مدينة الموصل في انفجار عبوة ناسفة في كركوك أمس.",
    "A man from Mosul was killed by a roadside bomb in Kirkuk on Monday.",
    "A drone struck the al-Tanf garrison near the border of Iraq on Monday.",
    "Troops who came from Baghdad were hit by mortar fire in Sinjar on Monday.",
  ])
  func `No launch place is made of words that tell none`(text: String) {
    let claims = Words.read(text).claims
    #expect(claims.count == 1)
    for claim in claims { #expect(claim.launch.isEmpty, "\(claim.launch.map(\.words))") }
  }

  @Test(arguments: [
    ("استهدفت صواريخ قواعد العمر وكونيكو والشدادي يوم الأحد.", ["العمر", "كونيكو", "الشدادي"]),
    ("سقطت صواريخ على قاعدتي العمر وكونيكو يوم الأحد.", ["العمر", "كونيكو"]),
    ("Rockets hit Kirkuk and Sinjar on Sunday.", ["Kirkuk", "Sinjar"]),
  ])
  func `A list of places that were struck gives each of them`(text: String, struck: [String]) {
    let reading = Words.read(text)
    #expect(reading.struck(struck), "\(reading.struck)")
  }

  @Test func `A medium named like a town is no place`() {
    let reading = Words.read("قالت قناة الميادين إن صاروخين سقطا على قاعدة الشدادي يوم الأحد.")
    #expect(reading.struck(["الشدادي"]), "\(reading.struck)")
    #expect(reading.claims.allSatisfy { $0.launch.isEmpty })
  }
}
