import EventStore
import NIOPosix

/// The store that is served, asked on threads of its own.
///
/// Every question is answered from one state of the store, whatever is written to it or put into its place
/// meanwhile; one that takes too long is interrupted, and too many at once are refused.
final class ServedStore: Sendable {
  private let current: CurrentSource
  private let watch: ReadWatch
  private let queue: ReadQueue
  private let threads: NIOThreadPool

  /// Takes a store, which is opened by the first question.
  init(
    _ address: StoreAddress, timeLimit: Duration = .seconds(10),
    report: @escaping @Sendable (String) -> Void = { _ in },
    opened: @escaping @Sendable () -> Void = {}
  ) {
    current = CurrentSource(address, timeLimit: timeLimit, report: report, opened: opened)
    watch = ReadWatch(limit: timeLimit)
    queue = ReadQueue()
    threads = NIOThreadPool(numberOfThreads: ReadQueue.running)
    threads.start()
  }

  /// Words that no other content of the store has; nil where it cannot be read, or is just being written.
  ///
  /// The mark of a file tells it at once; a database is asked, if it was not just now.
  var version: String? {
    get async {
      guard current.isDatabase, current.version == nil else { return current.version }
      return try? await read { $0.version }
    }
  }

  /// Opens the store; an error tells why it cannot be.
  ///
  /// - Throws: ``StoreFailure`` or ``StoreRefusal``.
  func open() async throws { try await threads.runIfActive { try self.current.open() } }

  /// Asks the store: calls a body with it, never on the thread of a connection, and once more where the
  /// store changed meanwhile.
  ///
  /// - Throws: ``Refusal`` with 503 while the store cannot be read, too many ask, or time is up; what the
  ///   body throws.
  func read<T: Sendable>(_ body: @escaping @Sendable (ItemSource) throws -> T) async throws -> T {
    let turn = try queue.enter()
    return try await threads.runIfActive {
      defer { self.queue.leave() }
      try self.queue.begin(turn)
      return try self.answer(body)
    }
  }

  private func answer<T>(_ body: (ItemSource) throws -> T) throws -> T {
    let read = watch.begin()
    defer { watch.end(read) }
    var changes = 0
    while changes < Self.attempts {
      let source = try current.source()
      watch.ask(read) { source.interrupt() }
      do {
        let result = try body(source)
        if current.isStill(source) { return result }
      } catch let failure as StoreFailure {
        if failure.isOutOfRange { throw Refusal.outOfRange }
        if failure.isBusy { throw current.busy(failure) }
        if watch.isOver(read) { throw watch.refusal }
        // Another question was interrupted.
        if failure.isInterruption { continue }
        if current.isStill(source) { throw current.unreadable(failure, source) }
      }
      // The store changed under the question.
      if watch.isOver(read) { throw watch.refusal }
      changes += 1
    }
    throw Refusal.unavailable(
      "StoreChanging", "The store is being written, and has no state that lasts.",
      fix: "Ask again in a moment.", retryAfter: 2)
  }

  private static let attempts = 4
}
