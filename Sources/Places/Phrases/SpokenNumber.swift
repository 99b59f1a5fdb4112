/// A number in a text, in digits or in words: "20", "عشرين", "a dozen".
public struct SpokenNumber: Hashable, Sendable {
  /// The tokens that it covers.
  public let tokens: Range<Int>
  /// What it says.
  public let value: Double

  /// Makes a number.
  public init(tokens: Range<Int>, value: Double) {
    self.tokens = tokens
    self.value = value
  }
}
