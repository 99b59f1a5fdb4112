public import Events
public import Geodesy
import Places

/// An event as far as labels speak of it, seen from one of the reports that tell it.
public struct FoundEvent: Sendable, Identifiable {
  /// The event's id.
  public let id: String
  /// Its kind.
  public let kind: AttackKind
  /// The first day that it can have been; nil where none is known.
  public let day: Day?
  /// Where it was; nil where no place is known.
  public let coordinate: Coordinate?
  /// The radius that holds the true place in nine of ten cases.
  public let uncertainty: Distance?
  /// From where it was launched.
  public let launch: Coordinate?
  /// How many were killed, at best knowledge.
  public let killed: Int?
  /// How many were injured, at best knowledge.
  public let injured: Int?
  /// Whether it is only recalled; nil where the file does not say.
  public let background: Bool?
  /// The words for its place.
  public let place: String?
  /// The sentence of the report that states it.
  public let sentence: String?
}

extension FoundEvent {
  /// The event as one of its reports tells it.
  init(_ event: Event, in report: String) {
    let target = event.target.flatMap { $0.method == .none ? nil : $0 }
    let launch = event.launch.flatMap { $0.method == .none ? nil : $0 }
    id = event.id
    kind = event.kind
    day = event.date.start
    coordinate = target?.coordinate
    uncertainty = target?.uncertainty
    self.launch = launch?.coordinate
    killed = event.killed?.best
    injured = event.injured?.best
    background = event.background
    place = event.target?.text
    sentence = event.claims.first { $0.report == report }?.sentence.words
  }
}

/// What was found in reports, by their ids.
public struct Findings: Sendable {
  /// The events that each report tells; one that several tell stands at each of them.
  public let events: [String: [FoundEvent]]
  /// The counts that each report states; nil where they are not known, as from a map's file.
  public let counts: [String: [Aggregate]]?

  init(events: [String: [FoundEvent]], counts: [String: [Aggregate]]?) {
    self.events = events
    self.counts = counts
  }

  /// What the mapper found, in the order of `events.geojson`: by day, then by id.
  public init(_ mapped: Mapped) {
    var events: [String: [FoundEvent]] = [:]
    let later = Day(number: .max)
    for event in mapped.events.sorted(by: {
      ($0.date.start ?? later, $0.id) < ($1.date.start ?? later, $1.id)
    }) {
      for report in event.sources {
        events[report, default: []].append(FoundEvent(event, in: report))
      }
    }
    self.init(events: events, counts: Dictionary(grouping: mapped.aggregates, by: \.report))
  }
}
