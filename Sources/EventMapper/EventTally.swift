public import Events

/// What is counted of the events of a run.
public struct EventTally: Sendable {
  /// How many there are.
  public private(set) var events = 0
  /// How many of each kind.
  public private(set) var kinds: [AttackKind: Int] = [:]
  /// How many have a launch place.
  public private(set) var launched = 0
  /// How many more than one report tells.
  public private(set) var shared = 0
  /// How many the reports only recall.
  public private(set) var background = 0
  /// How many have no date.
  public private(set) var undated = 0
  /// How many a person corrected.
  public private(set) var corrected = 0
  /// How many have no place.
  public private(set) var placeless = 0

  mutating func add(_ event: Event) {
    events += 1
    kinds[event.kind, default: 0] += 1
    if event.launch != nil { launched += 1 }
    if event.sources.count > 1 { shared += 1 }
    if event.background { background += 1 }
    if event.date.start == nil { undated += 1 }
    if event.correction != nil { corrected += 1 }
    if event.target == nil { placeless += 1 }
  }

  mutating func add(_ other: EventTally) {
    events += other.events
    kinds.merge(other.kinds, uniquingKeysWith: +)
    launched += other.launched
    shared += other.shared
    background += other.background
    undated += other.undated
    corrected += other.corrected
    placeless += other.placeless
  }
}
