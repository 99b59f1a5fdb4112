/// What is wrong with a filter: where, in one sentence, and how to mend it.
public struct CQL2Error: Error, Hashable, Sendable, CustomStringConvertible {
  /// Where in the filter, in Unicode scalars from 1; nil when it is about no one place.
  public let position: Int?
  /// What was found and what was expected.
  public let sentence: String
  /// How to mend it; never empty.
  public let fix: String

  /// Makes an error.
  public init(at position: Int? = nil, _ sentence: String, fix: String) {
    self.position = position
    self.sentence = sentence
    self.fix = fix
  }

  /// Both in one line: `character 17: sentence; fix`.
  public var description: String {
    "\(position.map { "character \($0): " } ?? "")\(sentence); \(fix)"
  }
}
