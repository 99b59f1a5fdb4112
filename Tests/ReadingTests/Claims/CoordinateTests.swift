import Events
import Places
import Testing

@testable import Reading

/// Coordinates among the words of a report: what is struck there, from where, and what they are not.
@Suite struct CoordinateTests {
  @Test(arguments: [
    (
      "A drone struck a truck at 35.0187 N, 40.4525 E near al-Mayadin on Monday.",
      "35.0187 N, 40.4525 E near al-Mayadin"
    ),
    (
      "A drone struck a truck near al-Mayadin (35.0187, 40.4525) on Monday.",
      "near al-Mayadin (35.0187, 40.4525)"
    ),
    (
      "A drone struck a truck in al-Mayadin, at coordinates 35.02, 40.45, on Monday.",
      "al-Mayadin, at coordinates 35.02, 40.45"
    ),
    (
      "استهدفت طائرة مسيرة شاحنة قرب الميادين (35.0187، 40.4525) أمس.",
      "قرب الميادين (35.0187، 40.4525)"
    ),
    (
      "استهدفت طائرة مسيرة شاحنة عند الإحداثيات 35,0187; 40,4525 أمس.", "35,0187; 40,4525"
    ),
    (
      "قصفت طائرة حربية موقعا على خط عرض 35.02 وخط طول 40.45 أمس.", "خط عرض 35.02 وخط طول 40.45"
    ),
    ("Rockets hit a convoy at 37S FT 43210 54321 on Monday.", "37S FT 43210 54321"),
  ])
  func `Coordinates say where an attack struck, with the place named beside them`(
    text: String, words: String
  ) throws {
    let reading = Words.read(text)
    #expect(reading.struck == [words])
    let target = try #require(reading.claims.first?.target)
    guard case .coordinates = target.relation else {
      Issue.record("\(target.relation)")
      return
    }
    #expect(target.anchors.isEmpty)
    #expect(reading.claims[0].claim.date.start != nil)
  }

  @Test func `The place beside coordinates is kept as the wider place`() throws {
    for text in [
      "A drone struck a truck at 35.0187 N, 40.4525 E near al-Mayadin on Monday.",
      "A drone struck a truck near al-Mayadin (35.0187, 40.4525) on Monday.",
    ] {
      let target = try #require(Words.read(text).claims.first?.target)
      #expect(target.containers.map(\.relation) == [.near])
      #expect(target.containers.first?.anchors.map(\.name) == ["al-Mayadin"])
    }
  }

  @Test func `Numbers of coordinates count nothing`() throws {
    let text = "Rockets hit a convoy at 35 01 07 N, 40 27 09 E on Monday, killing two."
    let claim = try #require(Words.read(text).claims.first?.claim)
    #expect(claim.weaponCount == nil)
    #expect(claim.killed?.value.best == 2)
    let other = try #require(
      Words.read("Coordinates 35.02, 40.45: three rockets hit a convoy on Monday.").claims.first)
    #expect(other.claim.weaponCount?.value.best == 3)
  }

  @Test func `Coordinates of a launch are where it was launched from`() throws {
    let text =
      "Rockets launched from 34.8712 N, 40.3125 E hit the al-Omar oil field in Syria on Monday."
    let claim = try #require(Words.read(text).claims.first)
    #expect(claim.launch.map(\.words) == ["34.8712 N, 40.3125 E"])
    #expect(claim.target?.words.contains("al-Omar") == true)
  }

  @Test func `Coordinates that cannot be right are told, and the named place stands`() throws {
    let text = "A drone struck a truck at 95.0187 N, 40.4525 E near al-Mayadin on Monday."
    let reading = Words.read(text)
    #expect(reading.struck == ["near al-Mayadin"])
    #expect(reading.refused.map { $0.fault?.id } == ["coordinates.latitude"])
    #expect(reading.refused.first?.scalars.lowerBound == 26)
  }

  @Test(arguments: [
    "فجر مجهولون عبوة ناسفة في مدينة الرقة عند الساعة 12:30، وقتل 3.5، 4.2 شخص.",
    "Six 122 mm rockets and 107 mm rockets hit al-Mayadin on 14.03.2024, 15.03.2024.",
  ])
  func `Other numbers are left to others`(text: String) {
    let reading = Words.read(text)
    #expect(reading.refused.isEmpty)
    for claim in reading.claims {
      if case .coordinates? = claim.target?.relation { Issue.record("\(text)") }
    }
  }
}
