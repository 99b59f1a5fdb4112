import Hummingbird
import Synchronization

/// How many bytes of answers are made and not yet taken by their clients.
///
/// Many slow readers of large pages would otherwise hold one such page each.
final class Unsent: Sendable {
  /// The most bytes of large answers that wait at once.
  static let limit = 32 << 20

  private let count = Atomic<Int>(0)

  /// - Throws: ``Refusal`` with 503 where an answer has no room.
  func check(_ response: Response) throws(Refusal) {
    guard let length = response.body.contentLength, length > OpenAnswer.piece,
      count.load(ordering: .relaxed) + length > Self.limit,
      count.load(ordering: .relaxed) > 0
    else { return }
    throw .unavailable(
      "TooMuchUnsent", "Too many large answers wait for slow clients.",
      fix: "Ask again in a moment, or for smaller pages (limit).", retryAfter: 2)
  }

  func add(_ bytes: Int) { count.add(bytes, ordering: .relaxed) }

  func remove(_ bytes: Int) { count.subtract(bytes, ordering: .relaxed) }
}
