/// Work on many things at a time whose results keep the order of the things.
enum Ordered {
  static func map<Input: Sendable, Output: Sendable>(
    _ inputs: [Input], jobs: Int, each: @escaping @Sendable () -> Void = {},
    _ transform: @escaping @Sendable (Input) -> Output
  ) async -> [Output] {
    let jobs = max(1, min(jobs, inputs.count))
    let transform: @Sendable (Input) -> Output = { input in
      defer { each() }
      return transform(input)
    }
    if jobs == 1 { return inputs.map(transform) }
    // Each job takes a run of neighbours, so that there are few tasks and each has much to do.
    let size = (inputs.count + jobs * 4 - 1) / (jobs * 4)
    let starts = Array(stride(from: 0, to: inputs.count, by: size))
    return await withTaskGroup(of: (Int, [Output]).self) { group in
      var next = 0
      var runs: [Int: [Output]] = [:]
      func add() {
        guard next < starts.count else { return }
        let start = starts[next]
        let slice = Array(inputs[start..<min(start + size, inputs.count)])
        group.addTask { (start, slice.map(transform)) }
        next += 1
      }
      for _ in 0..<jobs { add() }
      while let (start, outputs) = await group.next() {
        runs[start] = outputs
        add()
      }
      return starts.flatMap { runs[$0] ?? [] }
    }
  }
}
