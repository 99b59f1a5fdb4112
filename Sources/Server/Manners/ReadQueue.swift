import Synchronization

/// How many questions are asked of the store at once, and how many wait: more are refused at once rather
/// than late.
final class ReadQueue: Sendable {
  /// Questions that are asked at once.
  static let running = 3
  /// Questions that are asked or wait.
  static let most = 256
  /// The longest that one waits.
  static let patience = Duration.seconds(5)

  private let count = Atomic(0)

  /// Takes a place.
  ///
  /// - Throws: ``Refusal`` with 503 where there is none.
  func enter() throws(Refusal) -> ContinuousClock.Instant {
    if count.wrappingAdd(1, ordering: .relaxed).newValue > Self.most {
      leave()
      throw Self.refusal
    }
    return .now
  }

  /// Is called when its turn comes.
  func begin(_ entered: ContinuousClock.Instant) throws(Refusal) {
    if ContinuousClock.now - entered > Self.patience { throw Self.refusal }
  }

  func leave() { count.wrappingSubtract(1, ordering: .relaxed) }

  private static let refusal = Refusal.unavailable(
    "TooManyRequests", "The server is asked more than it can answer.",
    fix: "Ask again in a moment, and fewer things at once.", retryAfter: 1)
}
