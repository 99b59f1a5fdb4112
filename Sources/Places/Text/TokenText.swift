/// The tokens of one text, with what has been looked up about them.
///
/// Every table of the lexicon is asked about every token, many times over; each answer is worked out
/// once. It belongs to the one reader of its text and is not shared between threads.
public final class TokenText: RandomAccessCollection {
  /// The tokens.
  public let tokens: [Token]
  private var lookups: [Lookup] = []

  /// What the tables of a vocabulary say of the tokens.
  private struct Lookup {
    let vocabulary: Vocabulary
    let words: [VocabularyWord]
    let tables: Int
    /// The answers that have been given: those of all tables for the first token, then for the next.
    var answers: [[WordTable.Match]?]
  }

  /// Makes a text of its tokens.
  public init(_ tokens: [Token]) { self.tokens = tokens }

  /// The first index, 0.
  public var startIndex: Int { 0 }
  /// How many tokens there are.
  public var endIndex: Int { tokens.count }
  /// A token.
  public subscript(position: Int) -> Token { tokens[position] }

  /// What a table knows of a token, worked out at the first asking.
  func matches(of table: WordTable, at index: Int) -> [WordTable.Match] {
    let position = lookup(in: table.vocabulary)
    guard lookups[position].words[index].opens(table.number) else { return [] }
    let slot = index * lookups[position].tables + table.number
    if let known = lookups[position].answers[slot] { return known }
    let found = table.look(at: index, lookups[position].words)
    lookups[position].answers[slot] = found
    return found
  }

  /// Where the look-up in a vocabulary stands; nearly always there is only one.
  private func lookup(in vocabulary: Vocabulary) -> Int {
    for position in lookups.indices where lookups[position].vocabulary === vocabulary {
      return position
    }
    let (words, tables) = vocabulary.words(of: tokens)
    lookups.append(
      Lookup(
        vocabulary: vocabulary, words: words, tables: tables,
        answers: Array(repeating: nil, count: words.count * tables)))
    return lookups.count - 1
  }
}
