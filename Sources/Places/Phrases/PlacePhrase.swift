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
  /// Whether its noun says that it is a town or village, not the unit that is named after it.
  var isSettlement: Bool {
    switch cue {
    case .city?, .town?, .village?, .quarter?: true
    default: false
    }
  }

  /// Whether the mention means a stretch of land: by its generic noun, else by its name.
  public var isWide: Bool {
    switch cue {
    case .governorate?, .country?, .region?: true
    case .some: false
    case nil: isArea
    }
  }
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
  public var flattened: [PlacePhrase] {
    let bare = PlacePhrase(
      relation: relation, anchors: anchors, words: words, cue: cue, scalars: scalars, utf8: utf8)
    return [bare] + containers
  }
}

extension PlacePhrase {
  /// Whether what it holds may be a whole list: "the quarters of A and B in the city of X".
  var holdsList: Bool {
    switch relation {
    case .at, .inside, .countryside, .part, .farPart: true
    default: false
    }
  }

  /// The same words in the wider places that a list has behind its last member, unless they have their
  /// own or are one of them.
  func sharing(_ wider: [PlacePhrase]) -> PlacePhrase {
    guard relation == .at, containers.isEmpty, let own = anchors.first?.name,
      !wider.contains(where: { $0.anchors.contains { $0.name == own } })
    else { return self }
    return with(containers: wider)
  }

  /// The same words, in a wider place that was told elsewhere.
  public func within(_ scene: PlacePhrase) -> PlacePhrase {
    with(containers: containers + [scene])
  }

  /// The same words, without the wider places behind them.
  public var withoutContainers: PlacePhrase { with(containers: []) }

  private func with(containers: [PlacePhrase]) -> PlacePhrase {
    PlacePhrase(
      relation: relation, anchors: anchors, containers: containers, words: words,
      cue: cue, scalars: scalars, utf8: utf8)
  }
}
