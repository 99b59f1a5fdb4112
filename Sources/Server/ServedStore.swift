import EventStore
import NIOPosix
import Synchronization

/// The store that is served: opened, asked on threads of its own, and opened anew where it was replaced.
final class ServedStore: Sendable {
  private let address: StoreAddress
  private let threads: NIOThreadPool
  private let opened = Mutex<ItemSource?>(nil)

  /// Takes a store, which is opened by the first question.
  init(_ address: StoreAddress) {
    self.address = address
    threads = NIOThreadPool(numberOfThreads: 4)
    threads.start()
  }

  /// Asks the store: calls a body with it, never on the thread of a connection.
  ///
  /// - Throws: ``StoreFailure`` or ``StoreRefusal`` when it cannot be opened, or what the body throws.
  func read<T: Sendable>(_ body: @escaping @Sendable (ItemSource) throws -> T) async throws -> T {
    try await threads.runIfActive { try body(self.current()) }
  }

  /// The store as it is now.
  private func current() throws -> ItemSource {
    let known = opened.withLock { $0 }
    if let known, known.isCurrent { return known }
    let fresh = try ItemSource(address)
    opened.withLock { $0 = fresh }
    return fresh
  }
}
