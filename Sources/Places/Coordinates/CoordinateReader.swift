/// Finds coordinates in running text, Arabic and English: degrees in all their forms, MGRS, UTM and
/// `geo:` URIs.
///
///     let reader = CoordinateReader(words: words)
///     reader.coordinates(in: TokenText(Tokenizer.tokens(of: text)), scalars: scalars)
///
/// Two numbers are read only where something says that they are coordinates: letters, signs or words
/// for the axes, three decimals on both, or a word such as "coordinates" shortly before. What is meant
/// as coordinates but cannot be right is given with its fault.
public struct CoordinateReader: Sendable {
  private let words: WordTable

  /// Makes a reader with the words of `Lexicon/place_words.tsv`.
  public init(words: WordTable) { self.words = words }

  /// The coordinates of a text, in order, none inside another.
  ///
  /// - Parameters:
  ///   - tokens: The tokens of the whole text.
  ///   - scalars: The text itself.
  /// - Returns: Points and faults.
  public func coordinates(in tokens: TokenText, scalars: [Unicode.Scalar]) -> [WrittenCoordinates] {
    found(in: tokens, scalars: scalars, isWhole: false)
  }

  /// The coordinates that a text as a whole gives, such as what a user types in place of a name.
  ///
  /// Whole degrees are read as well here, and letters may be small.
  ///
  /// - Returns: nil where the text is something else, or has more words.
  public func coordinates(of text: String) -> WrittenCoordinates? {
    guard text.unicodeScalars.contains(where: { $0.properties.numericType == .decimal }) else {
      return nil
    }
    return whole(text) ?? whole(text.uppercased())
  }

  private func whole(_ text: String) -> WrittenCoordinates? {
    let scalars = Array(text.unicodeScalars)
    let tokens = TokenText(Tokenizer.tokens(of: scalars))
    let all = found(in: tokens, scalars: scalars, isWhole: true)
    guard all.count == 1, let one = all.first else { return nil }
    var index = 0
    while index < tokens.count {
      if one.tokens.contains(index) {
        index = one.tokens.upperBound
      } else if let end = words.coordinateWord("announce", at: index, in: tokens) {
        index = end
      } else if tokens[index].isWord {
        return nil
      } else {
        index += 1
      }
    }
    return one
  }

  private func found(
    in tokens: TokenText, scalars: [Unicode.Scalar], isWhole: Bool
  ) -> [WrittenCoordinates] {
    var found: [WrittenCoordinates] = []
    var lexer = CoordinateLexer(tokens: tokens, scalars: scalars, words: words)
    lexer.runs { elements in
      let surroundings = CoordinateSurroundings(tokens: tokens, words: words, isWhole: isWhole)
      found += CoordinateRunReader(
        run: CoordinateRun(elements: elements, scalars: scalars), surroundings: surroundings
      ).all()
    }
    return found
  }
}
