import Events
import Reading
import TestSupport
import Testing

@Suite struct PublicationDateTests {
  @Test(arguments: [
    ("2023-11-18", "2023-11-18"), (" 2023-11-18\n", "2023-11-18"),
    ("2023-11-18T23:59:59+03:00", "2023-11-18"), ("2023-11-18 06:30", "2023-11-18"),
    ("Sat, 18 Nov 2023 06:30:00 GMT", "2023-11-18"), ("18 November 2023", "2023-11-18"),
    ("Thu, 1 Feb 24 00:00 +0000", "2024-02-01"), ("3 Jun 99", "1999-06-03"),
  ])
  func `days are read from ISO 8601 and RFC 822`(text: String, day: String) {
    #expect(Day(published: text)?.description == day)
  }

  @Test(arguments: [
    "", "2023", "2023-02-30", "2023-11-18x", "04/05/2023", "18.11.2023", "2023-11-1",
    "32 Jan 2023", "Nov 18 2023", "+202-01-01", "yesterday", "18 Nov 02023", "2023-13-01T00:00",
  ])
  func `what is no day, or may be two, is refused`(text: String) {
    #expect(Day(published: text) == nil)
  }

  @Test func `every day survives being written`() {
    for seed in seeds(200) {
      var random = Seeded(seed)
      let day = Day(number: Int.random(in: -30_000...60_000, using: &random))
      #expect(Day(published: "\(day)T12:00:00Z") == day)
    }
  }
}
