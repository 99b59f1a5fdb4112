import Geodesy

/// Looks places up by name: exact forms first, then spellings that sound alike, then ranking by
/// class, container, country and nearness.
public struct PlaceSearch: Sendable {
  /// The gazetteer that it looks in.
  public let gazetteer: Gazetteer
  /// Finds names in running text.
  public let scanner: NameScanner
  let matcher: NameMatcher
  let generics: GenericWords
  let phonetic: PhoneticIndex

  /// Builds the index of a gazetteer's names.
  public init(_ gazetteer: Gazetteer) {
    self.gazetteer = gazetteer
    generics = GenericWords(gazetteer.words.generics)
    let keys = gazetteer.names.map { NameKey(name: $0.text) }
    matcher = NameMatcher(gazetteer)
    phonetic = PhoneticIndex(gazetteer, keys: keys, generics: generics)
    scanner = NameScanner(gazetteer: gazetteer, matcher: matcher, generics: generics)
  }

  /// A name that matched, and how well.
  struct Hit {
    let place: Int
    let name: Int
    let cost: Double
    /// Whether the gazetteer's name has a generic noun that the query lacks.
    let isBare: Bool
    /// Whether it was found by sound, not by its folded form.
    var isSound = false
  }

  /// Answers a question.
  public func search(_ query: PlaceQuery) -> PlaceAnswer {
    var query = query
    let folded = Tokenizer.tokens(of: query.name).filter(\.isWord).map(\.folded)
    guard !folded.isEmpty, folded.reduce(0, { $0 + $1.utf8.count }) <= 400 else {
      return PlaceAnswer(candidates: [], abstained: true, margin: 0)
    }
    let (found, cue) = exact(query.name)
    let hits = found.filter { mayAnswer($0.key, query) }
    query.cue = query.cue ?? cue
    var best = hits
    // What sounds alike is asked too, unless a place in the right country is spelled just so.
    if !hits.values.contains(where: { !$0.isBare && isExpected($0.place, query) }) {
      for hit in phonetic.hits(folded, limit: 200) where mayAnswer(hit.place, query) {
        if best[hit.place] == nil { best[hit.place] = hit }
      }
    }
    return Ranking(gazetteer: gazetteer, query: query).rank(Array(best.values))
  }

  /// Whether a place may be the answer, and is not only there to hold others.
  private func mayAnswer(_ place: Int, _ query: PlaceQuery) -> Bool {
    query.isForContainer
      ? !gazetteer.volumes.isHidden(place) : gazetteer.places.answers(place)
  }

  private func isExpected(_ place: Int, _ query: PlaceQuery) -> Bool {
    let country = gazetteer.places[place].country
    if let asked = query.country { return asked == country }
    if query.focus.isEmpty { return country == "SY" || country == "IQ" }
    return query.focus[country] != nil
  }

  /// The words as they stand, then with the particles of the first word taken off.
  func readings(_ folded: [String]) -> [(words: [String], cost: Double)] {
    guard let first = folded.first else { return [] }
    return Clitics.readings(of: first).map { reading in
      ([reading.stem] + folded.dropFirst(), reading.prefix.isEmpty ? 0 : 0.02)
    }
  }
}
