import EventStore
import Foundation
import Synchronization
import Testing

@testable import Server

/// The store as `near` asks it.
@Suite(.serialized) struct ServedEventsTests {
  private static let file = StoreAddress.file("Outputs/events.gpkg")

  private func events(
    limit: Duration = .seconds(10), report: @escaping @Sendable (String) -> Void = { _ in }
  ) -> ServedEvents {
    ServedEvents(Self.file, as: ServedStore(Self.file), timeLimit: limit, report: report)
  }

  /// Reads all events, and takes so long for the first.
  private static func read(_ source: EventSource, seconds: Double) throws -> Int {
    var count = 0
    try source.forEachCandidate(EventQuestion(), nil) { _ in
      if count == 0 { Thread.sleep(forTimeInterval: seconds) }
      count += 1
    }
    return count
  }

  @Test func `questions that wait for each other have their whole time each`() async throws {
    let events = events(limit: .seconds(1.5))
    try await withThrowingTaskGroup(of: Int.self) { group in
      for _ in 0..<4 {
        group.addTask { try await events.read { try Self.read($0, seconds: 0.8) } }
      }
      for try await count in group { #expect(count > 10) }
    }
  }

  @Test func `a question that takes too long is ended with 503`() async throws {
    let events = events(limit: .milliseconds(200))
    let refusal = await #expect(throws: Refusal.self) {
      try await events.read { try Self.read($0, seconds: 0.6) }
    }
    #expect(refusal?.code == "TooSlow")
    #expect(try await events.read { try Self.read($0, seconds: 0) } > 10)
  }

  @Test func `a store that fails is asked once more, then it is told of`() async throws {
    let (asked, told) = (Tally(), Tally())
    let events = events(report: { _ in told.add() })
    await #expect(throws: StoreRefusal.self) {
      try await events.read { _ in
        asked.add()
        throw StoreRefusal.unreachable("gone")
      }
    }
    #expect(asked.count == 2 && told.count == 1)
    let answer = try await events.read { source in
      asked.add()
      if asked.count == 3 { throw StoreRefusal.unreachable("gone for a moment") }
      return try Self.read(source, seconds: 0)
    }
    #expect(answer > 10 && told.count == 1)
  }

  @Test func `what is being asked of a file can be interrupted`() throws {
    let source = try EventSource(geoPackage: "Outputs/events.gpkg")
    let failure = #expect(throws: StoreFailure.self) {
      try source.forEachCandidate(EventQuestion(), nil) { _ in source.interrupt() }
    }
    #expect(failure?.isInterruption == true)
  }
}

private final class Tally: Sendable {
  private let number = Mutex(0)
  var count: Int { number.withLock { $0 } }
  func add() { number.withLock { $0 += 1 } }
}
