import Places
import Reading

/// The cells of a row that name where, as phrases of the grammar: the place, in the units around it.
struct TableNames {
  /// One phrase, or the members of a list.
  let phrases: [PlacePhrase]

  init(_ place: TablePlace, with mapper: Mapper) {
    let (reader, search) = (mapper.reader, mapper.geocoder.search)
    // "Aleppo Governorate" in the governorate of Aleppo is the governorate, not the city in it.
    let words = Folding.fold(place.words)
    let unit = place.units.firstIndex {
      Folding.fold($0.name) == words || $0.role == place.precision?.unit
    }
    // From the widest to the narrowest, since the wider one tells which of its namesakes is meant.
    var units: [PlacePhrase] = []
    var outer: [Int] = []
    let named =
      place.units[(unit ?? 0)...].map { ($0.name, $0.role.featureClass) }
      + [place.country.map { ($0, FeatureClass.country) }].compactMap(\.self)
    for (name, cue) in named.reversed() {
      let found = Self.unit(name, cue: cue, within: outer, reader, search)
      units.insert(found.phrase, at: 0)
      if let index = found.index { outer = [index] }
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

  /// A name as a phrase, without the noun that it has ("district", "محافظة").
  private static func phrase(
    _ words: String, cue: FeatureClass?, placeID: String? = nil, in reader: ClaimReader
  ) -> PlacePhrase {
    let (scalars, bytes) = (0..<words.unicodeScalars.count, 0..<words.utf8.count)
    var mention = PlaceMention(
      words: words, name: words, cue: cue, placeID: placeID, scalars: scalars, utf8: bytes)
    if cue != nil, let found = reader.placePhrases(covering: words).first, found.relation == .at,
      found.anchors.count == 1, let anchor = found.anchors.first
    {
      mention = PlaceMention(
        words: words, name: anchor.name, cue: anchor.cue ?? cue, isArea: anchor.isArea,
        placeID: placeID ?? anchor.placeID, featureClass: anchor.featureClass, scalars: scalars,
        utf8: bytes)
    }
    return PlacePhrase(
      relation: .at, anchors: [mention], words: words, scalars: scalars, utf8: bytes)
  }

  /// The unit that a column names: "Albu Kamal" under "district" is the district, though it is the town
  /// that is spelt so.
  private static func unit(
    _ words: String, cue: FeatureClass?, within outer: [Int], _ reader: ClaimReader,
    _ search: PlaceSearch
  ) -> (phrase: PlacePhrase, index: Int?) {
    let phrase = phrase(words, cue: cue, in: reader)
    var query = PlaceQuery(
      phrase.anchors.first?.name ?? words, containers: outer, cue: cue, prefersRegions: true,
      limit: 8)
    query.saysWhy = false
    let known = search.search(query).candidates.first {
      $0.place.featureClass == cue && $0.cost <= 0.1
    }
    guard let known else { return (phrase, nil) }
    return (self.phrase(words, cue: cue, placeID: known.place.id, in: reader), known.index)
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
