/// Names that stand in no list as they are spelled, but sound like one place and no other: "Maarat
/// al-Numan", "Jirjanas".
public struct HeardNames: Sendable {
  private let search: PlaceSearch
  private let answers = Remembered<String, Bool>(most: 100_000) { _ in 1 }

  /// Makes a reader of the names of a gazetteer.
  public init(_ search: PlaceSearch) { self.search = search }

  /// Whether a name is surely that of a place.
  ///
  /// More than being likelier than none is asked for: most capitalised words are persons and bodies.
  public func contains(_ name: String) -> Bool {
    answers.value(for: name) {
      var query = PlaceQuery(name, limit: 1)
      query.saysWhy = false
      guard let best = search.search(query).best else { return false }
      return best.score >= Self.least && best.place.featureClass != .country
    }
  }

  /// Of 2,548 Latin spellings of sites that are not stored (`Tests/PlacesTests/Spellings`) 1,840 score as
  /// much, 1,775 of them for the right site; of 211 names of actors, persons and bodies 12 do, most of
  /// them names of countries or words beside one.
  private static let least = 0.9
}
