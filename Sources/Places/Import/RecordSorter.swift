import Diagnostics

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// A record in the buffer of a sorter: a number to sort by, then bytes to sort by, then the rest.
struct SortedRecord {
  /// The number that comes first in the order.
  let key: UInt64
  /// The bytes that break ties of ``key``; often none.
  let tie: UnsafeBufferPointer<UInt8>
  /// What the record holds.
  let body: UnsafeBufferPointer<UInt8>
}

/// Sorts more records than fit into memory: runs on disk, merged when they are read.
///
/// Records of one key come out in the order in which they went in.
final class RecordSorter {
  // A record in memory and in a run: key (8), length of the tie (4), of the body (4), tie, body.
  static let head = 16

  private struct Entry {
    let key: UInt64
    let offset: Int
  }

  private let folder: String
  private let memory: Int
  private var arena: UnsafeMutableRawPointer?
  private var used = 0
  private var entries: [Entry] = []
  private var file: ScratchFile?
  private var runs: [Range<Int>] = []
  /// How many records went in.
  private(set) var count = 0

  /// Makes an empty sorter.
  ///
  /// - Parameters:
  ///   - folder: Where runs are kept.
  ///   - memory: How many bytes of records are held before they become a run.
  init(folder: String, memory: Int = 64 << 20) {
    self.folder = folder
    self.memory = memory
  }

  deinit { arena?.deallocate() }

  /// Adds a record.
  func add(key: UInt64, tie: UnsafeRawBufferPointer, body: [UInt8]) throws(Diagnostic) {
    let size = (Self.head + tie.count + body.count + 7) & ~7
    // Entries weigh too: sixteen bytes each.
    if used + size > memory || entries.count >= memory / 64 { try spill() }
    if arena == nil { arena = .allocate(byteCount: max(memory, size), alignment: 8) }
    guard let arena else { return }
    let start = arena + used
    start.storeBytes(of: key, as: UInt64.self)
    start.storeBytes(of: UInt32(tie.count), toByteOffset: 8, as: UInt32.self)
    start.storeBytes(of: UInt32(body.count), toByteOffset: 12, as: UInt32.self)
    if let from = tie.baseAddress { memcpy(start + Self.head, from, tie.count) }
    body.withUnsafeBytes { bytes in
      if let from = bytes.baseAddress { memcpy(start + Self.head + tie.count, from, bytes.count) }
    }
    entries.append(Entry(key: key, offset: used))
    used += size
    count += 1
  }

  /// Ends the adding and gives the records in order.
  func sorted() throws(Diagnostic) -> SortedRecords {
    if runs.isEmpty {
      sortEntries()
      let all = SortedRecords(arena: arena, offsets: entries.map(\.offset))
      arena = nil
      entries = []
      return all
    }
    try spill()
    arena?.deallocate()
    arena = nil
    entries = []
    guard let file else { return SortedRecords(arena: nil, offsets: []) }
    try file.flush()
    return try SortedRecords(file: file, runs: runs, memory: memory)
  }

  private func spill() throws(Diagnostic) {
    guard let arena, !entries.isEmpty else { return }
    sortEntries()
    if file == nil { file = try ScratchFile(folder: folder) }
    guard let file else { return }
    let start = file.count
    for entry in entries {
      let record = arena + entry.offset
      let size = Self.size(record)
      try file.append(UnsafeRawBufferPointer(start: record, count: size))
    }
    runs.append(start..<file.count)
    entries.removeAll(keepingCapacity: true)
    used = 0
  }

  private func sortEntries() {
    guard let arena else { return }
    entries.sort { one, other in
      if one.key != other.key { return one.key < other.key }
      let order = Self.compareTies(arena + one.offset, arena + other.offset)
      return order == 0 ? one.offset < other.offset : order < 0
    }
  }

  static func size(_ record: UnsafeRawPointer) -> Int {
    let tie = record.load(fromByteOffset: 8, as: UInt32.self)
    let body = record.load(fromByteOffset: 12, as: UInt32.self)
    return (head + Int(tie) + Int(body) + 7) & ~7
  }

  static func compareTies(_ one: UnsafeRawPointer, _ other: UnsafeRawPointer) -> Int {
    let (a, b) = (
      Int(one.load(fromByteOffset: 8, as: UInt32.self)),
      Int(other.load(fromByteOffset: 8, as: UInt32.self))
    )
    let order = memcmp(one + head, other + head, min(a, b))
    return order != 0 ? Int(order) : a - b
  }

  static func record(_ start: UnsafeRawPointer) -> SortedRecord {
    let tie = Int(start.load(fromByteOffset: 8, as: UInt32.self))
    let body = Int(start.load(fromByteOffset: 12, as: UInt32.self))
    let bytes = (start + head).assumingMemoryBound(to: UInt8.self)
    return SortedRecord(
      key: start.load(as: UInt64.self), tie: UnsafeBufferPointer(start: bytes, count: tie),
      body: UnsafeBufferPointer(start: bytes + tie, count: body))
  }
}

/// The records of a sorter, one at a time.
final class SortedRecords {
  private let arena: UnsafeMutableRawPointer?
  private var offsets: ArraySlice<Int>
  private var runs: [RunReader] = []
  /// Indices of runs, the one with the least record on top.
  private var heap: [Int] = []
  private var isStarted = false

  init(arena: UnsafeMutableRawPointer?, offsets: [Int]) {
    self.arena = arena
    self.offsets = offsets[...]
  }

  init(file: ScratchFile, runs: [Range<Int>], memory: Int) throws(Diagnostic) {
    arena = nil
    offsets = []
    let block = max(1 << 14, min(1 << 18, memory / runs.count))
    for run in runs { self.runs.append(RunReader(file: file, range: run, block: block)) }
    for index in self.runs.indices where try self.runs[index].next() {
      heap.append(index)
      rise(heap.count - 1)
    }
  }

  deinit { arena?.deallocate() }

  /// The next record; it is valid until the next call.
  func next() throws(Diagnostic) -> SortedRecord? {
    if let arena {
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

/// Reads a range of records of a scratch file in order.
final class RunReader {
  private let file: ScratchFile
  private var range: Range<Int>
  private var buffer: UnsafeMutableRawBufferPointer
  private var start = 0
  private var end = 0
  /// The record's first byte.
  private(set) var current: UnsafeRawPointer?

  init(file: ScratchFile, range: Range<Int>, block: Int) {
    self.file = file
    self.range = range
    buffer = .allocate(byteCount: block, alignment: 8)
  }

  deinit { buffer.deallocate() }

  /// Goes to the next record; false at the end.
  func next() throws(Diagnostic) -> Bool {
    if end - start < RecordSorter.head { try fill(atLeast: RecordSorter.head) }
    guard end - start >= RecordSorter.head, let base = buffer.baseAddress else {
      current = nil
      return false
    }
    let size = RecordSorter.size(base + start)
    if end - start < size { try fill(atLeast: size) }
    guard end - start >= size, let base = buffer.baseAddress else {
      current = nil
      return false
    }
    current = UnsafeRawPointer(base + start)
    start += size
    return true
  }

  private func fill(atLeast size: Int) throws(Diagnostic) {
    let left = end - start
    if size > buffer.count {
      let larger = UnsafeMutableRawBufferPointer.allocate(byteCount: size * 2, alignment: 8)
      larger.copyMemory(from: UnsafeRawBufferPointer(rebasing: buffer[start..<end]))
      buffer.deallocate()
      buffer = larger
    } else if let base = buffer.baseAddress {
      memmove(base, base + start, left)
    }
    start = 0
    end = left
    let room = UnsafeMutableRawBufferPointer(
      rebasing: buffer[left..<min(buffer.count, left + range.count)])
    let count = try file.read(at: range.lowerBound, into: room)
    range = (range.lowerBound + count)..<range.upperBound
    end += count
  }
}
