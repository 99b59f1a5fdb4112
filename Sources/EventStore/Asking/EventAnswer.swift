public import Geodesy
import Shapes

/// Whether an event lies in what was asked for.
public enum Certainty: String, Hashable, Sendable {
  /// Its whole 90 % area does.
  case certain
  /// Some of its 90 % area does.
  case possible
}

/// An event that was asked for, and how sure it is that it belongs there.
public struct EventAnswer: Sendable {
  /// The event.
  public let event: StoredEvent
  /// Whether all of its 90 % area lies in the region, or some of it.
  public let certainty: Certainty
  /// The part of its 90 % area that lies in the region, in `0...1`.
  public let share: Double
  /// From the middle of the disc that was asked for to the event's point; nil for other regions.
  public let distance: Distance?

  init(event: StoredEvent, part: AreaPart, center: Coordinate?) {
    self.event = event
    certainty = part == .whole ? .certain : .possible
    share = part.share
    distance = center.flatMap { center in
      event.place.map { center.distance(to: $0.coordinate) }
    }
  }
}

/// What is counted while a question is answered.
public struct AnswerCount: Hashable, Sendable {
  /// Events that lie there for certain.
  public private(set) var certain = 0
  /// Events that may lie there.
  public private(set) var possible = 0
  /// The sum of all shares.
  public private(set) var expected = 0.0
  /// Events that are asked for but for their place, of which nothing is known.
  public internal(set) var withoutPlace = 0
  /// Events that are asked for but for their day, of which nothing is known, where days are asked for.
  public internal(set) var undated = 0

  /// Whether nothing lies there, not even possibly.
  public var isEmpty: Bool { certain == 0 && possible == 0 }

  /// Counts nothing.
  public init() {}

  /// Counts an answer.
  public mutating func add(_ answer: EventAnswer) {
    if answer.certainty == .certain { certain += 1 } else { possible += 1 }
    expected += answer.share
  }
}
