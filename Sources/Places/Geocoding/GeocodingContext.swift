public import Geodesy

/// What else a report says that helps to see which place is meant.
public struct GeocodingContext: Hashable, Sendable {
  /// How much the report speaks of each country, in `0...1`, by ISO 3166-1 alpha-2 code; Syria and
  /// Iraq where it is empty.
  public var focus: [String: Double]
  /// Where other places of the report are that were resolved without doubt.
  public var near: [Coordinate]
  /// What was struck, when the place of launch is looked for.
  public var target: Location?
  /// The kind of weapon, as in `reach.tsv`.
  public var weapon: String?
  /// Whether the trace says why each candidate stands where it does, for people who doubt.
  public var saysWhy = true

  /// Makes a context.
  public init(
    focus: [String: Double] = [:], near: [Coordinate] = [], target: Location? = nil,
    weapon: String? = nil
  ) {
    self.focus = focus
    self.near = near
    self.target = target
    self.weapon = weapon
  }

  /// The context for a border: of the countries beside it, that of the places named around counts
  /// most.
  func around(_ containers: [Geocoder.Container]) -> GeocodingContext {
    var context = self
    if context.focus.isEmpty { context.focus = ["SY": 1, "IQ": 1] }
    for container in containers where container.place.featureClass != .country {
      context.focus[container.place.country, default: 0] += 2
    }
    return context
  }
}
