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
  /// The fields of a form that may be left empty.
  private static let mayBeEmpty = ["since", "until", "kind", "actor", "weapon"]
  /// The most answers on a page, which come where nothing else is said, and the most that are passed over.
  static let (greatestLimit, greatestOffset) = (1_000, 1_000_000_000)
  /// How far around one may ask.
  static let distances = Distance.kilometers(0.1)...Distance.kilometers(1_000)

  /// Reads the parameters; of those that a form has, an empty one says nothing.
  ///
  /// - Throws: ``Refusal`` that names the parameter.
  init(_ parameters: [QueryParameter]) throws {
    try QueryParameter.check(parameters, known: ["f"] + Self.names)
    func value(_ name: String) -> String? {
      let value = parameters.first { $0.name == name }?.value
      return value?.isEmpty == true && Self.mayBeEmpty.contains(name) ? nil : value
    }
    guard let place = value("place"), place.contains(where: { !$0.isWhitespace }) else {
      throw Refusal.invalid(
        "place", "There is no place in the middle.",
        fix: "Write a name, an identifier or latitude,longitude, such as place=al-Mayadin.")
    }
    guard place.unicodeScalars.count <= 200 else {
      throw Refusal.invalid(
        "place", "It is longer than 200 characters.", fix: "Write the name alone.")
    }
    self.place = place
    guard let within = Distance.typed(value("within") ?? "50km"), Self.distances.contains(within)
    else {
      throw Refusal.invalid(
        "within", "It is no distance from 100 m to 1000 km.",
        fix: "Write a number and km, m, mi or nm, such as within=50km.")
    }
    self.within = within
    filters = try Self.filters(value)
    // More than the most is no fault, as for the items of a collection: as many come as may.
    let limit = try Self.number("limit", value("limit"), in: 1...Int.max) ?? Self.greatestLimit
    let offset = try Self.number("offset", value("offset"), in: 0...Self.greatestOffset) ?? 0
    rows = offset..<offset + min(limit, Self.greatestLimit)
  }

  private static func filters(_ value: (String) -> String?) throws -> EventQuestion {
    var question = EventQuestion()
    if let text = value("datetime") {
      let days = try ItemDays(asked: text)
      (question.since, question.until) = (days.first, days.last)
    }
    if let text = value("since") { question.since = try day("since", text) }
    if let text = value("until") { question.until = try day("until", text) }
    // Days that several parameters name may have none in common: then no event is of them.
    if value("datetime") == nil, let first = question.since, let last = question.until, last < first
    {
      throw Refusal.invalid(
        "datetime", "No day is on or after \(first) and on or before \(last).",
        fix: "Write the earlier day first.")
    }
    question.kinds = try AskedKinds.read(value("kind") ?? "")
    (question.actors, question.weapons) = (list(value("actor")), list(value("weapon")))
    if let text = value("certain") {
      guard let flag = Bool(text) else {
        throw Refusal.invalid(
          "certain", "It is neither true nor false.", fix: "Write true or false.")
      }
      question.onlyCertain = flag
    }
    if let text = value("at-least") {
      guard let share = Double(text), (0...1).contains(share) else {
        throw Refusal.invalid(
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
      throw Refusal.invalid(
        name, "It is no whole number that can be counted so.",
        fix: "Write one from \(range.lowerBound) on.")
    }
    return number
  }

  private static func day(_ name: String, _ text: String) throws -> Day {
    guard text.utf8.count == 10, let day = Day(iso: text) else {
      throw Refusal.invalid(name, "It is no day.", fix: "Write YYYY-MM-DD.")
    }
    return day
  }
}
