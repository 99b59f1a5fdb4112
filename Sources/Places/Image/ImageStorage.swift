import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// A file mapped into memory, read only, as long as this lives.
final class ImageMapping: Sendable {
  nonisolated(unsafe) let start: UnsafeRawPointer
  let count: Int

  init(_ memory: UnsafeMutableRawPointer, count: Int) {
    start = UnsafeRawPointer(memory)
    self.count = count
  }

  var bytes: UnsafeRawBufferPointer { UnsafeRawBufferPointer(start: start, count: count) }

  deinit { munmap(UnsafeMutableRawPointer(mutating: start), count) }
}

/// The bytes of an image of a gazetteer, in memory or mapped from a file.
///
/// Of a mapped file each block is compared with its checksum when something in it is first asked
/// for. A block that differs is remembered in ``damage``; what it holds is given out all the same,
/// so that whoever answers has to look at ``damage`` before the answer leaves the program.
final class ImageStorage: Sendable {
  /// The first byte, aligned to 64.
  nonisolated(unsafe) let base: UnsafeRawPointer
  /// How many bytes there are; those that may lie behind them are zeros.
  let count: Int

  /// How many zeros lie behind the last byte of each section.
  static let padding = 64
  /// A block has 2 to the power of this many bytes.
  static let blockShift = 16

  private let mapping: ImageMapping?
  /// What the larger pages of memory hold.
  private static let largePage = 1 << 21

  /// Where the first block begins.
  private let blocksStart: Int
  private let blockCount: Int
  /// The checksums of the blocks, 8 bytes each, which the header vouches for.
  private nonisolated(unsafe) let checksums: UnsafeRawPointer
  /// Which blocks have been compared; nil when all of them may be believed.
  private nonisolated(unsafe) let states: UnsafeMutablePointer<Atomic<Bool>>?
  private let firstDamage = Atomic<Int>(-1)

  /// Bytes in memory.
  init(copying bytes: UnsafeRawBufferPointer) {
    let isLarge = bytes.count >= Self.largePage
    let memory = UnsafeMutableRawPointer.allocate(
      byteCount: bytes.count + Self.padding, alignment: isLarge ? Self.largePage : 64)
    #if os(Linux)
      // Tables are read here and there: with small pages each look pays for finding its page too.
      if isLarge { _ = madvise(memory, bytes.count + Self.padding, MADV_HUGEPAGE) }
    #endif
    memory.copyMemory(from: bytes.baseAddress ?? UnsafeRawPointer(memory), byteCount: bytes.count)
    (memory + bytes.count).initializeMemory(as: UInt8.self, repeating: 0, count: Self.padding)
    base = UnsafeRawPointer(memory)
    count = bytes.count
    mapping = nil
    blocksStart = 0
    blockCount = 0
    checksums = base
    states = nil
  }

  /// A mapped file, whose header has been read and found right.
  init(_ mapping: ImageMapping, checksumsStart: Int, blocksStart: Int, blockCount: Int) {
    self.mapping = mapping
    base = mapping.start
    count = mapping.count
    self.blocksStart = blocksStart
    self.blockCount = blockCount
    checksums = base + checksumsStart
    let states = UnsafeMutablePointer<Atomic<Bool>>.allocate(capacity: max(1, blockCount))
    for block in 0..<blockCount { (states + block).initialize(to: Atomic(false)) }
    self.states = states
  }

  deinit {
    states?.deallocate()
    if mapping == nil { base.deallocate() }
  }

  /// The offset of the first block that was found to differ from its checksum; nil so far.
  var damage: Int? {
    let found = firstDamage.load(ordering: .relaxed)
    return found < 0 ? nil : found
  }

  /// Compares what has not been compared yet of some bytes with the checksums.
  @inline(__always)
  func touch(_ start: Int, _ length: Int) {
    guard let states, length > 0 else { return }
    let first = (start &- blocksStart) >> Self.blockShift
    let last = (start &- blocksStart &+ length &- 1) >> Self.blockShift
    if first == last, states[first].load(ordering: .acquiring) { return }
    compare(first, last)
  }

  /// Compares all blocks.
  func touchAll() { touch(blocksStart, count - blocksStart) }

  @inline(never)
  private func compare(_ first: Int, _ last: Int) {
    guard let states else { return }
    for block in max(0, first)...max(0, min(last, blockCount - 1))
    where !states[block].load(ordering: .acquiring) {
      let start = blocksStart + block << Self.blockShift
      let bytes = UnsafeRawBufferPointer(
        start: base + start, count: min(1 << Self.blockShift, count - start))
      let expected = UInt64(
        littleEndian: checksums.loadUnaligned(fromByteOffset: 8 * block, as: UInt64.self))
      if BlockChecksum.of(bytes) != expected {
        _ = firstDamage.compareExchange(expected: -1, desired: start, ordering: .relaxed)
      }
      // Whoever finds the block compared must find its damage too.
      states[block].store(true, ordering: .releasing)
    }
  }
}
