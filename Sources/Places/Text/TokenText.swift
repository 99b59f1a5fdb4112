/// The tokens of one text, with what has been looked up about them.
///
/// Every table of the lexicon is asked about every token, many times over; each answer is worked out
/// once. It belongs to the one reader of its text and is not shared between threads.
public final class TokenText: RandomAccessCollection {
  /// The tokens.
  public let tokens: [Token]
  private var answers: [ObjectIdentifier: [[WordTable.Match]?]] = [:]
  private var readings: [[Inflection.Reading]?]

  /// Makes a text of its tokens.
  public init(_ tokens: [Token]) {
    self.tokens = tokens
    readings = Array(repeating: nil, count: tokens.count)
  }

  /// The first index, 0.
  public var startIndex: Int { 0 }
  /// How many tokens there are.
  public var endIndex: Int { tokens.count }
  /// A token.
  public subscript(position: Int) -> Token { tokens[position] }

  /// What a table knows of a token, worked out at the first asking.
  func matches(of table: WordTable, at index: Int, _ look: () -> [WordTable.Match])
    -> [WordTable.Match]
  {
    let key = ObjectIdentifier(table)
    if let known = answers[key]?[index] { return known }
    let found = look()
    answers[key, default: Array(repeating: nil, count: tokens.count)][index] = found
    return found
  }

  /// The readings of an Arabic word, worked out at the first asking.
  func readings(at index: Int) -> [Inflection.Reading] {
    if let known = readings[index] { return known }
    let found = Inflection.readings(of: tokens[index].folded)
    readings[index] = found
    return found
  }
}
