import Synchronization

/// How many bytes of answers are made and not yet taken by their clients.
///
/// Many slow readers of large pages would otherwise hold one such page each.
final class Unsent: Sendable {
  /// The most bytes of large answers that wait at once.
  static let limit = 32 << 20

  private let count = Atomic<Int>(0)

  /// Takes room for a large answer; one alone has room whatever its size.
  ///
  /// - Throws: ``Refusal`` with 503 where an answer has no room.
  func reserve(_ bytes: Int) throws(Refusal) {
    let (before, after) = count.add(bytes, ordering: .relaxed)
    guard before > 0, after > Self.limit else { return }
    remove(bytes)
    throw .unavailable(
      "TooMuchUnsent", "Too many large answers wait for slow clients.",
      fix: "Ask again in a moment, or for smaller pages (limit).", retryAfter: 2)
  }

  func remove(_ bytes: Int) { count.subtract(bytes, ordering: .relaxed) }
}
