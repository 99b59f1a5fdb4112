import Events

/// The parts of a date as they stand in the words, before they are put together.
struct DateParts {
  var weekday: Int?
  var day: Int?
  /// The last day of a span of days in one month ("17 و24 أكتوبر").
  var lastDay: Int?
  var month: Int?
  var year: Int?
  /// The day and month on which a span ends ("27 July – 2 August").
  var until: (day: Int, month: Int)?
  /// Days from the report's date, first and last.
  var relative: ClosedRange<Int>?
  /// Months or years from the report's date: `month-1`, `month0`, `year-1`.
  var calendar: String?
  /// Days from the day of the event told before.
  var shift: Int?
  /// `past` ("last Monday") or `month` ("of this month").
  var current: String?
  /// `half`, `begin` or `end` of a month.
  var middle: String?
  var time: String?
  /// A date of the Hijri calendar; one of the Gregorian calendar beside it counts first.
  var hijri: HijriCalendar.Date?

  var isEmpty: Bool {
    weekday == nil && day == nil && month == nil && year == nil && relative == nil
      && calendar == nil && shift == nil && time == nil && hijri == nil
  }

  /// Whether it is the night between two days: "the night from 5 to 6 January".
  var isOneNight: Bool {
    guard time == "night", let day, let lastDay else { return false }
    return lastDay == day + 1
  }

  /// Whether anything but the time of day is said.
  var hasDate: Bool {
    var other = self
    other.time = nil
    return !other.isEmpty
  }

  /// Tells whether another part can belong to the same date; two weekdays cannot.
  func fits(_ other: DateParts) -> Bool {
    !(weekday != nil && other.weekday != nil) && !(day != nil && other.day != nil)
      && !(month != nil && other.month != nil && month != other.month)
      && !(year != nil && other.year != nil) && !(relative != nil && other.relative != nil)
      && !(shift != nil && other.shift != nil) && !(hijri != nil && other.hijri != nil)
      && !(other.calendar != nil && (month != nil || relative != nil))
  }

  mutating func add(_ other: DateParts) {
    weekday = weekday ?? other.weekday
    day = day ?? other.day
    lastDay = lastDay ?? other.lastDay
    month = month ?? other.month
    year = year ?? other.year
    relative = relative ?? other.relative
    calendar = calendar ?? other.calendar
    shift = shift ?? other.shift
    current = current ?? other.current
    middle = middle ?? other.middle
    time = time ?? other.time
    hijri = hijri ?? other.hijri
  }
}
