import Geodesy

/// What a phrase was understood to say, apart from its spelling: all that decides what is drawn.
///
/// "شمال مدينة حلب" and "north of Aleppo" draw the same sector. Reports name the same places again and
/// again, so that most drawings are known by the time that they are asked for.
struct Understanding: Hashable, Sendable {
  /// A wider place, as far as it decides what is drawn.
  private struct Wider: Hashable {
    let relation: PlaceRelation
    let places: [Int]
    let inner: [Wider]
    /// The river of a bank, and its name.
    let river: [Int]
    let names: [Name]
  }

  /// What an anchor says beside the place that it means: traces quote its name.
  private struct Name: Hashable {
    let name: ExactText
    let cue: FeatureClass?
  }

  private let relation: PlaceRelation
  private let names: [Name]
  private let places: [Int]
  private let joint: [Int]
  private let containers: [Wider]
  /// What was struck and by what, where a launch is drawn within reach of it.
  private var target: Coordinate?
  private var weapon: String?
  /// Of each country whose border is meant the neighbours that the report speaks of, in that order.
  private var neighbours: [[String]] = []

  /// Understands a phrase whose places are known.
  init(
    _ phrase: PlacePhrase, _ anchors: Anchors, within containers: [Geocoder.Container],
    _ context: GeocodingContext, _ geocoder: Geocoder
  ) {
    relation = phrase.relation
    names = Self.names(phrase)
    places = anchors.chosen.map(\.index)
    joint = anchors.joint?.places.map(\.index) ?? []
    self.containers = containers.map(Self.wider)
    let isReach =
      phrase.relation.isWithin || anchors.chosen.contains(where: \.place.isRegion)
      || containers.contains(where: \.isReach)
    if isReach, let target = context.target {
      self.target = target.coordinate
      weapon = context.weapon
    }
    let bordered =
      (phrase.relation == .border ? anchors.chosen.map(\.place) : [])
      + containers.flatMap(\.bordered)
    neighbours = bordered.filter { $0.featureClass == .country }.map { country in
      geocoder.neighbours(of: country, context).map(\.id)
    }
  }

  private static func wider(_ container: Geocoder.Container) -> Wider {
    Wider(
      relation: container.phrase.relation, places: container.indices,
      inner: container.inner.map(wider), river: container.river?.chosen.map(\.index) ?? [],
      names: container.river == nil ? [] : names(container.phrase))
  }

  private static func names(_ phrase: PlacePhrase) -> [Name] {
    phrase.anchors.map { Name(name: ExactText($0.name), cue: $0.cue) }
  }
}

extension Geocoder.Container {
  /// The places whose borders are meant.
  fileprivate var bordered: [Place] {
    (phrase.relation == .border ? places : []) + inner.flatMap(\.bordered)
  }

  /// Whether a launch in it is drawn within reach of the target.
  fileprivate var isReach: Bool {
    phrase.relation.isWithin || places.contains(where: \.isRegion)
      || inner.contains(where: \.isReach)
  }
}

extension PlaceRelation {
  /// Whether it draws a part of the place, whatever the place is.
  fileprivate var isWithin: Bool {
    switch self {
    case .inside, .part, .farPart: true
    default: false
    }
  }
}
