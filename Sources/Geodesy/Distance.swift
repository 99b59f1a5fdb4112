/// A length along the ground.
public struct Distance: Hashable, Comparable, Sendable {
  /// Metres.
  public let meters: Double

  /// Kilometres.
  public var kilometers: Double { meters / 1_000 }

  /// No length at all.
  public static let zero = Distance(meters: 0)

  /// Makes a length from metres.
  public static func meters(_ value: Double) -> Distance { Distance(meters: value) }
  /// Makes a length from kilometres.
  public static func kilometers(_ value: Double) -> Distance { Distance(meters: value * 1_000) }

  /// Tells whether the left length is the shorter.
  public static func < (lhs: Distance, rhs: Distance) -> Bool { lhs.meters < rhs.meters }
  /// Adds two lengths.
  public static func + (lhs: Distance, rhs: Distance) -> Distance {
    .meters(lhs.meters + rhs.meters)
  }
}

/// How near and how far two uncertain places can be.
public struct DistanceBounds: Hashable, Sendable {
  /// The least that the two places allow.
  public let least: Distance
  /// Between their two best points.
  public let best: Distance
  /// The greatest that the two places allow.
  public let greatest: Distance

  /// Makes bounds; the caller sees to `least ≤ best ≤ greatest`.
  public init(least: Distance, best: Distance, greatest: Distance) {
    self.least = least
    self.best = best
    self.greatest = greatest
  }
}
