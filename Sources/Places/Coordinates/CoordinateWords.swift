/// The words of coordinates: the class `coordinate` of `Lexicon/place_words.tsv`.
extension WordTable {
  /// What a word or a row of words from a token on is to coordinates, and the token behind it.
  func coordinateWord(at index: Int, in tokens: TokenText) -> (
    kind: CoordinateElement.Kind, end: Int
  )? {
    for match in matches(at: index, in: tokens) {
      let entry = entries[match.entry]
      guard entry["class"] == "coordinate" else { continue }
      let kind: CoordinateElement.Kind? =
        switch entry["value"] {
        case "latitude": .axis(.latitude)
        case "longitude": .axis(.longitude)
        case "degree": .degree
        case "minute": .minute
        case "second": .second
        case "join": .join
        case "zone": .zone
        case "scheme": .scheme
        case let side: Compass(rawValue: side).map { .direction($0) }
        }
      if let kind { return (kind, match.tokens.upperBound) }
    }
    return nil
  }

  /// Whether words of coordinates of one value begin at a token, and where they end.
  func coordinateWord(_ value: String, at index: Int, in tokens: TokenText) -> Int? {
    matches(at: index, in: tokens).first {
      entries[$0.entry]["class"] == "coordinate" && entries[$0.entry]["value"] == value
    }?.tokens.upperBound
  }
}
