import Events
import Testing

/// The calendar.
@Suite struct DayTests {
  @Test func `Every day of eight centuries is its own date, one after the other`() throws {
    var day = try #require(Day(year: 1600, month: 1, day: 1))
    #expect(day.weekday == 6)
    var (year, month, number) = (1600, 1, 1)
    while year < 2400 {
      let civil = day.civil
      if civil != (year, month, number) || Day(year: year, month: month, day: number) != day {
        Issue.record("\(day) is \(civil)")
        return
      }
      let next = day.adding(1)
      if next.weekday != day.weekday % 7 + 1 { Issue.record("weekday of \(next)") }
      day = next
      number += 1
      if number > Day.length(ofMonth: month, year: year) { (month, number) = (month + 1, 1) }
      if month > 12 { (year, month) = (year + 1, 1) }
    }
    #expect(day.description == "2400-01-01")
  }

  @Test(arguments: [
    ("1970-01-01", 0), ("2000-02-29", 11_016), ("2023-10-29", 19_659), ("1969-12-31", -1),
  ])
  func `Days are counted from 1970`(date: String, number: Int) {
    #expect(Day(iso: date)?.number == number)
    #expect(Day(number: number).description == date)
  }

  @Test(arguments: [
    "2023-02-29", "2023-13-01", "2023-00-10", "2023-04-31", "23-04-01", "2023-4-1", "2023/04/01",
    "",
    "1900-02-29", "2023-04-0a",
  ])
  func `What is no date is none`(text: String) {
    #expect(Day(iso: text) == nil)
  }

  @Test(arguments: [
    (EventDate.Precision.day, 0, 1, 1), (.day, 1, 1, 2), (.week, 4, 2, 2), (.week, 6, 2, 3),
    (.month, 30, 3, 4), (.year, 364, 3, 5),
  ])
  func `Precision is told in the codes of ACLED and UCDP`(
    precision: EventDate.Precision, days: Int, acled: Int, ucdp: Int
  ) {
    let start = Day(number: 19_659)
    let date = EventDate(
      start: start, end: start.adding(days), precision: precision, method: .stated)
    #expect(date.acledTimePrecision == acled)
    #expect(date.ucdpDatePrecision == ucdp)
    #expect(EventDate.unknown.acledTimePrecision == nil)
    #expect(EventDate.unknown.ucdpDatePrecision == nil)
  }
}
