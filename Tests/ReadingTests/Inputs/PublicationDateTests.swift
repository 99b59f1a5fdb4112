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
    ("Nov 18 2023", "2023-11-18"), ("Sat Nov 18 06:30:00 +0000 2023", "2023-11-18"),
    ("November 18, 2023, 6:30 pm", "2023-11-18"), ("20231118", "2023-11-18"),
    ("20231118T063000Z", "2023-11-18"), ("2023/11/18", "2023-11-18"),
    ("2023/11/18 10:30", "2023-11-18"),
    ("1700289000", "2023-11-18"), ("1700289000000", "2023-11-18"), ("1700289000.25", "2023-11-18"),
    ("٢٠٢٣-١١-١٨", "2023-11-18"), ("۱۸ نوامبر 2023-11-18", "2023-11-18"),
    ("السبت ١٨ تشرين الثاني/نوفمبر ٢٠٢٣ - ٠٦:٣٠", "2023-11-18"), ("18 آب 2022", "2022-08-18"),
    ("\u{200F}2 كانون الثاني، 2024", "2024-01-02"), ("1 أيار ٢٠٢٤", "2024-05-01"),
  ])
  func `days are read in the forms that files and pages write`(text: String, day: String) {
    #expect(Day(published: text)?.description == day)
  }

  @Test(arguments: [
    "", "2023", "2023-02-30", "2023-11-18x", "04/05/2023", "18.11.2023", "2023-11-1",
    "32 Jan 2023", "+202-01-01", "yesterday", "18 Nov 02023", "2023-13-01T00:00",
    "04/05/2023 10:30", "20231318", "170028900", "17002890000", "1700289000.", "18 Foo 2023",
    "November 2023", "31 شباط 2023", "2023/13/01",
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
