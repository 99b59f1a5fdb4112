import Places
import Reading

/// The cells of a row that name where, as phrases of the grammar: the place, in the units around it.
struct TableNames {
  /// One phrase, or the members of a list.
  let phrases: [PlacePhrase]

  init(_ place: TablePlace, reader: ClaimReader) {
    // "Aleppo Governorate" in the governorate of Aleppo is the governorate, not the city in it.
    let words = Folding.fold(place.words)
    let unit = place.units.firstIndex {
      Folding.fold($0.name) == words || $0.role == place.precision?.unit
    }
    var units = place.units[(unit ?? 0)...].map { unit in
      Self.phrase(unit.name, cue: unit.role.featureClass, in: reader)
    }
    if let country = place.country {
      units.append(Self.phrase(country, cue: .country, in: reader))
    }
    guard !place.words.isEmpty, unit == nil else {
      phrases =
        units.first.map { first in [units.dropFirst().reduce(first) { $0.within($1) }] } ?? []
      return
    }
    let covering = reader.placePhrases(covering: place.words)
    let own = covering.isEmpty ? [Self.phrase(place.words, cue: nil, in: reader)] : covering
    phrases = own.map { phrase in units.reduce(phrase) { $0.within($1) } }
  }

  /// A name as a phrase; its own noun ("district", "محافظة") counts before what its column makes one expect.
  private static func phrase(
    _ words: String, cue: FeatureClass?, in reader: ClaimReader
  ) -> PlacePhrase {
    let (scalars, bytes) = (0..<words.unicodeScalars.count, 0..<words.utf8.count)
    var mention = PlaceMention(words: words, name: words, cue: cue, scalars: scalars, utf8: bytes)
    if cue != nil, let found = reader.placePhrases(covering: words).first, found.relation == .at,
      found.anchors.count == 1, let anchor = found.anchors.first
    {
      mention = PlaceMention(
        words: words, name: anchor.name, cue: anchor.cue ?? cue, isArea: anchor.isArea,
        placeID: anchor.placeID, featureClass: anchor.featureClass, scalars: scalars, utf8: bytes)
    }
    return PlacePhrase(
      relation: .at, anchors: [mention], words: words, scalars: scalars, utf8: bytes)
  }
}

extension TableRole {
  /// What a name in a column of this role names.
  fileprivate var featureClass: FeatureClass? {
    switch self {
    case .admin1: .governorate
    case .admin2: .district
    case .admin3: .subdistrict
    case .country: .country
    default: nil
    }
  }
}
