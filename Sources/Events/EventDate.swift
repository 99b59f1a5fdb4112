/// When an attack happened: an interval of days that is as wide as the words leave it.
///
/// A report that names no day gives ``unknown``: the publication date never stands in silently.
public struct EventDate: Hashable, Sendable {
  /// How exactly the words fix the day.
  public enum Precision: String, Hashable, Sendable, CaseIterable {
    case day, week, month, year, unknown
  }

  /// Where the day comes from.
  public enum Method: String, Hashable, Sendable, CaseIterable {
    /// The text states it: "15 November".
    case stated
    /// The text states it relative to the report's date: "yesterday", "Saturday".
    case relative
    /// The words make it recent ("in the past hours") and the report's date fixes it.
    case report
    /// A correction gives it.
    case given
  }

  /// The first day it can have been; nil when nothing is known.
  public let start: Day?
  /// The last day it can have been; nil when nothing is known.
  public let end: Day?
  /// How exactly the words fix the day.
  public let precision: Precision
  /// Where the day comes from; nil when nothing is known.
  public let method: Method?
  /// `morning`, `afternoon`, `evening`, `night`, or `HH:MM` as stated.
  public let timeOfDay: String?

  /// Makes a date.
  public init(
    start: Day?, end: Day?, precision: Precision, method: Method?, timeOfDay: String? = nil
  ) {
    self.start = start
    self.end = end
    self.precision = precision
    self.method = method
    self.timeOfDay = timeOfDay
  }

  /// No day is known.
  public static let unknown = EventDate(start: nil, end: nil, precision: .unknown, method: nil)

  /// ACLED's time precision: 1 the day, 2 about a week, 3 a month or more; nil when not known.
  public var acledTimePrecision: Int? {
    switch precision {
    case .day: 1
    case .week: 2
    case .month, .year: 3
    case .unknown: nil
    }
  }

  /// UCDP's date precision: 1 the day, 2 two to six days, 3 a week, 4 a month, 5 a year or more; nil
  /// when not known.
  public var ucdpDatePrecision: Int? {
    switch precision {
    case .day:
      guard let start, let end, start != end else { return 1 }
      return 2
    case .week:
      guard let start, let end else { return 3 }
      return end.number - start.number < 6 ? 2 : 3
    case .month: return 4
    case .year: return 5
    case .unknown: return nil
    }
  }
}
