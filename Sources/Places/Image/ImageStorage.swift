/// The bytes of an image of a gazetteer.
final class ImageStorage: Sendable {
  /// The first byte, aligned to 64.
  nonisolated(unsafe) let base: UnsafeRawPointer
  /// How many bytes there are, without the zeros behind them.
  let count: Int

  /// How many zeros lie behind the last byte.
  static let padding = 64

  /// Bytes in memory.
  init(copying bytes: UnsafeRawBufferPointer) {
    let memory = UnsafeMutableRawPointer.allocate(
      byteCount: bytes.count + Self.padding, alignment: 64)
    memory.copyMemory(from: bytes.baseAddress ?? UnsafeRawPointer(memory), byteCount: bytes.count)
    (memory + bytes.count).initializeMemory(as: UInt8.self, repeating: 0, count: Self.padding)
    base = UnsafeRawPointer(memory)
    count = bytes.count
  }

  deinit { base.deallocate() }

  /// Makes sure that a range may be believed.
  @inline(__always)
  func touch(_ start: Int, _ length: Int) {}
}
