import Geodesy

/// Coordinates among the phrases, with the place that is named beside them.
extension PhraseParser {
  /// The phrase of coordinates: "35.0187 N, 40.4525 E near al-Mayadin", "al-Mayadin (35.0187, 40.4525)".
  ///
  /// - Parameters:
  ///   - written: The coordinates.
  ///   - previous: The phrase before them; where it leads to them they take it in, since both say where
  ///     one thing is, and the phrase then begins with it.
  /// - Returns: nil where the coordinates are refused.
  mutating func coordinates(_ written: WrittenCoordinates, after previous: FoundPhrase?)
    -> FoundPhrase?
  {
    guard let point = written.point else { return nil }
    var start = written.tokens.lowerBound
    var end = written.tokens.upperBound
    var prefix = ""
    var containers: [PlacePhrase] = []
    if let previous, leads(previous, to: start) {
      if tokens[previous.tokens.upperBound..<start].contains(where: { $0.folded == "(" }),
        folded(end) == ")"
      {
        end += 1
      }
      start = previous.tokens.lowerBound
      prefix = previous.prefix
      containers = previous.phrase.flattened
    }
    containers += self.containers(after: &end, isNamed: true, depth: 0)
    let phrase = phrase(
      .coordinates(point.coordinate, precision: point.precision), [], containers: containers,
      over: start..<end)
    return FoundPhrase(phrase: phrase, tokens: start..<end, prefix: prefix)
  }

  /// Whether only marks and words such as "at" or "الإحداثيات" stand between a phrase and coordinates.
  private mutating func leads(_ previous: FoundPhrase, to start: Int) -> Bool {
    if previous.isListed { return false }
    if case .coordinates = previous.phrase.relation { return false }
    var index = previous.tokens.upperBound
    guard start - index <= 6 else { return false }
    while index < start {
      if tokens[index].isWord {
        guard
          let end = words.coordinateWord("lead", at: index, in: tokens)
            ?? words.coordinateWord("announce", at: index, in: tokens), end <= start
        else { return false }
        index = end
      } else if tokens[index].kind == .punctuation {
        index += 1
      } else {
        return false
      }
    }
    return true
  }
}
