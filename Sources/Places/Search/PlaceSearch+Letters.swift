extension PlaceSearch {
  /// By how much a misspelt name must mean one place rather than another that is as near by its letters.
  private static let leastMargin = 0.5

  /// Answers a question whose name is spelled as none and sounds like none: by the letters; nil where no
  /// place is near enough, or several are.
  func misspelt(_ query: PlaceQuery, rarity: Double) -> PlaceAnswer? {
    guard query.name.utf8.count <= Self.longestName else { return nil }
    let hits = misspeltNames.value(for: NameQuestion(query)) { nearestByLetters(query) }
    guard !hits.isEmpty else { return nil }
    let answer = Ranking(gazetteer, query).rank(hits, rarity: rarity)
    return answer.abstained || answer.margin < Self.leastMargin ? nil : answer
  }

  /// The places whose names are nearest by their letters, each with one of these names.
  private func nearestByLetters(_ query: PlaceQuery) -> [Hit] {
    let index = letterIndex { LetterIndex(gazetteer) }
    let country = query.country.map { CountryCode($0) }
    var name = query.name
    let found = name.withUTF8 { typed in
      index.nearest(to: typed) { name in
        let place = gazetteer.names.place(name)
        return mayAnswer(place, query)
          && country.map { gazetteer.places.country(place) == $0 } ?? true
      }
    }
    let typed = Hit.Typed(
      edits: found.edits, share: Double(found.edits) / Double(max(1, found.letters)))
    let hits = found.names.map { name in
      var hit = Hit(place: gazetteer.names.place(name), name: name)
      hit.typed = typed
      return hit
    }
    return Self.best(hits)
  }
}
