public import Events
public import Geodesy
import Places
public import Shapes

/// What is asked of a store of events; a value, which any store answers alike.
///
/// Without anything set it asks for every event.
public struct EventQuestion: Sendable {
  /// Where; nil for the whole earth, and for what has no place too.
  public var region: AskedArea?
  /// The first day that counts: an event is asked for when one of its possible days is.
  public var since: Day?
  /// The last day that counts.
  public var until: Day?
  /// Kinds of attack; empty for all.
  public var kinds: Set<AttackKind> = []
  /// Words of attackers, as normalised or as written; empty for all, of several one is enough.
  public var actors: [String] = []
  /// Words of weapons; empty for all, of several one is enough.
  public var weapons: [String] = []
  /// The least part of an event's 90 % area that must lie in the region, in `0...1`.
  public var leastShare = 0.0
  /// Whether all of it must.
  public var onlyCertain = false
  /// The side of the grid to which places are coarsened before anything is asked of them; nil leaves
  /// them as they are.
  public var generalised: Distance?

  /// Asks for every event.
  public init() {}

  /// Asks for what happened in a region.
  public init(region: Area) { self.region = AskedArea(region) }

  /// Whether an event is of the kinds, attackers and weapons asked for.
  func wants(_ event: StoredEvent) -> Bool {
    if !kinds.isEmpty { guard let kind = event.kind, kinds.contains(kind) else { return false } }
    return (actors.isEmpty || Self.tells(actors, [event.actor, event.actorText]))
      && (weapons.isEmpty || Self.tells(weapons, [event.weapon]))
  }

  /// Whether one of an event's possible days is asked for; nil for an undated event where days are.
  func covers(_ event: StoredEvent) -> Bool? {
    if since == nil, until == nil { return true }
    guard let first = event.firstDay, let last = event.lastDay else { return nil }
    return since.map { last >= $0 } ?? true && until.map { first <= $0 } ?? true
  }

  /// Whether whole words of a text are what is asked for, in any spelling that folds alike.
  private static func tells(_ asked: [String], _ texts: [String?]) -> Bool {
    let words = texts.compactMap { $0.map { " \(Folding.fold($0)) " } }
    return asked.contains { word in
      let folded = Folding.fold(word.replacing("_", with: " "))
      return words.contains { $0.contains(" \(folded) ") }
    }
  }
}
