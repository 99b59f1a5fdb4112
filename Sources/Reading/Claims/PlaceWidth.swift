import Places

/// How wide a place is that an attack is said to have struck.
enum PlaceWidth {
  /// No place at all.
  case none
  /// A spot, or a thing at one spot, however roughly it is said where.
  case spot
  /// A country, a governorate or a part of one.
  case wide

  static func of(_ phrase: PlacePhrase) -> PlaceWidth {
    switch phrase.relation {
    case .inside, .part, .farPart: return .wide
    case .countryside, .border: return .wide
    case .unnamed:
      // "the highway near X", "an area in the centre of X": as narrow as what places it.
      let isPlaced = phrase.containers.contains { of($0) == .spot }
      return isPlaced || phrase.cue.map(isThing) ?? false ? .spot : .wide
    case .at:
      return phrase.anchors.first?.isWide ?? true ? .wide : .spot
    case .near, .around, .centre, .outskirts, .opposite, .towards, .distant, .within, .between,
      .midway,
      .along, .front, .riverside, .offset, .desert, .coordinates:
      return .spot
    }
  }

  /// The width of the narrowest.
  static func of(_ phrases: [PlacePhrase]) -> PlaceWidth {
    if phrases.isEmpty { return .none }
    return phrases.contains { of($0) == .spot } ? .spot : .wide
  }

  private static func isThing(_ cue: FeatureClass) -> Bool {
    switch cue {
    case .base, .airfield, .field, .plant, .crossing, .camp, .dam, .prison, .port, .village, .town,
      .quarter:
      true
    default: false
    }
  }
}
