import EventMapper
import Events
import Foundation
import Reading
import Testing

/// A count over a time or an area is kept, and never becomes an event.
@Suite struct AggregateTests {
  private static let totals = [
    "استهدفت الفصائل قواعد التحالف في سوريا والعراق نحو 45 مرة منذ 18 تشرين الأول.",
    "وتجاوز عدد الهجمات على القواعد الأمريكية في العراق 60 هجوما خلال أشهر.",
    "US troops in Iraq and Syria have come under more than 75 attacks since 17 October.",
    "At least 25 rocket attacks hit bases in Iraq over the past year.",
  ]

  @Test(arguments: totals)
  func `A count alone gives no event`(text: String) async {
    let mapped = await RealMapper.mapper.map([RealMapper.report(text, published: "2023-12-20")])
    #expect(mapped.events.map(\.claims.first?.sentence.words) == [])
    #expect(mapped.aggregates.map { ($0.count ?? 0) >= 25 } == [true])
  }

  @Test func `A count at the end of a report changes none of its events`() async throws {
    // What follows words such as "Read more" belongs to the page.
    let pages = ["Read more", "Read also", "اقرأ", "كلمات مفتاحية"]
    for report in try RealMapper.samples("Reports")
    where !pages.contains(where: report.text.contains) {
      let before = await RealMapper.mapper.map([report])
      for total in Self.totals {
        let longer = RealMapper.report(
          report.text + "\n" + total + "\n", id: report.id,
          published: report.published?.description)
        let after = await RealMapper.mapper.map([longer])
        #expect(after.events == before.events, "\(report.id): \(total)")
        #expect(after.aggregates.count == before.aggregates.count + 1, "\(report.id): \(total)")
      }
    }
  }
}
