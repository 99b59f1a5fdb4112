public import Geodesy

/// What words and classes mean in metres: sourced tables, not constants in code.
public struct Measures: Sendable {
  /// How far a kind of weapon is reported to have been launched from its target.
  public struct Reach: Hashable, Sendable {
    /// Half of the reported launches were nearer.
    public let median: Distance
    /// Nine of ten were nearer.
    public let p90: Distance
  }

  /// 90 % radius of what a report means by a name of a class.
  public internal(set) var radii: [FeatureClass: Distance] = [:]
  /// What a relation such as `near` adds, by its row in `relations.tsv`.
  public internal(set) var relations: [String: Distance] = [:]
  /// Reach by kind of weapon, as in `reach.tsv`.
  public internal(set) var reach: [String: Reach] = [:]

  /// The radius of a class; 5 km where the table says nothing.
  public func radius(_ featureClass: FeatureClass) -> Distance {
    radii[featureClass] ?? .kilometers(5)
  }

  /// What a relation adds; `fallback` where the table says nothing.
  func relation(_ name: String, _ fallback: Distance) -> Distance { relations[name] ?? fallback }
}
