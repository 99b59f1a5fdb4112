import Foundation
import Synchronization
import Testing

@testable import Places

@Suite struct OnceTests {
  /// How often something was made.
  private final class Counter: Sendable {
    private let count = Atomic<Int>(0)
    func next() -> Int { count.add(1, ordering: .relaxed).newValue }
  }

  @Test func `Threads that ask at once wait for the one that makes it`() async {
    let once = Once<[Int]>()
    let counter = Counter()
    let answers = await withTaskGroup(of: [Int].self) { group in
      for asker in 0..<16 {
        group.addTask {
          once {
            // Long enough for others to arrive.
            Thread.sleep(forTimeInterval: 0.01)
            return [counter.next(), asker]
          }
        }
      }
      return await group.reduce(into: Set<[Int]>()) { $0.insert($1) }
    }
    #expect(answers.count == 1 && answers.first?.first == 1)
    #expect(once { [] } == answers.first)
  }

  @Test func `What is known is not made again`() {
    let once = Once(7)
    #expect(once { 8 } == 7)
  }
}
