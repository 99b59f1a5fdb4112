import EventStore
import NIOPosix
import Synchronization

/// The served store as `near` asks it: on two threads of its own, so that questions that look at many
/// events do not hold up those that read a page.
final class ServedEvents: Sendable {
  private let address: StoreAddress
  private let store: ServedStore
  private let threads: NIOThreadPool
  private let opened = Mutex<(items: ItemSource, events: EventSource)?>(nil)

  /// Takes a store, and the same store as pages are read from it, which knows when it was replaced.
  init(_ address: StoreAddress, as store: ServedStore) {
    (self.address, self.store) = (address, store)
    threads = NIOThreadPool(numberOfThreads: 2)
    threads.start()
  }

  /// Asks the store: calls a body with it, never on the thread of a connection.
  ///
  /// - Throws: ``StoreFailure`` or ``StoreRefusal`` when it cannot be opened, or what the body throws.
  func read<T: Sendable>(_ body: @escaping @Sendable (EventSource) throws -> T) async throws -> T {
    let items = try await store.read { $0 }
    return try await threads.runIfActive { try body(self.source(beside: items)) }
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
