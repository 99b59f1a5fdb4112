import Events
import Testing

@testable import Reading

/// What later words refer back to: the attack, the base, the day.
@Suite struct AnaphoraTests {
  @Test(arguments: [
    "سقط صاروخان على قاعدة الشدادي مساء الأحد. وأسفر الهجوم عن إصابة جنديين.",
    "Two rockets hit the al-Shaddadi base on Sunday. The attack wounded two soldiers.",
    "استهدف صاروخان قاعدة الشدادي مساء الأحد. وأصيب جنديان في القصف.",
  ])
  func `The attack is the one told before`(text: String) {
    let claims = Words.read(text).claims
    #expect(claims.count == 1)
    #expect(claims.first?.claim.injured?.value.face == "2")
    #expect(claims.first?.claim.weaponCount?.value.face == "2")
  }

  @Test(arguments: [
    (
      "استهدفت طائرة مسيرة قاعدة التنف يوم السبت. وتعرضت القاعدة ذاتها يوم الأحد لهجوم بصاروخين.",
      "التنف"
    ),
    (
      "A drone struck the Harir base on Saturday. Two rockets hit the same base on Sunday.", "Harir"
    ),
  ])
  func `The same base is the one told before`(text: String, base: String) {
    let reading = Words.read(text)
    #expect(reading.struck([base, base]), "\(reading.struck)")
    #expect(reading.claims.map { $0.claim.date.face } == ["2024-03-09", "2024-03-10"])
    #expect(reading.claims.map { $0.claim.kind.value } == [.drone, .rocket])
  }

  @Test(arguments: [
    (
      "استهدف صاروخ قاعدة التنف يوم الأحد 10 آذار. وقبل يومين من ذلك استهدفت طائرة مسيرة قاعدة الشدادي.",
      "2024-03-08"
    ),
    (
      "استهدف صاروخ قاعدة التنف يوم الأحد 10 آذار. وفي اليوم نفسه استهدفت طائرة مسيرة قاعدة الشدادي.",
      "2024-03-10"
    ),
    (
      "استهدف صاروخ قاعدة التنف يوم السبت. وفي اليوم التالي استهدفت طائرة مسيرة قاعدة الشدادي.",
      "2024-03-10"
    ),
    (
      "A rocket hit the al-Tanf garrison on Sunday. Two days earlier a drone struck the Harir base.",
      "2024-03-08"
    ),
    (
      "A rocket hit the al-Tanf garrison on Sunday. The same day a drone struck the Harir base.",
      "2024-03-10"
    ),
  ])
  func `A day is told from the day of the attack before`(text: String, day: String) {
    let dates = Words.read(text).claims.map { $0.claim.date.face }
    #expect(dates.count == 2)
    #expect(dates.last == day)
  }

  @Test func `An attack on no day that is told stays undated`() {
    for text in [
      "استهدف صاروخ قاعدة التنف.", "A rocket hit the al-Tanf garrison.",
      "استهدف صاروخ قاعدة التنف مساء.",
    ] {
      let claims = Words.read(text).claims
      #expect(claims.map(\.claim.date.start) == [nil], "\(text)")
      #expect(claims.map(\.claim.date.precision) == [.unknown], "\(text)")
    }
  }

  @Test(arguments: [
    "A drone struck the Harir base on Saturday. Another drone hit the Harir base on Sunday.",
    "استهدفت طائرة مسيرة قاعدة حرير يوم السبت. واستهدفت طائرة مسيرة أخرى قاعدة حرير يوم الأحد.",
  ])
  func `Another attack is set apart`(text: String) {
    let claims = Words.read(text).claims
    #expect(claims.map(\.claim.isAnother) == [false, true])
  }

  @Test(arguments: [
    ("استهدف صاروخ قاعدة التنف في 3 كانون الثاني.", true),
    ("استهدف صاروخ قاعدة التنف أمس.", false),
    ("وكانت طائرة مسيرة قد استهدفت قاعدة الشدادي الأسبوع الماضي.", true),
    ("A rocket hit the al-Tanf garrison on January 3.", true),
  ])
  func `An older attack that is only recalled is background`(text: String, isBackground: Bool) {
    #expect(Words.read(text).claims.map(\.claim.background) == [isBackground])
  }
}
