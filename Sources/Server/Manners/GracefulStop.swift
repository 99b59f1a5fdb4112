import ServiceLifecycle
import Logging
import UnixSignals

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Runs a service until SIGTERM or SIGINT, and then lets open answers be finished, for a while.
struct GracefulStop: Sendable {
  /// How long open answers may take.
  var patience: Duration = .seconds(10)
  /// Ends what is still open after that.
  let giveUp: @Sendable () -> Void

  /// - Throws: What the service throws before it is asked to end.
  func run(_ service: any Service, logger: Logger) async throws {
    let group = ServiceGroup(
      configuration: ServiceGroupConfiguration(services: [.init(service: service)], logger: logger))
    try await withThrowingTaskGroup(of: Void.self) { tasks in
      tasks.addTask { try await group.run() }
      tasks.addTask { await heed(group) }
      try await tasks.next()
      tasks.cancelAll()
    }
  }

  private func heed(_ group: ServiceGroup) async {
    var isFirst = true
    for await signal in await UnixSignalsSequence(trapping: .sigterm, .sigint) {
      // Whoever asks twice does not want to wait.
      guard isFirst else { _exit(128 + signal.rawValue) }
      isFirst = false
      await group.triggerGracefulShutdown()
      Task {
        try? await Task.sleep(for: patience)
        giveUp()
        // What does not heed that either does not keep the process.
        try? await Task.sleep(for: .seconds(5))
        _exit(0)
      }
    }
  }
}
