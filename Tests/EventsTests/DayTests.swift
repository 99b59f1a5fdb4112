import Events
import TestSupport
import Testing

@Suite struct DayTests {
  @Test(arguments: [
    ("1970-01-01", 0, 4), ("2000-02-29", 11_016, 2), ("2023-11-15", 19_676, 3),
    ("1969-12-31", -1, 3), ("1600-03-01", -135_080, 3),
  ])
  func `known days have their number and weekday`(_ iso: String, number: Int, weekday: Int) throws {
    let day = try #require(Day(iso: iso))
    #expect(day.number == number)
    #expect(day.weekday == weekday)
    #expect(day.description == iso)
  }

  @Test(arguments: [
    "2023-02-29", "1900-02-29", "2023-13-01", "2023-00-10", "2023-04-31", "0000-01-01",
    "2023-1-1", "15-11-2023", "",
  ])
  func `what is no day is none`(_ text: String) {
    #expect(Day(iso: text) == nil)
  }

  @Test func `a day comes back from its year, month and day`() throws {
    var before = try #require(Day(year: 1, month: 1, day: 1)).adding(-1)
    for seed in seeds(2_000) {
      var random = Seeded(seed)
      let day = Day(number: .random(in: before.number + 1...2_932_896, using: &random))
      let (year, month, date) = day.civil
      #expect(Day(year: year, month: month, day: date) == day)
      #expect(Day(iso: day.description) == day)
      #expect(day.adding(7).weekday == day.weekday)
      before = min(before, day)
    }
  }

  @Test func `every date after another is a day later`() throws {
    var day = try #require(Day(year: 1999, month: 12, day: 31))
    for year in 2000...2004 {
      for month in 1...12 {
        for date in 1...Day.length(ofMonth: month, year: year) {
          let next = try #require(Day(year: year, month: month, day: date))
          #expect(next == day.adding(1))
          day = next
        }
      }
    }
  }
}
