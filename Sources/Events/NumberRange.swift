/// A count that voices may state differently: low, best and high.
public struct NumberRange: Hashable, Sendable {
  /// The lowest that a voice states.
  public let low: Int
  /// The one held to be right.
  public let best: Int
  /// The highest that a voice states; nil when it is open ("at least five").
  public let high: Int?

  /// Makes a range.
  public init(low: Int, best: Int, high: Int?) {
    self.low = low
    self.best = best
    self.high = high
  }

  /// An exact number.
  public init(_ value: Int) { self.init(low: value, best: value, high: value) }
}
