public import Geodesy

/// A question for a place.
public struct PlaceQuery: Hashable, Sendable {
  /// The name, in any spelling and either script, perhaps with a generic noun ("قاعدة التنف").
  public var name: String
  /// Only this country, by its ISO 3166-1 alpha-2 code.
  public var country: String?
  /// Wider places that hold it, as indices in ``Gazetteer/places``.
  public var containers: [Int]
  /// Points that it is likely to be near.
  public var near: [Coordinate]
  /// What kind of thing it should be.
  public var cue: FeatureClass?
  /// Whether a region is meant rather than its town: "ريف حلب".
  public var prefersRegions: Bool
  /// How likely each country is, in `0...1`; Syria and Iraq where it is empty.
  public var focus: [String: Double]
  /// Whether a container is asked for, which places may be that answer nothing else (those of the
  /// built-in gazetteer beside one that stands alone).
  public var isForContainer = false
  /// Whether ``cue`` comes from generic nouns of the name itself: a name that has them all needs no
  /// other class.
  var hasOwnCue = false
  /// How many candidates at most.
  public var limit: Int
  /// Whether candidates say why they stand where they do; without it an answer comes sooner.
  public var saysWhy = true

  /// Makes a question.
  public init(
    _ name: String, country: String? = nil, containers: [Int] = [], near: [Coordinate] = [],
    cue: FeatureClass? = nil, prefersRegions: Bool = false, focus: [String: Double] = [:],
    limit: Int = 5
  ) {
    self.name = name
    self.country = country
    self.containers = containers
    self.near = near
    self.cue = cue
    self.prefersRegions = prefersRegions
    self.focus = focus
    self.limit = limit
  }
}

extension PlaceQuery {
  /// Expects the class of the query's own generic nouns, unless they belong to a whole name: "Green
  /// Village" is no village.
  mutating func takeOwnCue(_ own: FeatureClass?, _ hits: [PlaceSearch.Hit]) {
    guard cue == nil, !hits.contains(where: \.isWholeName) else { return }
    cue = own
    hasOwnCue = true
  }
}

/// A place that an answer offers.
public struct PlaceCandidate: Hashable, Sendable {
  /// Its index in ``Gazetteer/places``.
  public let index: Int
  /// The place.
  public let place: Place
  /// The name that matched, as the gazetteer writes it.
  public let matchedName: String
  /// How far the spelling is from that name: 0 when they fold alike.
  public let cost: Double
  /// How sure it is that this place is meant, in `0...1`.
  public let score: Double
  /// Why, in plain English; empty where the query does not ask for it.
  public let reason: String
}

/// The answer to a ``PlaceQuery``: candidates in order, or none that is good enough.
public struct PlaceAnswer: Hashable, Sendable {
  /// The best candidates, the likeliest first; kept where the answer abstains, to be shown.
  public let candidates: [PlaceCandidate]
  /// Whether nothing is good enough.
  public let abstained: Bool
  /// By how much the score of the first exceeds that of the next that lies elsewhere.
  public let margin: Double

  /// Makes an answer.
  public init(candidates: [PlaceCandidate], abstained: Bool, margin: Double) {
    self.candidates = candidates
    self.abstained = abstained
    self.margin = margin
  }

  /// The place meant; nil when the answer abstains.
  public var best: PlaceCandidate? { abstained ? nil : candidates.first }
}
