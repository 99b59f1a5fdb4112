import EventStore
import NIOPosix
import Synchronization

/// The served store as `near` asks it: on two threads of its own, each with a source of its own, so that
/// questions that look at many events hold up neither those that read a page nor each other.
final class ServedEvents: Sendable {
  private let address: StoreAddress
  private let store: ServedStore
  private let timeLimit: Duration
  private let report: @Sendable (String) -> Void
  private let queue = ReadQueue()
  private let watch: ReadWatch
  private let threads: NIOThreadPool
  /// Sources that nobody asks at the moment, with the state of the store that they were opened for.
  private let idle = Mutex<[(items: ItemSource, events: EventSource)]>([])

  /// Takes a store, and the same store as pages are read from it, which knows when it was replaced.
  init(
    _ address: StoreAddress, as store: ServedStore, timeLimit: Duration = .seconds(10),
    report: @escaping @Sendable (String) -> Void = { _ in }
  ) {
    (self.address, self.store, self.timeLimit) = (address, store, timeLimit)
    self.report = report
    watch = ReadWatch(limit: timeLimit)
    threads = NIOThreadPool(numberOfThreads: Self.running)
    threads.start()
  }

  /// Asks the store: calls a body with it, never on the thread of a connection, and once more where its
  /// connection turned out to be broken.
  ///
  /// - Throws: ``StoreFailure`` or ``StoreRefusal`` when it cannot be read, which is reported, ``Refusal``
  ///   with 503 where too many ask or time is up, or what the body throws.
  func read<T: Sendable>(_ body: @escaping @Sendable (EventSource) throws -> T) async throws -> T {
    let items = try await store.read { $0 }
    let turn = try queue.enter()
    return try await threads.runIfActive {
      defer { self.queue.leave() }
      try self.queue.begin(turn)
      return try self.answer(body, beside: items)
    }
  }

  /// Answers within the time limit, which begins here.
  private func answer<T>(
    _ body: (EventSource) throws -> T, beside items: ItemSource
  ) throws -> T {
    let end = ContinuousClock.now + timeLimit
    let asked = AskedSource()
    let read = watch.begin()
    defer { watch.end(read) }
    watch.ask(read) { asked.interrupt() }
    do {
      return try answer(body, beside: items, as: asked, until: end)
    } catch  where error is StoreFailure || error is StoreRefusal {
      if watch.isOver(read) { throw watch.refusal }
    }
    do {
      return try answer(body, beside: items, as: asked, until: end)
    } catch  where error is StoreFailure || error is StoreRefusal {
      if watch.isOver(read) { throw watch.refusal }
      let isBusy = (error as? StoreFailure)?.isBusy == true
      if !isBusy { report("The store cannot be read for near: \(error)") }
      throw error
    }
  }

  /// Asks a source, and keeps it for the next question unless it failed: then none is kept, since what
  /// broke one connection broke all.
  private func answer<T>(
    _ body: (EventSource) throws -> T, beside items: ItemSource, as asked: AskedSource,
    until end: ContinuousClock.Instant
  ) throws -> T {
    let source = try idleSource(beside: items) ?? open()
    asked.set(source)
    let answer = Result { try body(bounded(source, until: end)) }
    asked.set(nil)
    if case .failure(let error) = answer, error is StoreFailure || error is StoreRefusal {
      idle.withLock { $0 = [] }
    } else {
      idle.withLock { $0.append((items, source)) }
    }
    return try answer.get()
  }

  /// The same events, which end with a refusal when time is up.
  private func bounded(
    _ source: EventSource, until end: ContinuousClock.Instant
  ) -> EventSource {
    EventSource(columns: source.columns) { [watch] question, box, body in
      try source.forEachCandidate(question, box) { event in
        if ContinuousClock.now > end { throw watch.refusal }
        try body(event)
      }
    }
  }

  private func idleSource(beside items: ItemSource) -> EventSource? {
    idle.withLock { idle in
      idle.removeAll { $0.items !== items }
      return idle.popLast()?.events
    }
  }

  private func open() throws -> EventSource {
    switch address {
    case .file(let path): try EventSource(geoPackage: path)
    case .database(let address): try EventSource(postGIS: address, timeLimit: timeLimit)
    }
  }

  private static let running = 2
}

/// The source that a question is being asked of, so that its watch interrupts this one alone.
private final class AskedSource: Sendable {
  private let source = Mutex<EventSource?>(nil)

  func set(_ source: EventSource?) { self.source.withLock { $0 = source } }

  func interrupt() { source.withLock { $0?.interrupt() } }
}
