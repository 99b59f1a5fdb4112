import Diagnostics
import Events
import Reading

// When, as a given claim says.
extension GivenFields {
  private static let times: Set<String> = ["morning", "afternoon", "evening", "night"]

  /// The date, from `date` as the program writes it, or from members of the claim itself.
  mutating func date() -> (date: EventDate, words: Evidence<String>?) {
    if item["date"] != nil {
      guard let field = field("date"), let value = field.value else { return (.unknown, nil) }
      let date =
        value.isObject
        ? date { value[$0] } : date { $0 == "date_start" ? value : nil }
      return (date, Self.words(of: field))
    }
    // Without the date the words of the date count for nothing, and the other way round.
    var fields: [String: Field] = [:]
    for name in ["date_start", "date_end", "date_precision", "date_method", "time_of_day"] {
      fields[name] = field(name)
    }
    let words = ["date_start", "time_of_day", "date_end"].lazy.compactMap { fields[$0] }
      .compactMap(Self.words).first
    return (date { fields[$0]?.value }, words)
  }

  private static func words(of field: Field) -> Evidence<String>? {
    field.words.isEmpty ? nil : field.evidence(field.words)
  }

  private mutating func date(_ member: (String) -> JSONItem?) -> EventDate {
    let time = timeOfDay(member("time_of_day"))
    guard let given = member("date_start") ?? member("date_end") else {
      return EventDate(
        start: nil, end: nil, precision: .unknown, method: nil, timeOfDay: time)
    }
    let start = member("date_start").flatMap { $0.string.flatMap { Day(iso: $0) } }
    let end = member("date_end").map { $0.string.flatMap { Day(iso: $0) } } ?? start
    guard let start, let end, start <= end else {
      tell(
        "claim.date", at: given, "These are no days from a first to a last one; they were dropped.",
        fix: "write date_start, and date_end where it is another day, as YYYY-MM-DD")
      return EventDate(
        start: nil, end: nil, precision: .unknown, method: nil, timeOfDay: time)
    }
    return EventDate(
      start: start, end: end,
      precision: word(member("date_precision")) ?? Self.precision(start, end),
      method: word(member("date_method")) ?? .stated, timeOfDay: time)
  }

  private mutating func timeOfDay(_ item: JSONItem?) -> String? {
    guard let item else { return nil }
    let text = item.string ?? ""
    if Self.times.contains(text) || text.wholeMatch(of: /([01][0-9]|2[0-3]):[0-5][0-9]/) != nil {
      return text
    }
    tell(
      "claim.time", at: item, "This is no time of day; it was dropped.",
      fix: "write morning, afternoon, evening, night, or HH:MM")
    return nil
  }

  /// One of the words that a field may have; another is told, and as good as none.
  private mutating func word<Word: RawRepresentable<String> & CaseIterable>(
    _ item: JSONItem?
  ) -> Word? {
    guard let item else { return nil }
    if let word = item.string.flatMap(Word.init(rawValue:)) { return word }
    tell(
      "claim.value", at: item, "This is none of the words that may stand here; it was dropped.",
      fix: "write one of \(Word.allCases.map(\.rawValue).joined(separator: ", "))")
    return nil
  }

  private static func precision(_ start: Day, _ end: Day) -> EventDate.Precision {
    switch end.number - start.number {
    case 0: .day
    case ..<7: .week
    case ..<31: .month
    default: .year
    }
  }
}
