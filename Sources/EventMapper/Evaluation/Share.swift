/// How many of so many.
public struct Share: Hashable, Sendable {
  /// How many have it.
  public private(set) var count = 0
  /// How many there are.
  public private(set) var total = 0

  /// The part, in `0...1`; nil of nothing.
  public var value: Double? { total == 0 ? nil : Double(count) / Double(total) }

  init() {}

  init(summing shares: [Share]) {
    for share in shares { self += share }
  }

  /// One more, which has it or has it not.
  mutating func count(_ has: Bool) {
    count += has ? 1 : 0
    total += 1
  }

  static func += (sum: inout Share, other: Share) {
    sum.count += other.count
    sum.total += other.total
  }
}

/// How many attacks were found, missed and made up.
public struct Hits: Hashable, Sendable {
  /// Attacks that must be found, and were.
  public internal(set) var found = 0
  /// Attacks that must be found, and were not.
  public internal(set) var missed = 0
  /// Events that answer to no attack; ``duplicates`` are among them.
  public internal(set) var wrong = 0
  /// Events that tell of an attack once more.
  public internal(set) var duplicates = 0
  /// Events on a second place of an attack on several places: neither right nor wrong.
  public internal(set) var splits = 0
  /// Events on attacks that need not be found: neither right nor wrong.
  public internal(set) var ignored = 0

  /// How much of what was found is right; nil when nothing was found.
  public var precision: Double? { Self.ratio(found, found + wrong) }
  /// How much of what is to be found was found; nil when there was nothing.
  public var recall: Double? { Self.ratio(found, found + missed) }
  /// The harmonic mean of both; nil when there was nothing to find, and nothing was.
  public var f1: Double? { Self.ratio(2 * found, 2 * found + wrong + missed) }

  init() {}

  init(summing parts: [Hits]) {
    for part in parts { self += part }
  }

  static func += (sum: inout Hits, other: Hits) {
    sum.found += other.found
    sum.missed += other.missed
    sum.wrong += other.wrong
    sum.duplicates += other.duplicates
    sum.splits += other.splits
    sum.ignored += other.ignored
  }

  private static func ratio(_ part: Int, _ whole: Int) -> Double? {
    whole == 0 ? nil : Double(part) / Double(whole)
  }
}
