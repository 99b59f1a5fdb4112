/// Reads the place phrases of a text: relations, generic nouns, names and the wider places around.
///
/// The grammar's words are data (`Lexicon/place_words.tsv`); how they follow each other is here, for
/// Arabic (noun before name) and English (name before noun) alike.
public struct PhraseReader: Sendable {
  let words: WordTable
  private let isHeard: @Sendable (String) -> Bool

  /// Makes a reader.
  ///
  /// - Parameters:
  ///   - words: The words of the grammar.
  ///   - isHeard: Whether the gazetteer surely has a name by its sound, however it is spelled: asked of
  ///     capitalised words that are no name as they stand, where a place is expected.
  public init(words: WordTable, isHeard: @escaping @Sendable (String) -> Bool = { _ in false }) {
    self.words = words
    self.isHeard = isHeard
  }

  /// The place phrases between two tokens, in order, none inside another.
  ///
  /// - Parameters:
  ///   - tokens: The tokens of the whole text.
  ///   - range: The sentence to read.
  ///   - names: What the gazetteer knows in this text.
  ///   - numbers: Numbers in words and digits, for distances; digits are read without them too.
  ///   - scalars: The text itself, from which words are quoted.
  ///   - coordinates: The coordinates of the text.
  ///   - isTaken: Tells of tokens that are something else (an actor, a medium, a person).
  /// - Returns: The phrases, in the order of the text.
  public func phrases(
    in tokens: TokenText, range: Range<Int>, names: [NamedSpan],
    numbers: [SpokenNumber] = [], scalars: [Unicode.Scalar],
    coordinates: [WrittenCoordinates] = [], isTaken: (Int) -> Bool
  ) -> [FoundPhrase] {
    var parser = PhraseParser(
      tokens: tokens, range: range, scalars: scalars, words: words,
      names: names.filter { name in
        range.contains(name.tokens.lowerBound)
          && !coordinates.contains { $0.tokens.overlaps(name.tokens) }
      },
      numbers: numbers.filter { range.contains($0.tokens.lowerBound) },
      taken: Set(range.filter(isTaken)), isHeard: isHeard)
    var found: [FoundPhrase] = []
    var index = range.lowerBound
    while index < range.upperBound {
      if let written = coordinates.first(where: { $0.tokens.lowerBound == index }) {
        if let phrase = parser.coordinates(written, after: found.last) {
          if phrase.tokens.lowerBound < index { found.removeLast() }
          found.append(phrase)
        }
        index = max(index + 1, found.last?.tokens.upperBound ?? 0, written.tokens.upperBound)
        continue
      }
      guard tokens[index].isWord, !isTaken(index) else {
        index += 1
        continue
      }
      let phrases = parser.phraseList(at: index)
      guard let last = phrases.last else {
        index += 1
        continue
      }
      found += phrases
      index = max(index + 1, last.tokens.upperBound)
    }
    return found
  }
}
