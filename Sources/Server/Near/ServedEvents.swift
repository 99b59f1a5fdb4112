import EventStore
import NIOPosix
import Synchronization

/// The served store as `near` asks it: on two threads of its own, so that questions that look at many
/// events do not hold up those that read a page.
final class ServedEvents: Sendable {
  private let address: StoreAddress
  private let store: ServedStore
  private let timeLimit: Duration
  private let queue = ReadQueue()
  private let threads: NIOThreadPool
  private let opened = Mutex<(items: ItemSource, events: EventSource)?>(nil)

  /// Takes a store, and the same store as pages are read from it, which knows when it was replaced.
  init(_ address: StoreAddress, as store: ServedStore, timeLimit: Duration = .seconds(10)) {
    (self.address, self.store, self.timeLimit) = (address, store, timeLimit)
    threads = NIOThreadPool(numberOfThreads: 2)
    threads.start()
  }

  /// Asks the store: calls a body with it, never on the thread of a connection.
  ///
  /// - Throws: ``StoreFailure`` or ``StoreRefusal`` when it cannot be opened, ``Refusal`` with 503 where too
  ///   many ask or time is up, or what the body throws.
  func read<T: Sendable>(_ body: @escaping @Sendable (EventSource) throws -> T) async throws -> T {
    let items = try await store.read { $0 }
    let turn = try queue.enter()
    return try await threads.runIfActive {
      defer { self.queue.leave() }
      try self.queue.begin(turn)
      return try body(self.bounded(self.source(beside: items)))
    }
  }

  /// The same events, which end with a refusal when time is up.
  private func bounded(_ source: EventSource) -> EventSource {
    let end = ContinuousClock.now + timeLimit
    return EventSource(columns: source.columns) { [timeLimit] question, box, body in
      try source.forEachCandidate(question, box) { event in
        if ContinuousClock.now > end { throw Refusal.tooSlow(timeLimit) }
        try body(event)
      }
    }
  }

  private func source(beside items: ItemSource) throws -> EventSource {
    let known = opened.withLock { $0 }
    if let known, known.items === items { return known.events }
    let fresh =
      switch address {
      case .file(let path): try EventSource(geoPackage: path)
      case .database(let address): try EventSource(postGIS: address)
      }
    opened.withLock { $0 = (items, fresh) }
    return fresh
  }
}
