import EventMapper
import EventStore
import Events
import Geodesy

/// What `near` is asked, as the address of a request says it.
struct NearQuery: Sendable {
  /// The words for the place in the middle.
  let place: String
  /// How far around.
  let within: Distance
  /// What else is asked for, without a region.
  let filters: EventQuestion
  /// Which of the answers are given, counted from 0.
  let rows: Range<Int>

  /// The parameters, but for `f`.
  static let names = [
    "place", "within", "datetime", "since", "until", "kind", "actor", "weapon", "certain",
    "at-least", "limit", "offset",
  ]
  /// The most answers on a page, and how many there are where nothing is said.
  static let limits = 1...1_000
  /// How far around one may ask.
  static let distances = Distance.kilometers(0.1)...Distance.kilometers(1_000)

  /// Reads the parameters; an empty one says nothing, as forms send those that nobody filled in.
  ///
  /// - Throws: ``APIProblem`` that names the parameter.
  init(_ parameters: [QueryParameter]) throws {
    try QueryParameter.check(parameters, known: ["f"] + Self.names)
    func value(_ name: String) -> String? {
      parameters.first { $0.name == name && !$0.value.isEmpty }?.value
    }
    guard let place = value("place"), place.contains(where: { !$0.isWhitespace }) else {
      throw APIProblem.invalid(
        "place", "There is no place in the middle.",
        fix: "Write a name, an identifier or latitude,longitude, such as place=al-Mayadin.")
    }
    guard place.unicodeScalars.count <= 200 else {
      throw APIProblem.invalid(
        "place", "It is longer than 200 characters.", fix: "Write the name alone.")
    }
    self.place = place
    guard let within = Distance.typed(value("within") ?? "50km"), Self.distances.contains(within)
    else {
      throw APIProblem.invalid(
        "within", "It is no distance from 100 m to 1000 km.",
        fix: "Write a number and km, m, mi or nm, such as within=50km.")
    }
    self.within = within
    filters = try Self.filters(value)
    let limit = try Self.number("limit", value("limit"), in: Self.limits) ?? Self.limits.upperBound
    let offset = try Self.number("offset", value("offset"), in: 0...1_000_000_000) ?? 0
    rows = offset..<offset + limit
  }

  private static func filters(_ value: (String) -> String?) throws -> EventQuestion {
    var question = EventQuestion()
    if let text = value("datetime") {
      (question.since, question.until) = try days("datetime", text)
    }
    if let text = value("since") { question.since = try day("since", text) }
    if let text = value("until") { question.until = try day("until", text) }
    if let first = question.since, let last = question.until, last < first {
      throw APIProblem.invalid(
        "datetime", "No day is on or after \(first) and on or before \(last).",
        fix: "Write the earlier day first.")
    }
    for word in list(value("kind")) {
      guard let kind = AttackKind.typed(word) else {
        throw APIProblem.invalid(
          "kind", "There is no kind of attack of this name.",
          fix: "Write one of \(AttackKind.allCases.map(\.rawValue).joined(separator: ", ")).")
      }
      question.kinds.insert(kind)
    }
    (question.actors, question.weapons) = (list(value("actor")), list(value("weapon")))
    if let text = value("certain") {
      guard let flag = Bool(text) else {
        throw APIProblem.invalid("certain", "It is neither true nor false.", fix: "Write one.")
      }
      question.onlyCertain = flag
    }
    if let text = value("at-least") {
      guard let share = Double(text), (0...1).contains(share) else {
        throw APIProblem.invalid(
          "at-least", "It is no part of an area.", fix: "Write a number from 0 to 1.")
      }
      question.leastShare = share
    }
    return question
  }

  private static func list(_ text: String?) -> [String] {
    (text ?? "").split(separator: ",").prefix(20).map(String.init)
      .filter { $0.contains { !$0.isWhitespace } }
  }

  private static func number(_ name: String, _ text: String?, in range: ClosedRange<Int>) throws
    -> Int?
  {
    guard let text else { return nil }
    guard let number = Int(text), range.contains(number) else {
      throw APIProblem.invalid(
        name, "It is no whole number from \(range.lowerBound) to \(range.upperBound).",
        fix: "Write one.")
    }
    return number
  }

  /// The days of an instant or an interval, as OGC API – Features writes them: `2024-01-14`,
  /// `2024-01-01/2024-01-31`, `2024-01-01/..`.
  private static func days(_ name: String, _ text: String) throws -> (Day?, Day?) {
    let ends = text.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
    guard (1...2).contains(ends.count) else { throw noDay(name) }
    let days = try ends.map { $0 == ".." || $0.isEmpty ? nil : try day(name, $0) }
    guard days.contains(where: { $0 != nil }) else { throw noDay(name) }
    return (days[0], ends.count == 1 ? days[0] : days[1])
  }

  private static func day(_ name: String, _ text: String) throws -> Day {
    let isMoment = text.utf8.count == 10 || text.utf8.dropFirst(10).first == UInt8(ascii: "T")
    guard isMoment, let day = Day(iso: String(text.prefix(10))) else { throw noDay(name) }
    return day
  }

  private static func noDay(_ name: String) -> APIProblem {
    .invalid(
      name, "It is no day\(name == "datetime" ? " or interval of days" : "").",
      fix: name == "datetime"
        ? "Write 2024-01-14, 2024-01-01/2024-01-31 or 2024-01-01/.." : "Write YYYY-MM-DD.")
  }
}
