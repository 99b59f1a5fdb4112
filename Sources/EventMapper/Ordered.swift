/// Work on many things at a time whose results keep the order of the things.
enum Ordered {
  /// Works on what `next` gives until it gives nothing.
  ///
  /// Things are fetched and results taken one at a time, here; only the work runs on all processors.
  /// A few things for each job are held, however many there are.
  ///
  /// - Parameters:
  ///   - jobs: How many are worked on at a time.
  ///   - next: Gives the next thing.
  ///   - transform: The work.
  ///   - take: Takes the results, in the order of the things.
  /// - Throws: The first that one of the three throws.
  static func run<Input: Sendable, Output: Sendable>(
    jobs: Int, next: () throws -> Input?,
    _ transform: @escaping @Sendable (Input) throws -> Output, take: (Output) throws -> Void
  ) async throws {
    try await withThrowingTaskGroup(of: (Int, Output).self) { group in
      var (started, finished, taken) = (0, 0, 0)
      var waiting: [Int: Output] = [:]
      while true {
        while started - finished < jobs, started - taken < jobs * 4, let input = try next() {
          let number = started
          group.addTask { (number, try transform(input)) }
          started += 1
        }
        guard let (number, output) = try await group.next() else { return }
        finished += 1
        waiting[number] = output
        while let output = waiting.removeValue(forKey: taken) {
          try take(output)
          taken += 1
        }
      }
    }
  }
}
