import Synchronization

/// A value that is made when it is first asked for, by one thread, and kept.
///
/// When it is there, nobody takes a lock to ask for it, so that threads do not wait for each other.
final class Once<Value: Sendable>: Sendable {
  private let making = Mutex(())
  /// Says to every thread that what was written to `value` is there to be read.
  private let isMade: Atomic<Bool>
  /// Written by one thread, before `isMade` is set, and by none afterwards.
  private nonisolated(unsafe) var value: Value?

  init(_ known: Value? = nil) {
    value = known
    isMade = Atomic(known != nil)
  }

  func callAsFunction(_ make: () -> Value) -> Value {
    if let made { return made }
    return making.withLock { _ in
      // Another thread may have made it while this one waited.
      if let made { return made }
      let new = make()
      value = new
      isMade.store(true, ordering: .releasing)
      return new
    }
  }

  private var made: Value? { isMade.load(ordering: .acquiring) ? value : nil }
}
