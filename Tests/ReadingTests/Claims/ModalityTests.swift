import Events
import Testing

@testable import Reading

/// What is threatened, drilled, denied, asked or counted is no attack.
@Suite struct ModalityTests {
  @Test(arguments: [
    "هددت المقاومة الإسلامية في العراق بقصف قاعدة التنف.",
    "توعد الفصيل باستهداف قاعدة عين الأسد بالصواريخ خلال أيام.",
    "نفذت القوات الأمريكية تدريبات بالذخيرة الحية شملت قصف أهداف وهمية قرب حقل كونيكو يوم الأحد.",
    "نفى مصدر عسكري تعرض قاعدة الشدادي لهجوم بطائرة مسيرة يوم الأحد.",
    "لم تتعرض قاعدة التنف لأي هجوم يوم الأحد.",
    "دعا نواب إلى استهداف قاعدة عين الأسد.",
    "إذا استهدفت الفصائل قاعدة حرير فسيكون الرد قاسيا.",
    "من المتوقع أن تتعرض قاعدة التنف لهجوم بالصواريخ.",
    "هل استهدفت الفصائل قاعدة حرير بطائرة مسيرة يوم الأحد؟",
    "فرضت وزارة الخزانة عقوبات على ثلاثة أشخاص متهمين باستهداف قوات التحالف.",
    "ألقت الشرطة القبض على خلية كانت تخطط لهجوم في كركوك يوم الأحد.",
    "دخل رتل من 30 شاحنة إلى قاعدة الشدادي قادما من العراق يوم الأحد.",
    "ناقش الوفدان في بغداد الهجمات على القواعد.",
    "أحيت المدينة الذكرى السنوية لتفجير كركوك.",
    "The group threatened to strike the al-Tanf garrison with drones.",
    "US troops held a live-fire drill, firing artillery near the Conoco gas field on Sunday.",
    "The army denied that a drone attack had hit Kirkuk airport on Sunday.",
    "Lawmakers called for attacks on the Ain al-Asad base.",
    "If the militias attack the Harir base, Washington will respond.",
    "Did a drone strike Erbil airport on Sunday?",
    "The Treasury imposed sanctions on two men over attacks on US forces in Iraq.",
    "Officials in Baghdad discussed the attacks on Ain al-Asad.",
    "Police arrested four men over an attack in Mosul.",
    "No attack on the base at al-Shaddadi was recorded on Sunday.",
    "A convoy of 40 trucks entered the Rmelan base from Iraq on Sunday.",
    "The air defences are able to stop rockets fired at the Harir base.",
  ])
  func `What did not happen gives no attack and no count`(text: String) {
    let reading = Words.read(text)
    #expect(reading.claims.map(\.claim.sentence.words) == [])
    #expect(reading.aggregates.map(\.quote.words) == [])
  }

  @Test(arguments: [
    ("هددت الفصائل بالرد. واستهدف صاروخ قاعدة التنف يوم الأحد.", "التنف"),
    ("بعد تهديدات علنية، استهدفت طائرة مسيرة قاعدة حرير يوم الأحد.", "حرير"),
    ("The group, which had threatened Washington, fired a rocket at Erbil on Sunday.", "Erbil"),
  ])
  func `A threat beside an attack does not hide it`(text: String, struck: String) {
    let reading = Words.read(text)
    #expect(reading.struck([struck]), "\(reading.struck)")
  }

  @Test(
    arguments: [
      (
        "تعرضت القواعد الأمريكية في سوريا والعراق لنحو 40 هجوما منذ منتصف شباط.", 40,
        Aggregate.Qualifier.about, "2024-02-15"
      ),
      (
        "استهدفت الفصائل قواعد التحالف في سوريا نحو 40 مرة منذ 18 تشرين الأول.", 40, .about,
        "2023-10-18"
      ),
      ("الهجمات على القوات الأمريكية في العراق تجاوزت 55 عملية خلال أشهر.", 55, .moreThan, nil),
      (
        "US troops in Iraq have come under more than 70 attacks since 17 October.", 70, .moreThan,
        "2023-10-17"
      ),
      (
        "There were at least 20 rocket attacks on bases in Iraq over the past year.", 20, .atLeast,
        nil
      ),
      ("سجل ناشطون 10 هجمات في العراق و3 في سوريا منذ 18 تشرين الأول.", 13, .exactly, "2023-10-18"),
    ] as [(String, Int, Aggregate.Qualifier, String?)])
  func `A count over a time is no event`(
    text: String, count: Int, qualifier: Aggregate.Qualifier, start: String?
  ) {
    let reading = Words.read(text)
    #expect(reading.claims.map(\.claim.sentence.words) == [])
    #expect(reading.aggregates.map(\.count) == [count])
    #expect(reading.aggregates.map(\.qualifier) == [qualifier])
    #expect(reading.aggregates.map { $0.periodStart?.description } == [start])
  }

  @Test(arguments: [
    "تتعرض القواعد الأمريكية في سوريا لهجمات متكررة منذ أشهر.",
    "There have been several attacks on bases in Syria since October.",
  ])
  func `Attacks without a number are counted without one`(text: String) {
    let reading = Words.read(text)
    #expect(reading.claims.isEmpty)
    #expect(reading.aggregates.map(\.count) == [nil])
    #expect(reading.aggregates.map(\.qualifier) == [nil])
  }

  @Test func `Several rockets at one place on one day are one attack, not a count`() {
    for text in [
      "سقطت 12 صاروخا على قاعدة حقل العمر مساء الأحد.",
      "Twelve rockets hit the al-Omar oil field on Sunday evening.",
    ] {
      let reading = Words.read(text)
      #expect(reading.claims.count == 1 && reading.aggregates.isEmpty, "\(text)")
    }
  }
}
