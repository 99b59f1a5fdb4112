public import Geodesy

/// The words that name one place, such as "قاعدة التنف" or "al-Tanf garrison".
public struct PlaceMention: Hashable, Sendable {
  /// The words as written, with their clitics: "لقاعدة الشدادي".
  public let words: String
  /// The name to look up, as written, without clitics and without the generic noun: "الشدادي".
  public let name: String
  /// What the generic noun beside the name makes one expect: "قاعدة" makes it a base.
  public let cue: FeatureClass?
  /// Whether the gazetteer knows the name as that of a stretch of land (a country, a governorate).
  public let isArea: Bool
  /// What the likeliest place of this name is, as far as the gazetteer knows one.
  public let featureClass: FeatureClass?
  /// The place's identifier, where the words leave no choice: the country of an adjective.
  public let placeID: String?
  /// Where the words stand: Unicode scalars of the report, from 0, end exclusive.
  public let scalars: Range<Int>
  /// Where the words stand: bytes of the report's UTF-8 form.
  public let utf8: Range<Int>

  /// Makes a mention.
  public init(
    words: String, name: String, cue: FeatureClass?, isArea: Bool = false, placeID: String? = nil,
    featureClass: FeatureClass? = nil, scalars: Range<Int>, utf8: Range<Int>
  ) {
    self.words = words
    self.name = name
    self.cue = cue
    self.isArea = isArea
    self.placeID = placeID
    self.featureClass = featureClass
    self.scalars = scalars
    self.utf8 = utf8
  }
}

extension PlaceMention {
  /// Whether the mention means a stretch of land: by its generic noun, else by its name.
  public var isWide: Bool {
    switch cue {
    case .governorate?, .country?, .region?: true
    case .some: false
    case nil: isArea
    }
  }
}

/// How a phrase places something with respect to the places that it names.
public enum PlaceRelation: Hashable, Sendable {
  /// At the place itself.
  case at
  /// Near it: قرب، بالقرب من، near.
  case near
  /// Around it, in its environs or outskirts: محيط، أطراف، around.
  case around
  /// Between two anchors: بين … و….
  case between
  /// On the road or line through the anchors: طريق … – ….
  case along
  /// Somewhere inside an area: داخل الأراضي العراقية, inside Iraq.
  case inside
  /// In its countryside, perhaps on one side of it: ريف دير الزور الشرقي.
  case countryside(Compass?)
  /// In the desert or steppe of it: بادية تدمر.
  case desert
  /// In a direction within it: غرب العراق, western Iraq.
  case part(Compass)
  /// At a distance (or not said how far) in a direction from it: 20 km south of, شرق.
  case offset(Distance?, Compass)
  /// On the border of the anchors (countries): على الحدود السورية العراقية.
  case border
  /// Coordinates in the text, and how far off their digits leave the point.
  case coordinates(Coordinate, precision: Distance)
  /// A place without a name ("a military base"); only the containers say where.
  case unnamed
}

/// What a report says about where: a relation, the places it names, and the wider places around.
///
/// "منطقة الحميضة قرب البوكمال شرق دير الزور" is `at` one anchor (الحميضة) inside two containers: `near`
/// البوكمال and `offset(nil, .east)` of دير الزور.
public struct PlacePhrase: Hashable, Sendable {
  /// How the anchors place it.
  public let relation: PlaceRelation
  /// The places named: one for most relations, two or more for `between`, `along` and `border`,
  /// none for `unnamed` and `coordinates`.
  public let anchors: [PlaceMention]
  /// What says where the anchors themselves are, from the narrowest to the widest.
  public let containers: [PlacePhrase]
  /// The whole phrase as written.
  public let words: String
  /// What the generic noun of an unnamed place makes one expect ("قاعدة عسكرية").
  public let cue: FeatureClass?
  /// Where the whole phrase stands: Unicode scalars of the report.
  public let scalars: Range<Int>
  /// Where the whole phrase stands: bytes of the report's UTF-8 form.
  public let utf8: Range<Int>

  /// Makes a phrase.
  public init(
    relation: PlaceRelation, anchors: [PlaceMention], containers: [PlacePhrase] = [],
    words: String, cue: FeatureClass? = nil, scalars: Range<Int>, utf8: Range<Int>
  ) {
    self.relation = relation
    self.anchors = anchors
    self.containers = containers
    self.words = words
    self.cue = cue
    self.scalars = scalars
    self.utf8 = utf8
  }
}

extension PlacePhrase {
  /// The phrase without its containers, and then they: one row of wider places.
  var flattened: [PlacePhrase] {
    let bare = PlacePhrase(
      relation: relation, anchors: anchors, words: words, cue: cue, scalars: scalars, utf8: utf8)
    return [bare] + containers
  }
}
