import Events

/// By what events are counted.
public enum SummaryKey: String, Hashable, Sendable, CaseIterable {
  case district, governorate, country, week, month, year, kind, actor, weapon

  /// Whether it parts events by where they are.
  var isPlace: Bool { self == .district || self == .governorate || self == .country }

  /// What a person reads above it.
  var title: String { rawValue.prefix(1).uppercased() + rawValue.dropFirst() }
}

/// What a row of a summary is about, by one key.
public struct SummaryValue: Hashable, Sendable {
  /// By which rows are ordered; no two values of a key share it.
  let order: String
  /// The words that a person reads: a name, a period, a kind.
  public let label: String
  /// The key of the district or governorate in the gazetteer; nil for other keys, and for what lies in
  /// none.
  public let unit: String?

  init(_ label: String, order: String? = nil, unit: String? = nil) {
    self.label = label
    self.order = order ?? label
    self.unit = unit
  }

  /// What is not known comes behind all that is.
  init(unknown label: String) { self.init(label, order: "\u{10FFFF}\(label)") }
}

extension SummaryKey {
  /// The periods that possible days lie in, each with its part of the days.
  ///
  /// Weeks are those of ISO 8601: they begin on Monday, and the first of a year holds its first Thursday.
  func periods(_ first: Day?, _ last: Day?) -> [(SummaryValue, Double)] {
    guard let first, let last, first <= last else { return [(SummaryValue(unknown: "undated"), 1)] }
    let days = Double(last.number - first.number + 1)
    var parts: [(SummaryValue, Double)] = []
    var start = first
    while start <= last {
      let (label, next) = period(of: start)
      let end = min(last, next.adding(-1))
      parts.append((SummaryValue(label), Double(end.number - start.number + 1) / days))
      start = next
    }
    return parts
  }

  /// The period of a day, and the first day after it.
  private func period(of day: Day) -> (label: String, next: Day) {
    let (year, month, _) = day.civil
    func text(_ number: Int, _ width: Int) -> String {
      let digits = String(number)
      return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }
    func first(_ year: Int, _ month: Int) -> Day {
      Day(year: year, month: month, day: 1) ?? day.adding(366)
    }
    switch self {
    case .week:
      let thursday = day.adding(4 - day.weekday)
      let weekYear = thursday.civil.year
      let week = (thursday.number - first(weekYear, 1).number) / 7 + 1
      return ("\(text(weekYear, 4))-W\(text(week, 2))", day.adding(8 - day.weekday))
    case .month:
      let next = month == 12 ? first(year + 1, 1) : first(year, month + 1)
      return ("\(text(year, 4))-\(text(month, 2))", next)
    default: return (text(year, 4), first(year + 1, 1))
    }
  }
}
