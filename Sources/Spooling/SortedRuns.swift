package import Diagnostics

/// What a sorter holds when everything is in: records in memory, or runs of them on disk.
///
/// It can be read any number of times, from several threads at a time; its file goes with it.
package final class SortedRuns: @unchecked Sendable {
  // Unchecked for the pointer alone: nothing is written here any more.
  fileprivate let arena: UnsafeMutableRawPointer?
  fileprivate let offsets: [Int]
  fileprivate let file: ScratchFile?
  fileprivate let runs: [Range<Int>]
  fileprivate let memory: Int

  init(arena: UnsafeMutableRawPointer?, offsets: [Int]) {
    self.arena = arena
    self.offsets = offsets
    (file, runs, memory) = (nil, [], 0)
  }

  init(file: ScratchFile, runs: [Range<Int>], memory: Int) {
    (arena, offsets) = (nil, [])
    self.file = file
    self.runs = runs
    self.memory = memory
  }

  deinit { arena?.deallocate() }

  /// The records from the first on.
  package func records() throws(Diagnostic) -> SortedRecords { try SortedRecords(self) }
}

/// The records of a sorter, one at a time.
///
/// They stay as long as it does.
package final class SortedRecords {
  private let store: SortedRuns
  private var offsets: ArraySlice<Int>
  private var runs: [RunReader] = []
  /// Indices of runs, the one with the least record on top.
  private var heap: [Int] = []
  private var isStarted = false

  fileprivate init(_ store: SortedRuns) throws(Diagnostic) {
    self.store = store
    offsets = store.offsets[...]
    guard let file = store.file else { return }
    let block = max(1 << 14, min(1 << 18, store.memory / max(1, store.runs.count)))
    for run in store.runs { runs.append(RunReader(file: file, range: run, block: block)) }
    for index in runs.indices where try runs[index].next() {
      heap.append(index)
      rise(heap.count - 1)
    }
  }

  /// The next record; it is valid until the next call.
  package func next() throws(Diagnostic) -> SortedRecord? {
    if let arena = store.arena {
      return offsets.popFirst().map { RecordSorter.record(UnsafeRawPointer(arena + $0)) }
    }
    if isStarted, let top = heap.first {
      if try !runs[top].next() {
        heap[0] = heap[heap.count - 1]
        heap.removeLast()
      }
      sink()
    }
    isStarted = true
    return heap.first.flatMap { runs[$0].current }.map(RecordSorter.record)
  }

  private func precedes(_ one: Int, _ other: Int) -> Bool {
    guard let a = runs[one].current, let b = runs[other].current else { return false }
    let (x, y) = (a.load(as: UInt64.self), b.load(as: UInt64.self))
    if x != y { return x < y }
    let order = RecordSorter.compareTies(a, b)
    return order == 0 ? one < other : order < 0
  }

  private func rise(_ start: Int) {
    var index = start
    while index > 0, precedes(heap[index], heap[(index - 1) / 2]) {
      heap.swapAt(index, (index - 1) / 2)
      index = (index - 1) / 2
    }
  }

  private func sink() {
    var index = 0
    while true {
      var least = index
      for child in [2 * index + 1, 2 * index + 2]
      where child < heap.count && precedes(heap[child], heap[least]) {
        least = child
      }
      if least == index { return }
      heap.swapAt(index, least)
      index = least
    }
  }
}
