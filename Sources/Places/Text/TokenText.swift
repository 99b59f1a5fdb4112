/// The tokens of one text, with what has been looked up about them.
///
/// Every table of the lexicon is asked about every token, many times over; each answer is worked out
/// once. It belongs to the one reader of its text and is not shared between threads.
public final class TokenText: RandomAccessCollection {
  /// The tokens.
  public let tokens: [Token]
  /// The look-up in the vocabulary that the text is read with, and those in others.
  private let own: Lookup?
  private var others: [Lookup] = []

  /// What the tables of a vocabulary say of the tokens.
  private final class Lookup {
    let vocabulary: Vocabulary
    private let tables: Int
    /// What each table knows of the first token, then of the next.
    private let answers: [[WordTable.Match]]

    init(_ tokens: [Token], in vocabulary: Vocabulary) {
      self.vocabulary = vocabulary
      let (words, tables) = vocabulary.words(of: tokens)
      var answers = [[WordTable.Match]](repeating: [], count: words.count * tables)
      for (index, word) in words.enumerated() {
        for table in word.tables {
          answers[index * tables + table] = word.matches(in: table, at: index, of: words)
        }
      }
      self.tables = tables
      self.answers = answers
    }

    func matches(in table: Int, at index: Int) -> [WordTable.Match] {
      answers[index * tables + table]
    }
  }

  /// Makes a text of its tokens.
  ///
  /// - Parameters:
  ///   - tokens: The tokens.
  ///   - vocabulary: That of the tables that will be asked; others may be asked too.
  public init(_ tokens: [Token], in vocabulary: Vocabulary? = nil) {
    self.tokens = tokens
    own = vocabulary.map { Lookup(tokens, in: $0) }
  }

  /// The first index, 0.
  public var startIndex: Int { 0 }
  /// How many tokens there are.
  public var endIndex: Int { tokens.count }
  /// A token.
  public subscript(position: Int) -> Token { tokens[position] }

  /// What a table knows of a token.
  func matches(of table: WordTable, at index: Int) -> [WordTable.Match] {
    lookup(in: table.vocabulary).matches(in: table.number, at: index)
  }

  /// The look-up in a vocabulary, made at the first asking where it is not the text's own.
  private func lookup(in vocabulary: Vocabulary) -> Lookup {
    if let own, own.vocabulary === vocabulary { return own }
    for known in others where known.vocabulary === vocabulary { return known }
    let new = Lookup(tokens, in: vocabulary)
    others.append(new)
    return new
  }
}
