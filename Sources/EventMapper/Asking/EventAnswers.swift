public import EventStore
public import Geodesy
public import Layers
import Events
import Synchronization

/// The answers to one question, which are looked up anew each time they are asked for.
public struct EventAnswers: Sendable {
  /// The store that is asked.
  public let source: EventSource
  /// What it is asked.
  public let question: EventQuestion

  /// Asks a store.
  public init(to question: EventQuestion, from source: EventSource) {
    self.question = question
    self.source = source
  }

  /// Calls a body with one answer after the other, by day.
  ///
  /// - Returns: How many there are, and what was left aside.
  /// - Throws: What the store throws, or the body.
  @discardableResult
  public func forEach(_ body: (EventAnswer) throws -> Void) throws -> AnswerCount {
    try source.answer(question, body)
  }

  /// The answers in memory.
  public func all() throws -> [EventAnswer] {
    var all: [EventAnswer] = []
    try forEach { all.append($0) }
    return all
  }

  /// The formats in which answers are written.
  public enum Format: String, Hashable, Sendable, CaseIterable { case csv, json, geojson, kml }

  /// Writes the answers.
  ///
  /// - Parameters:
  ///   - format: The format.
  ///   - title: What was asked, in words.
  ///   - out: Where the bytes go.
  /// - Returns: What was counted.
  /// - Throws: What the store throws, or the sink.
  @discardableResult
  public func write(
    _ format: Format, title: String, to out: inout ByteWriter
  ) throws -> AnswerCount {
    let box = Counted()
    let rows = Rows<EventAnswer> { body in
      let count = try forEach(body)
      box.set(count)
    }
    switch format {
    case .csv: try writeCSV(layer.columns + Self.point, rows, to: &out)
    case .geojson: try layer.writeGeoJSON(rows, attribution, to: &out)
    case .kml: try layer.writeKML(rows, attribution, Self.face, to: &out)
    case .json:
      try writeJSON(
        layer.columns + Self.point, rows, as: "events",
        head: [
          ("question", .text(title)), ("generalised_km", generalisedKilometers),
          ("attribution", .text(attribution.text)), ("license", .text(attribution.licence)),
        ], tail: { box.count.members }, to: &out)
    }
    return box.count
  }

  /// What the data ask to be said of them, and whether places were coarsened.
  public var attribution: Attribution {
    Attribution(
      text: MapRun.attribution.text + (question.generalised.map { " \(Self.coarse($0))" } ?? ""),
      licence: MapRun.attribution.licence)
  }

  /// What is said of coarsened places.
  public static func coarse(_ side: Distance) -> String {
    "Places are generalised to squares of \(side.plain): exact places and the words that tell them are left out."
  }

  // MARK: As a layer

  private var generalisedKilometers: ColumnValue {
    question.generalised.map { .number($0.kilometers, decimals: 3) } ?? .null
  }

  /// The answers as a layer: the store's columns, then what is answered.
  var layer: Layer<EventAnswer> {
    let generalised = generalisedKilometers
    let own = source.columns.enumerated().map { place, column in
      Column<EventAnswer>(column.name, .init(column.kind), column.alias) {
        ColumnValue($0.event.cells[place])
      }
    }
    return Layer(
      name: "answers", title: "Answers", type: .point,
      columns: own + [
        Column("certainty", .string, "Whether it lies in the region") {
          .text($0.certainty.rawValue)
        },
        Column("share", .number, "Part of the 90 % area in the region") {
          .number($0.share, decimals: 4)
        },
        Column("center_distance_km", .number, "From the centre of the question (km)") {
          $0.distance.map { .number($0.kilometers, decimals: 3) } ?? .null
        },
        Column("generalised_km", .number, "Places are generalised to squares of (km)") { _ in
          generalised
        },
      ]
    ) { $0.event.place.map { .point($0.coordinate) } }
  }

  static let point = [
    Column<EventAnswer>("latitude", .number, "Latitude (°)") {
      $0.event.place.map { .number($0.coordinate.latitude, decimals: 6) } ?? .null
    },
    Column<EventAnswer>("longitude", .number, "Longitude (°)") {
      $0.event.place.map { .number($0.coordinate.longitude, decimals: 6) } ?? .null
    },
  ]

  private static let face = KMLFace<EventAnswer>(
    title: { $0.event.face }, kind: { $0.event.kind ?? .other },
    days: { answer in
      guard let first = answer.event.firstDay, let last = answer.event.lastDay else { return nil }
      return (first, last)
    })
}

/// What was counted in a closure that may be called from any thread.
final class Counted: Sendable {
  private let kept = Mutex(AnswerCount())
  var count: AnswerCount { kept.withLock { $0 } }
  func set(_ count: AnswerCount) { kept.withLock { $0 = count } }
}

extension AnswerCount {
  /// The counts as members of an object.
  fileprivate var members: [(name: String, value: ColumnValue)] {
    [
      ("certain", .integer(certain)), ("possible", .integer(possible)),
      ("expected", .number(expected, decimals: 4)), ("without_place", .integer(withoutPlace)),
      ("undated", .integer(undated)),
    ]
  }
}

extension StoredEvent {
  /// One line that says what happened: its title, or without one its kind and day.
  public var face: String {
    if let title = text("title") { return title }
    let kind = (text("kind") ?? "attack").replacing("_", with: " ")
    guard let first = firstDay, let last = lastDay else { return "\(kind), undated" }
    return first == last ? "\(kind), \(first)" : "\(kind), \(first) to \(last)"
  }
}

extension ColumnType {
  init(_ kind: FeatureColumn.Kind) {
    self =
      switch kind {
      case .text: .string
      case .integer: .integer
      case .real: .number
      case .boolean: .boolean
      case .date: .date
      case .moment: .moment
      }
  }
}

extension ColumnValue {
  /// A cell of a store, with the decimals that it was written with: six at most.
  init(_ value: FeatureValue) {
    self =
      switch value {
      case .null: .null
      case .text(let text): .text(text)
      case .integer(let number): .integer(number)
      case .real(let number): .number(number, decimals: 6)
      case .boolean(let flag): .boolean(flag)
      case .date(let day): .date(day)
      case .moment(let day, let last): .moment(day, last: last)
      }
  }
}
