import Events
import Testing

@testable import Reading

/// How many weapons, how many people: digits, words, the dual, one.
@Suite struct CountTests {
  @Test(
    arguments: [
      ("ثلاثة صواريخ", "rocket", "3"), ("صاروخين", "rocket", "2"), ("صاروخا", "rocket", "1"),
      ("12 صاروخا", "rocket", "12"), ("خمسة عشر صاروخا", "rocket", "15"),
      ("واحدا وعشرين صاروخا", "rocket", "21"), ("خمس طائرات مسيرة", "drone", "5"),
      ("طائرتين مسيرتين", "drone", "2"), ("طائرة مسيرة مفخخة", "drone", "1"),
      ("٦ قذائف هاون", "mortar shell", "6"), ("4 صواريخ من عيار 122 ملم", "rocket", "4"),
      ("أكثر من عشرين صاروخا", "rocket", "20+"),
      ("ما لا يقل عن 8 قذائف هاون", "mortar shell", "8+"), ("صواريخ", "rocket", nil),
    ] as [(String, String, String?)])
  func `Weapons are counted in Arabic`(words: String, weapon: String, count: String?) throws {
    let reading = Words.read("أطلق مسلحون \(words) على قاعدة حقل العمر مساء الأحد.")
    let claim = try #require(reading.claims.first?.claim)
    #expect(reading.claims.count == 1)
    #expect(claim.weapon?.value == weapon)
    #expect(claim.weaponCount?.value.face == count)
  }

  @Test(
    arguments: [
      ("five rockets", "rocket", "5"), ("a rocket", "rocket", "1"),
      ("twelve mortar shells", "mortar shell", "12"), ("122 mm rockets", "rocket", nil),
      ("three 122 mm rockets", "rocket", "3"), ("at least four drones", "drone", "4+"),
      ("a dozen rockets", "rocket", "12"), ("two explosive-laden drones", "drone", "2"),
      ("twenty-one rockets", "rocket", "21"), ("more than 15 rockets", "rocket", "15+"),
      ("a barrage of rockets", "rocket", nil),
    ] as [(String, String, String?)])
  func `Weapons are counted in English`(words: String, weapon: String, count: String?) throws {
    let reading = Words.read("Gunmen fired \(words) at the al-Omar oil field on Sunday.")
    let claim = try #require(reading.claims.first?.claim)
    #expect(reading.claims.count == 1)
    #expect(claim.weapon?.value == weapon)
    #expect(claim.weaponCount?.value.face == count)
  }

  @Test(
    arguments: [
      ("أسفر عن مقتل ثلاثة أشخاص وإصابة خمسة آخرين", "3", "5"),
      ("أدى إلى مقتل شخص وإصابة طفلين", "1", "2"),
      ("أسفر عن مقتل ما لا يقل عن أربعة مدنيين", "4+", nil),
      ("خلف 11 قتيلا و30 جريحا", "11", "30"), ("أدى إلى مقتل جنديين", "2", nil),
      ("تسبب بإصابة امرأة", nil, "1"), ("لم يسفر عن إصابات", nil, "0"),
    ] as [(String, String?, String?)])
  func `People are counted in Arabic`(words: String, killed: String?, injured: String?) throws {
    let reading = Words.read("استهدف قصف مدفعي بلدة سرمين يوم الأحد، ما \(words).")
    let claim = try #require(reading.claims.first?.claim)
    #expect(claim.killed?.value.face == killed)
    #expect(claim.injured?.value.face == injured)
  }

  @Test(
    arguments: [
      ("killing at least seven people and wounding twelve", "7+", "12"),
      ("killing one soldier and wounding two others", "1", "2"),
      ("and three civilians were killed", "3", nil), ("wounding a guard", nil, "1"),
      ("but there were no casualties", "0", "0"),
    ] as [(String, String?, String?)])
  func `People are counted in English`(words: String, killed: String?, injured: String?) throws {
    let reading = Words.read("A car bomb exploded in Kirkuk on Sunday, \(words).")
    let claim = try #require(reading.claims.first?.claim)
    #expect(claim.killed?.value.face == killed)
    #expect(claim.injured?.value.face == injured)
  }

  @Test func `A caliber, a date and a troop strength count no weapons`() throws {
    let claim = try #require(
      Words.read(
        "في 10 آذار سقطت قذائف من عيار 155 ملم على بلدة سرمين التي يسكنها 4000 شخص."
      ).claims.first?.claim)
    #expect(claim.weaponCount == nil && claim.killed == nil && claim.injured == nil)
  }
}
