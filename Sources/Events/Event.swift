public import Geodesy
public import Places

/// What is held to have happened: the merged claims about one attack, from one or many reports.
public struct Event: Hashable, Sendable {
  /// A stable identifier, made from the smallest of its claims' ids.
  public let id: String
  /// The kind of attack.
  public let kind: AttackKind
  /// When.
  public let date: EventDate
  /// What was struck, and where; nil when no place at all is known.
  public let target: Location?
  /// Where it was launched from; nil when no launch place is stated.
  public let launch: Location?
  /// Launch to target; nil unless both are known.
  public let distance: DistanceBounds?
  /// Initial direction from launch to target; nil unless both are known.
  public let bearing: Azimuth?
  /// The weapon, as normalised.
  public let weapon: String?
  /// How many, over all voices.
  public let weaponCount: NumberRange?
  /// Who attacked, as normalised, and as written.
  public let actor: String?
  /// Who attacked, as written.
  public let actorText: String?
  /// What was struck, as normalised.
  public let targetKind: String?
  /// What was struck, as written.
  public let targetText: String?
  /// How it ended.
  public let outcome: Outcome
  /// Who says what, where voices differ: `hit: 001_…; missed: 002_…`.
  public let outcomeClaims: String?
  /// Killed, over all voices.
  public let killed: NumberRange?
  /// Injured, over all voices.
  public let injured: NumberRange?
  /// True when the reports only recall it.
  public let background: Bool
  /// Every claim about it, in the order of report and place.
  public let claims: [Claim]
  /// The reports that tell it, sorted.
  public let sources: [String]
  /// What a person corrected, and why ("place, date: note"); nil where nothing was.
  public let correction: String?

  /// Makes an event.
  public init(
    id: String, kind: AttackKind, date: EventDate, target: Location?, launch: Location?,
    distance: DistanceBounds?, bearing: Azimuth?, weapon: String?, weaponCount: NumberRange?,
    actor: String?, actorText: String?, targetKind: String?, targetText: String?,
    outcome: Outcome, outcomeClaims: String?, killed: NumberRange?, injured: NumberRange?,
    background: Bool, claims: [Claim], sources: [String], correction: String? = nil
  ) {
    self.id = id
    self.kind = kind
    self.date = date
    self.target = target
    self.launch = launch
    self.distance = distance
    self.bearing = bearing
    self.weapon = weapon
    self.weaponCount = weaponCount
    self.actor = actor
    self.actorText = actorText
    self.targetKind = targetKind
    self.targetText = targetText
    self.outcome = outcome
    self.outcomeClaims = outcomeClaims
    self.killed = killed
    self.injured = injured
    self.background = background
    self.claims = claims
    self.sources = sources
    self.correction = correction
  }
}
