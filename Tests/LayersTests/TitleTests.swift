import Events
import Layers
import Testing

@Suite("Titles")
struct TitleTests {
  @Test(arguments: [
    ("e-1", "Rocket attack on al-Omar oil field, 15 Nov 2023"),
    ("e-2", "Rocket attack on al-Omar oil field, 28–29 Oct 2023"),
    ("e-3", "Drone attack near Abu Kamal, 12–18 Nov 2023"),
    ("e-4", "Bomb attack in Deir-ez-Zor, date not known"),
    ("e-5", "Attack at a place not known, 17 Nov 2023"),
    ("e-6", "Missile attack on a given point, 2023"),
    ("e-7", "Ground raid at Null, Island, Nov 2023"),
  ])
  func `A title says what, where and when`(id: String, title: String) throws {
    #expect(try value("title", of: id) == .text(title))
  }

  @Test func `An Arabic title stands only where a report is Arabic`() throws {
    #expect(
      try value("title_ar", of: "e-1")
        == .text("هجوم صاروخي على حقل العمر النفطي، 15 تشرين الثاني 2023"))
    #expect(try value("title_ar", of: "e-7") == .null)
  }

  private func value(_ column: String, of id: String) throws -> ColumnValue {
    let event = try #require(SampleMap.events.first { $0.id == id })
    let column = try #require(EventColumns.all.first { $0.name == column })
    return column.value(event)
  }
}
