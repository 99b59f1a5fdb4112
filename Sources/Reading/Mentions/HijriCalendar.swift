import Diagnostics
import Events
import Places

/// Days of the Hijri calendar, by the table of `hijri_calendar.tsv`.
///
/// The table is that of Umm al-Qura. Where a month begins with a sighting of the moon, the day may be one
/// earlier or later.
struct HijriCalendar: Sendable {
  /// A date of the calendar as far as words tell it.
  struct Date: Equatable {
    var day: Int?
    /// 1 Muharram … 12 Dhu al-Hijjah.
    let month: Int
    var year: Int?
  }

  private struct Year {
    let first: Day
    let months: [Int]
  }

  private let years: [Int: Year]

  /// Reads the table.
  ///
  /// - Throws: A ``Diagnostic`` `lexicon.calendar` when a year has no first day or not twelve months.
  init(_ table: WordTable) throws(Diagnostic) {
    var years: [Int: Year] = [:]
    for entry in table.entries {
      let months = entry["months"].split(separator: "|").compactMap { Int($0) }
      guard let number = Int(entry["year"]), let first = Day(iso: entry["first_day"]),
        months.count == 12
      else {
        throw Diagnostic(
          "lexicon.calendar", .error, at: Position(source: "hijri_calendar.tsv"),
          "The row of the year \"\(entry["year"])\" has no first day or not twelve months.",
          fix: "write the first day as YYYY-MM-DD and the lengths of twelve months parted by |")
      }
      years[number] = Year(first: first, months: months)
    }
    self.years = years
  }

  /// The days that a date means.
  ///
  /// A date without a year is the latest that does not lie after the report; without a report there is
  /// none. Nil for days and years that the table does not have.
  func days(_ date: Date, report: Day?) -> (start: Day, end: Day)? {
    if let year = date.year { return days(date, in: year) }
    guard let report else { return nil }
    return years.keys.sorted(by: >).lazy.compactMap { self.days(date, in: $0) }
      .first { $0.start <= report }
  }

  private func days(_ date: Date, in year: Int) -> (start: Day, end: Day)? {
    guard let year = years[year], (1...12).contains(date.month) else { return nil }
    let length = year.months[date.month - 1]
    let first = year.first.adding(year.months.prefix(date.month - 1).reduce(0, +))
    guard let day = date.day else { return (first, first.adding(length - 1)) }
    guard (1...length).contains(day) else { return nil }
    return (first.adding(day - 1), first.adding(day - 1))
  }
}
