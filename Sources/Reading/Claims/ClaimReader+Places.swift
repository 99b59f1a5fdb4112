public import Places

/// Place phrases of words that are no report: a question, a cell of a table.
extension ClaimReader {
  /// The place phrases of some words, in their order.
  public func placePhrases(in words: String) -> [FoundPhrase] {
    placePhrases(in: PlainWords(words))
  }

  /// The phrase, or the list of phrases, that covers all of some words and says more than a name.
  ///
  /// Prepositions may lead ("in the desert of X"). Any other words before a phrase are a name that the
  /// gazetteer does not have, and the phrase says where that lies ("الجميلان قرب البوكمال").
  ///
  /// - Returns: Nothing where the words are a name alone, or are not understood as a whole.
  public func placePhrases(covering words: String) -> [PlacePhrase] {
    let text = PlainWords(words)
    let found = placePhrases(in: text)
    guard let first = found.first, let last = found.last,
      found.count == 1 || found.allSatisfy(\.isListed)
    else { return [] }
    let outside = text.tokens.tokens.indices.filter { index in
      text.tokens[index].isWord && !found.contains { $0.tokens.contains(index) }
    }
    // "and" parts the members of a list; nothing may follow.
    let between = outside.filter { $0 >= first.tokens.lowerBound }
    guard between.count < found.count, (outside.last ?? -1) < last.tokens.upperBound else {
      return []
    }
    let unknown = outside.prefix { $0 < first.tokens.lowerBound }
      .drop { isFunctionWord($0, in: text) }
    if let start = unknown.first, found.count == 1, first.phrase.relation != .at {
      return [unknownName(start..<first.tokens.lowerBound, at: first.phrase, in: text)]
    }
    guard unknown.isEmpty else { return [] }
    if found.count == 1, first.phrase.relation == .at, first.phrase.containers.isEmpty,
      first.phrase.anchors.first?.cue == nil
    {
      return []
    }
    return found.map(\.phrase)
  }

  /// Words with their tokens.
  private struct PlainWords {
    let scalars: [Unicode.Scalar]
    let tokens: TokenText

    init(_ words: String) {
      scalars = Array(words.unicodeScalars)
      tokens = TokenText(Tokenizer.tokens(of: scalars))
    }

    func words(_ range: Range<Int>) -> String {
      var words = String.UnicodeScalarView()
      let end = tokens[range.upperBound - 1].scalars.upperBound
      words.append(contentsOf: scalars[tokens[range.lowerBound].scalars.lowerBound..<end])
      return String(words)
    }
  }

  private func placePhrases(in text: PlainWords) -> [FoundPhrase] {
    let tokens = text.tokens
    let range = 0..<tokens.count
    let numbers = NumberReader(numbers: lexicon.numbers, counting: lexicon.counting)
    return PhraseReader(words: lexicon.places).phrases(
      in: tokens, range: range, names: spans(of: scanner.mentions(in: tokens.tokens), in: tokens),
      numbers: numbers.mentions(in: tokens, range: range).map(\.spoken), scalars: text.scalars,
      isTaken: { lexicon.isDay($0, in: tokens) })
  }

  /// Whether a word only joins others: "in", "from", "about", "the".
  private func isFunctionWord(_ index: Int, in text: PlainWords) -> Bool {
    ["the", "a", "an"].contains(text.tokens[index].folded) || text.tokens[index].kind == .number
      || lexicon.places.matches(at: index, in: text.tokens).contains {
        ["link", "lead", "far", "unit", "generic", "generics"].contains(
          lexicon.places.entries[$0.entry]["class"])
      }
  }

  /// A name that is not known, where a phrase says that it lies.
  private func unknownName(
    _ range: Range<Int>, at container: PlacePhrase, in text: PlainWords
  ) -> PlacePhrase {
    let (first, last) = (text.tokens[range.lowerBound], text.tokens[range.upperBound - 1])
    let scalars = first.scalars.lowerBound..<last.scalars.upperBound
    let utf8 = first.utf8.lowerBound..<last.utf8.upperBound
    let words = text.words(range)
    let name = PlaceMention(words: words, name: words, cue: nil, scalars: scalars, utf8: utf8)
    let bare = PlacePhrase(
      relation: container.relation, anchors: container.anchors, words: container.words,
      cue: container.cue, scalars: container.scalars, utf8: container.utf8)
    return PlacePhrase(
      relation: .at, anchors: [name], containers: [bare] + container.containers,
      words: text.words(range.lowerBound..<text.tokens.count), scalars: scalars, utf8: utf8)
  }
}
