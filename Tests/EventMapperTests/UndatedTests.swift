import Diagnostics
import Testing

@testable import EventMapper

@Suite struct UndatedTests {
  private static func told(_ text: String, published: String?) -> [String] {
    RealMapper.mapper.locate(RealMapper.report(text, published: published)).diagnostics
      .filter { $0.id.hasSuffix("undated") }.map(\.id)
  }

  @Test func `A report without a date says once that its attacks stay undated`() {
    let text = "Rockets hit al-Mayadin yesterday.\nDrones hit the al-Omar oil field on Monday."
    #expect(Self.told(text, published: nil) == ["report.undated"])
    #expect(Self.told(text, published: "2024-01-14").isEmpty)
  }

  @Test func `An attack on no day is told where the report has a date`() {
    let text = "Rockets hit al-Mayadin."
    #expect(Self.told(text, published: "2024-01-14") == ["claim.undated"])
  }
}
