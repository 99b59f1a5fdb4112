import Events

/// Turns the parts of a date into days, against the report's date.
///
/// Nothing is invented: a day and month without a year stay unknown when the report has no date; a
/// weekday alone needs the report's date too.
struct DateResolver {
  /// The report's date.
  let report: Day?
  let hijri: HijriCalendar
  /// The days that the report reviews, a week at the most: its weekdays are days of these.
  var period: ClosedRange<Day>?
  /// A day of the text that names its year, for days without one in a report without a date.
  var fullDay: Day?

  /// The days that the parts mean, or ``EventDate/unknown`` with the time of day.
  func date(_ parts: DateParts) -> EventDate {
    let time = Self.timeNames[parts.time ?? ""] ?? parts.time
    guard var days = days(parts) else {
      return EventDate(
        start: nil, end: nil, precision: .unknown, method: nil, timeOfDay: time)
    }
    // "after midnight of Sunday" is Monday's small hours.
    if parts.time == "afterMidnight", parts.weekday != nil || parts.relative != nil,
      days.start == days.end
    {
      days = (days.start.adding(1), days.end.adding(1))
    }
    // The night of a day runs into the next.
    if parts.time == "night", days.start == days.end,
      parts.weekday != nil || parts.day != nil
        || parts.relative != nil, report.map({ days.end < $0 }) ?? true
    {
      days.end = days.end.adding(1)
    }
    let isStated =
      parts.day != nil || parts.month != nil || parts.year != nil || parts.hijri != nil
    return EventDate(
      start: days.start, end: days.end,
      precision: parts.time == "night" ? .day : Self.precision(days.start, days.end),
      method: isStated ? .stated : .relative, timeOfDay: time)
  }

  private static let timeNames: [String: String] = [
    "dawn": "morning", "noon": "afternoon", "afterMidnight": "night",
  ]

  static func precision(_ start: Day, _ end: Day) -> EventDate.Precision {
    switch end.number - start.number {
    case ...0: .day
    case 1...9: .week
    case 10...31: .month
    default: .year
    }
  }

  private func days(_ parts: DateParts) -> (start: Day, end: Day)? {
    if let day = parts.day {
      guard let month = month(of: parts), let year = parts.year ?? year(of: parts, day: day)
      else { return nil }
      guard let start = Day(year: year, month: month, day: day) else { return nil }
      if let until = parts.until {
        let endYear = until.month < month ? year + 1 : year
        guard let end = Day(year: endYear, month: until.month, day: until.day), end >= start else {
          return nil
        }
        return (start, end)
      }
      guard let last = parts.lastDay, let end = Day(year: year, month: month, day: last),
        end >= start
      else { return (start, start) }
      return (start, end)
    }
    if let month = parts.month { return monthDays(month, parts) }
    if let date = parts.hijri { return hijri.days(date, report: report) }
    if let relative = parts.relative {
      guard let report else { return nil }
      // "اليوم الخميس" printed on a Friday is Thursday: the weekday is what the writer saw.
      let isOther = parts.weekday.map { report.adding(relative.lowerBound).weekday != $0 } ?? false
      if isOther, relative.lowerBound == relative.upperBound {
        return weekday(parts, within: -6...0)
      }
      if parts.weekday != nil, relative.lowerBound != relative.upperBound {
        return weekday(parts, within: relative)
      }
      return (report.adding(relative.lowerBound), report.adding(relative.upperBound))
    }
    if parts.weekday != nil { return weekday(parts, within: -7...0) }
    if let calendar = parts.calendar { return calendarDays(calendar) }
    if let year = parts.year, let start = Day(year: year, month: 1, day: 1),
      let end = Day(year: year, month: 12, day: 31)
    {
      return (start, end)
    }
    return nil
  }

  private func month(of parts: DateParts) -> Int? {
    if let month = parts.month { return month }
    guard let report else { return nil }
    let month = report.civil.month
    switch parts.calendar {
    case "month0": return month
    case "month-1": return month == 1 ? 12 : month - 1
    default: return nil
    }
  }

  /// The year of a day and month: the latest that is not after the report, and that the weekday
  /// allows where one is said.
  private func year(of parts: DateParts, day: Int) -> Int? {
    guard let report = report ?? fullDay, let month = month(of: parts) else { return nil }
    let years = stride(from: report.civil.year + 1, through: report.civil.year - 6, by: -1)
    let possible = years.filter { year in
      guard let candidate = Day(year: year, month: month, day: day) else { return false }
      return candidate.number <= report.number + 2
    }
    if let weekday = parts.weekday,
      let fitting = possible.prefix(2).first(where: {
        Day(year: $0, month: month, day: day)?.weekday == weekday
      })
    {
      return fitting
    }
    return possible.first
  }

  /// The last such weekday up to the report's day; "last Monday" told on a Monday is a week before.
  private func weekday(_ parts: DateParts, within range: ClosedRange<Int>) -> (
    start: Day, end: Day
  )? {
    if let period, let weekday = parts.weekday {
      let first = period.lowerBound
      let day = first.adding((weekday - first.weekday + 7) % 7)
      if period.contains(day) { return (day, day) }
    }
    guard let report, let weekday = parts.weekday else { return nil }
    var back = (report.weekday - weekday + 7) % 7
    if back == 0, parts.current == "past" { back = 7 }
    if -back < range.lowerBound, range.lowerBound > -7 { back = -range.upperBound }
    let day = report.adding(-back)
    if range.upperBound < 0, -back > range.upperBound {
      return (day.adding(-7), day.adding(-7))
    }
    return (day, day)
  }

  private func monthDays(_ month: Int, _ parts: DateParts) -> (start: Day, end: Day)? {
    var year = parts.year
    if year == nil, let report {
      let now = report.civil
      year = month <= now.month ? now.year : now.year - 1
      if month == now.month, parts.current == "past" { year = now.year - 1 }
    }
    guard let year, let days = part(parts.middle, ofMonth: month, year) else { return nil }
    // A part of this month that is still to come was that of the year before.
    if parts.year == nil, let report, days.start > report.adding(2) {
      return part(parts.middle, ofMonth: month, year - 1)
    }
    return days
  }

  private func part(_ part: String?, ofMonth month: Int, _ year: Int) -> (start: Day, end: Day)? {
    guard let first = Day(year: year, month: month, day: 1) else { return nil }
    let last = first.adding(Day.length(ofMonth: month, year: year) - 1)
    switch part {
    case "half": return (first.adding(14), first.adding(14))
    case "begin": return (first, first.adding(9))
    case "end": return (last.adding(-9), last)
    default: return (first, last)
    }
  }

  private func calendarDays(_ calendar: String) -> (start: Day, end: Day)? {
    guard let report else { return nil }
    let (year, month, _) = report.civil
    switch calendar {
    case "month0":
      return Day(year: year, month: month, day: 1).map { ($0, report) }
    case "month-1":
      let before = month == 1 ? (year - 1, 12) : (year, month - 1)
      guard let first = Day(year: before.0, month: before.1, day: 1) else { return nil }
      return (first, first.adding(Day.length(ofMonth: before.1, year: before.0) - 1))
    case "year-1":
      guard let first = Day(year: year - 1, month: 1, day: 1),
        let last = Day(year: year - 1, month: 12, day: 31)
      else { return nil }
      return (first, last)
    default: return nil
    }
  }
}
