import Events
import TestSupport
import Testing

@testable import Reading

/// What holds for every date that is read, whatever the day.
@Suite struct DateLaws {
  private static let names: [(levantine: String, gregorian: String, english: String)] = [
    ("كانون الثاني", "يناير", "January"), ("شباط", "فبراير", "February"),
    ("آذار", "مارس", "March"), ("نيسان", "أبريل", "April"), ("أيار", "مايو", "May"),
    ("حزيران", "يونيو", "June"), ("تموز", "يوليو", "July"), ("آب", "أغسطس", "August"),
    ("أيلول", "سبتمبر", "September"), ("تشرين الأول", "أكتوبر", "October"),
    ("تشرين الثاني", "نوفمبر", "November"), ("كانون الأول", "ديسمبر", "December"),
  ]
  private static let weekdays = [
    ("الاثنين", "Monday"), ("الثلاثاء", "Tuesday"), ("الأربعاء", "Wednesday"),
    ("الخميس", "Thursday"), ("الجمعة", "Friday"), ("السبت", "Saturday"), ("الأحد", "Sunday"),
  ]

  /// Some day between 2011 and 2030.
  private func day(_ random: inout Seeded) -> Day {
    Day(number: .random(in: 15_000...22_000, using: &random))
  }

  /// A day as reports write it.
  private func forms(of day: Day) -> [String] {
    let (_, month, number) = day.civil
    let names = Self.names[month - 1]
    let weekday = Self.weekdays[day.weekday - 1]
    return [
      "في \(number) \(names.levantine)", "يوم \(number) من \(names.gregorian)",
      "مساء \(weekday.0) \(number) \(names.levantine)/ \(names.gregorian)",
      "\(weekday.0) \(number) \(names.gregorian) (\(names.levantine))",
      "on \(number) \(names.english)", "on \(weekday.1), \(names.english) \(number)",
    ]
  }

  @Test func `A day of the last ten months is read back in every form`() {
    for seed in seeds(120) {
      var random = Seeded(seed)
      let published = day(&random)
      let told = published.adding(-Int.random(in: 0...300, using: &random))
      for form in forms(of: told) {
        let dates = Words.dates(form, published: "\(published)")
        #expect(dates.map(\.date.start) == [told], "\(form), published \(published)")
        #expect(dates.first?.date.end == told, "\(form)")
        #expect(dates.first?.date.method == .stated)
      }
    }
  }

  @Test func `A date without a year never lies more than two days after publication`() {
    let relative = [
      "أمس", "أول أمس", "قبل أيام", "ليل أمس", "اليوم", "قبل أسبوع", "الشهر الجاري", "الشهر الماضي",
      "yesterday", "today", "last month", "this week", "overnight", "last night",
    ]
    for seed in seeds(120) {
      var random = Seeded(seed)
      let published = day(&random)
      let other = day(&random)
      let weekday = Self.weekdays[Int.random(in: 0...6, using: &random)]
      let month = Self.names[Int.random(in: 0...11, using: &random)]
      let words =
        forms(of: other) + relative + [
          "ليل \(weekday.0)", "بعد منتصف ليل \(weekday.0)", "يوم \(weekday.0) الماضي",
          "on \(weekday.1) night", "on \(weekday.1)", "منذ منتصف \(month.levantine)",
          "since \(month.english)",
        ]
      for form in words {
        for date in Words.dates(form, published: "\(published)").map(\.date) {
          guard let start = date.start, let end = date.end else { continue }
          #expect(start <= end, "\(form), published \(published)")
          #expect(start <= published.adding(2), "\(form), published \(published): \(date.face)")
        }
        for date in Words.dates(form, published: nil).map(\.date) {
          #expect(date.start == nil && date.precision == .unknown, "\(form): \(date.face)")
        }
      }
    }
  }

  @Test func `A weekday is the last such day, and told of the past never today`() throws {
    for number in 19_700..<19_714 {
      let published = Day(number: number)
      for (index, weekday) in Self.weekdays.enumerated() {
        let date = try #require(
          Words.dates("on \(weekday.1)", published: "\(published)").first?.date.start)
        #expect(date.weekday == index + 1 && (0...6).contains(number - date.number))
        let past = try #require(
          Words.dates("يوم \(weekday.0) الماضي", published: "\(published)").first?.date.start)
        #expect(past.weekday == index + 1 && (1...7).contains(number - past.number))
      }
    }
  }
}
