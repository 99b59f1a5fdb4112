public import Places
import Reading

/// Finds where words mean that are no report: a name ("al-Mayadin"), or a phrase that says where from
/// other places ("20 km south of al-Hasakah", "بين الميادين والبوكمال").
public struct PlaceWords: Sendable {
  private let mapper: Mapper

  /// Makes a finder with the gazetteer and the grammar of a mapper.
  public init(_ mapper: Mapper) { self.mapper = mapper }

  /// What the words mean.
  public struct Answer: Sendable {
    /// The places that the name, or the first name of the phrase, may mean.
    public let places: PlaceAnswer
    /// Where the words mean, with its doubt; nil where they name nothing that is known.
    public let location: Location?
    /// How the area was made, one plain sentence a step.
    public let steps: [String]
    /// The words as the grammar took them; nil where they are a name.
    public let phrase: PlacePhrase?
  }

  /// Finds where words mean.
  ///
  /// Words of which a name covers all are a name; else they are read as a phrase, if one phrase
  /// covers all of them; else they are looked up as a name that is not known.
  ///
  /// - Parameter query: The words, and what may narrow them down.
  /// - Returns: The candidates and the location.
  public func find(_ query: PlaceQuery) -> Answer {
    let phrases = mapper.reader.placePhrases(covering: query.name)
    guard let phrase = phrases.first else { return named(query) }
    let resolution = locate(phrases, query)
    if phrases.count == 1, phrase.relation == .at, phrase.containers.isEmpty {
      // "Afrin district": a name with its noun; the noun says which of its places is meant.
      let answer = mapper.geocoder.search.search(query)
      return Answer(
        places: answer, location: answer.abstained ? nil : resolution.location,
        steps: resolution.trace.steps, phrase: nil)
    }
    let anchor =
      resolution.trace.anchors.first { $0.role == .anchor } ?? resolution.trace.anchors.first
    let candidates = anchor.map { Array($0.candidates.prefix(query.limit)) } ?? []
    return Answer(
      places: PlaceAnswer(
        candidates: candidates, abstained: resolution.location == nil, margin: 0),
      location: resolution.location,
      steps: resolution.trace.steps + [resolution.trace.abstention].compactMap(\.self),
      phrase: phrase)
  }

  private func locate(_ phrases: [PlacePhrase], _ query: PlaceQuery) -> Resolution {
    let geocoder = mapper.geocoder
    var context = GeocodingContext(focus: query.focus, near: query.near)
    if let country = query.country { context.focus = [country: 1] }
    let holders = query.containers.map { geocoder.gazetteer.places[$0] }
    return geocoder.locate(
      anyOf: phrases.map { $0.within(holders) }, words: query.name, in: context)
  }

  /// The words as one name.
  private func named(_ query: PlaceQuery) -> Answer {
    let answer = mapper.geocoder.search.search(query)
    guard let best = answer.best else {
      return Answer(places: answer, location: nil, steps: [], phrase: nil)
    }
    let context = GeocodingContext(focus: query.focus, near: query.near)
    let resolution = mapper.geocoder.locate(best.place, words: query.name, in: context)
    return Answer(
      places: answer, location: resolution.location, steps: resolution.trace.steps, phrase: nil)
  }
}

extension PlacePhrase {
  /// The phrase inside of some places that the user named.
  fileprivate func within(_ places: [Place]) -> PlacePhrase {
    let holders = places.map { place in
      PlacePhrase(
        relation: .at,
        anchors: [
          PlaceMention(
            words: place.name, name: place.name, cue: place.featureClass, placeID: place.id,
            scalars: 0..<0, utf8: 0..<0)
        ], words: place.name, scalars: 0..<0, utf8: 0..<0)
    }
    return PlacePhrase(
      relation: relation, anchors: anchors, containers: containers + holders, words: words,
      cue: cue,
      scalars: scalars, utf8: utf8)
  }
}
