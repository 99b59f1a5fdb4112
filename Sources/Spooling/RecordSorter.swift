package import Diagnostics

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// A record in the buffer of a sorter: a number to sort by, then bytes to sort by, then the rest.
package struct SortedRecord {
  /// The number that comes first in the order.
  package let key: UInt64
  /// The bytes that break ties of ``key``; often none.
  package let tie: UnsafeBufferPointer<UInt8>
  /// What the record holds.
  package let body: UnsafeBufferPointer<UInt8>
}

/// Sorts more records than fit into memory: runs on disk, merged when they are read.
///
/// Records of one key come out in the order in which they went in.
package final class RecordSorter {
  // A record in memory and in a run: key (8), length of the tie (4), of the body (4), tie, body.
  package static let head = 16

  private struct Entry {
    let key: UInt64
    let offset: Int
  }

  private let folder: String
  private let memory: Int
  private var arena: UnsafeMutableRawPointer?
  private var capacity = 0
  private var used = 0
  private var entries: [Entry] = []
  private var file: ScratchFile?
  private var runs: [Range<Int>] = []
  /// How many records went in.
  package private(set) var count = 0

  /// Makes an empty sorter.
  ///
  /// - Parameters:
  ///   - folder: Where runs are kept.
  ///   - memory: How many bytes of records are held before they become a run.
  package init(folder: String, memory: Int = 64 << 20) {
    self.folder = folder
    self.memory = memory
  }

  deinit { arena?.deallocate() }

  /// Adds a record.
  package func add(
    key: UInt64, tie: UnsafeRawBufferPointer, body: [UInt8]
  ) throws(Diagnostic) {
    let size = (Self.head + tie.count + body.count + 7) & ~7
    // Entries weigh too: sixteen bytes each.
    if used + size > memory || entries.count >= memory / 64 { try spill() }
    if arena == nil || used + size > capacity {
      // Nothing is held here: only a record that is larger than all memory comes to this twice.
      arena?.deallocate()
      capacity = max(memory, size)
      arena = .allocate(byteCount: capacity, alignment: 8)
    }
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

  /// Ends the adding and gives the records in order, to be read once.
  package func sorted() throws(Diagnostic) -> SortedRecords { try finish().records() }

  /// Ends the adding and gives what was sorted, to be read any number of times.
  package func finish() throws(Diagnostic) -> SortedRuns {
    defer {
      arena = nil
      entries = []
      file = nil
      runs = []
    }
    if runs.isEmpty {
      sortEntries()
      return SortedRuns(arena: arena, offsets: entries.map(\.offset))
    }
    try spill()
    arena?.deallocate()
    arena = nil
    guard let file else { return SortedRuns(arena: nil, offsets: []) }
    try file.flush()
    return SortedRuns(file: file, runs: runs, memory: memory)
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

  package static func record(_ start: UnsafeRawPointer) -> SortedRecord {
    let tie = Int(start.load(fromByteOffset: 8, as: UInt32.self))
    let body = Int(start.load(fromByteOffset: 12, as: UInt32.self))
    let bytes = (start + head).assumingMemoryBound(to: UInt8.self)
    return SortedRecord(
      key: start.load(as: UInt64.self), tie: UnsafeBufferPointer(start: bytes, count: tie),
      body: UnsafeBufferPointer(start: bytes + tie, count: body))
  }
}
