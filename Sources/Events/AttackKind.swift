/// What kind of attack an event was.
public enum AttackKind: String, Hashable, Sendable, CaseIterable {
  case rocket, drone
  case airStrike = "air_strike"
  case shelling, missile, ied
  case armedClash = "armed_clash"
  case groundRaid = "ground_raid"
  case other

  /// ACLED's event type; nil where the kind is not known: no code of theirs fits.
  ///
  /// - Source: ACLED codebook, event types and sub-event types.
  public var acledEventType: String? {
    switch self {
    case .armedClash, .groundRaid: "Battles"
    case .other: nil
    case .rocket, .drone, .airStrike, .shelling, .missile, .ied: "Explosions/Remote violence"
    }
  }

  /// ACLED's sub-event type; nil where the kind is not known.
  public var acledSubEventType: String? {
    switch self {
    case .other: nil
    case .rocket, .shelling, .missile: "Shelling/artillery/missile attack"
    case .drone, .airStrike: "Air/drone strike"
    case .ied: "Remote explosive/landmine/IED"
    case .armedClash, .groundRaid: "Armed clash"
    }
  }

  /// Kinds that two reports may well use for the same attack.
  public var family: AttackFamily {
    switch self {
    case .rocket, .missile, .shelling: .indirectFire
    case .drone, .airStrike: .aerial
    case .ied: .explosive
    case .armedClash, .groundRaid: .ground
    case .other: .unknown
    }
  }
}

/// A group of kinds that two reports may well use for the same attack.
public enum AttackFamily: Hashable, Sendable {
  case indirectFire, aerial, explosive, ground, unknown

  /// Tells whether two families can be of one attack; the unknown fits every other.
  public func fits(_ other: AttackFamily) -> Bool {
    self == other || self == .unknown || other == .unknown
  }
}

/// How an attack ended.
public enum Outcome: String, Hashable, Sendable, CaseIterable {
  case hit, intercepted, missed, unknown
}
