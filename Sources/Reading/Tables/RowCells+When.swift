import Diagnostics
import Events

// When, as the cells of a row say.
extension RowCells {
  private static let times: Set<String> = ["morning", "afternoon", "evening", "night"]

  /// The date, with what a code of the table's makers says of its precision.
  mutating func date() -> EventDate {
    let time = timeOfDay()
    func undated() -> EventDate {
      EventDate(start: nil, end: nil, precision: .unknown, method: nil, timeOfDay: time)
    }
    guard let first = days(.date) else { return undated() }
    let last = days(.dateEnd)
    guard let last else { return date(first, at: time) }
    guard first.start <= last.end else {
      tell(
        "table.days", in: .dateEnd,
        "The last day \(last.end) lies before the first; it was dropped.",
        fix: "see whether the two columns are exchanged")
      return date(first, at: time)
    }
    let stated = precision()
    let days = last.end.number - first.start.number
    let precision: EventDate.Precision =
      switch days {
      case 0: .day
      case ..<7: .week
      case ..<31: .month
      default: .year
      }
    return EventDate(
      start: first.start, end: last.end,
      precision: stated.flatMap { $0 == .unknown ? nil : $0 } ?? precision, method: .stated,
      timeOfDay: time)
  }

  /// One day, month or year, made as long as a code says that it may be off.
  private func date(
    _ days: (start: Day, end: Day, precision: EventDate.Precision), at time: String?
  ) -> EventDate {
    var (start, end) = (days.start, days.end)
    let stated = precision() ?? days.precision
    if start == end {
      let (year, month, _) = start.civil
      switch stated {
      case .week: (start, end) = (start.adding(-3), end.adding(3))
      case .month:
        start = Day(year: year, month: month, day: 1) ?? start
        end = start.adding(Day.length(ofMonth: month, year: year) - 1)
      case .year:
        start = Day(year: year, month: 1, day: 1) ?? start
        end = Day(year: year, month: 12, day: 31) ?? end
      case .day, .unknown: break
      }
    }
    return EventDate(
      start: start, end: end, precision: stated == .unknown ? days.precision : stated,
      method: .stated, timeOfDay: time)
  }

  /// What the row says of how exactly the day is known.
  private func precision() -> EventDate.Precision? {
    guard let cell = text(.datePrecision) else { return nil }
    let code = TableNumber.count(cell).map(String.init) ?? cell
    let meaning = batch.table.header.shape.meaning(of: code, as: .datePrecision) ?? code
    return EventDate.Precision(rawValue: meaning.lowercased())
  }

  private mutating func days(
    _ role: TableRole
  ) -> (start: Day, end: Day, precision: EventDate.Precision)? {
    guard let cell = text(role) else { return nil }
    do throws(TableDate.Fault) {
      return try batch.table.dates.days(cell)
    } catch {
      switch error {
      case .none:
        tell(
          "table.date", in: role, "\(cell.isolated) is no date; the event stays undated.",
          fix: "write it as YYYY-MM-DD")
      case .ambiguous:
        tell(
          "table.date-order", in: role,
          "In \(cell.isolated) day and month could be exchanged; the event stays undated.",
          fix: "say which comes first: --columns \"date_order=dmy\" or \"date_order=mdy\"")
      }
      return nil
    }
  }

  private func timeOfDay() -> String? {
    guard let cell = text(.timeOfDay)?.lowercased() else { return nil }
    if Self.times.contains(cell) { return cell }
    let digits = TableNumber.latin(cell)
    guard let match = digits.wholeMatch(of: /([0-9]{1,2}):([0-5][0-9])(:[0-5][0-9])?/),
      let hour = Int(match.1), hour < 24
    else { return nil }
    return (hour < 10 ? "0\(hour)" : "\(hour)") + ":" + match.2
  }
}
