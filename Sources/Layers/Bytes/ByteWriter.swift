/// Where finished bytes go: a file, a connection, an array in a test.
public typealias ByteSink = (Span<UInt8>) throws -> Void

/// Gathers the bytes of a file and hands them on in blocks, so that memory does not grow with the
/// number of events.
///
/// Appending never throws; only ``drain()`` and ``finish()`` do. Writers call `drain()` once a row.
///
/// The block is memory of its own rather than an array: every append is one comparison with its end
/// and a copy, and this file is the only one that writes into it (``TextEscape`` and the printer of
/// numbers go through ``appending(atMost:_:)``).
public struct ByteWriter: ~Copyable {
  private var bytes: UnsafeMutablePointer<UInt8>
  private var capacity: Int
  private(set) var count = 0
  private let block: Int
  private let sink: ByteSink
  private var filter: ((Span<UInt8>) -> [UInt8])?
  /// The day that was printed last; rows are sorted by day, and say it several times.
  var printedDay = PrintedDay()

  /// Makes a writer that hands blocks of `block` bytes to `sink`, and what is left at the end.
  ///
  /// Whole blocks of 256 kB cost the system a fifth less than blocks of 64 kB, and fit into a processor's
  /// cache (Linux 6.18, ext4).
  public init(block: Int = 1 << 18, sink: @escaping ByteSink) {
    self.block = block
    self.sink = sink
    capacity = block + block / 4 + 256
    bytes = .allocate(capacity: capacity)
  }

  deinit { bytes.deallocate() }

  /// Hands the gathered bytes on when they fill a block.
  public mutating func drain() throws {
    if count >= block { try flush(count - count % block) }
  }

  /// Appends a text as it is.
  public mutating func append(text: String) { append(verbatim: text) }

  /// Hands on what is left.
  public consuming func finish() throws { try flush(count) }

  /// Hands on the first bytes; the others move to the front.
  private mutating func flush(_ size: Int) throws {
    guard size > 0 else { return }
    let gathered = UnsafeBufferPointer(start: bytes, count: size).span
    if let filter {
      let filtered = filter(gathered)
      if !filtered.isEmpty { try sink(filtered.span) }
    } else {
      try sink(gathered)
    }
    count -= size
    bytes.update(from: bytes + size, count: count)
  }

  /// Passes what `write` appends through a filter, block by block, such as one that compresses.
  mutating func filtered(
    by filter: @escaping (Span<UInt8>) -> [UInt8], _ write: (inout ByteWriter) throws -> Void
  ) throws {
    try flush(count)
    self.filter = filter
    defer { self.filter = nil }
    try write(&self)
    try flush(count)
  }

  /// Lets `write` put at most so many bytes into the memory behind what is gathered, and say how many.
  @inline(__always)
  mutating func appending(atMost most: Int, _ write: (UnsafeMutablePointer<UInt8>) -> Int) {
    if capacity &- count < most { grow(by: most) }
    count &+= write(bytes + count)
  }

  /// Takes back what was appended since there were so many bytes; nothing was drained in between.
  mutating func takeBack(to count: Int) { self.count = min(self.count, count) }

  @inline(never)
  private mutating func grow(by most: Int) {
    let larger = max(2 * capacity, count + most)
    let moved = UnsafeMutablePointer<UInt8>.allocate(capacity: larger)
    moved.update(from: bytes, count: count)
    bytes.deallocate()
    (bytes, capacity) = (moved, larger)
  }

  /// Appends one byte.
  @inline(__always)
  mutating func append(_ byte: UInt8) {
    appending(atMost: 1) { here in
      here.pointee = byte
      return 1
    }
  }

  /// Appends text of our own that needs no escape.
  @inline(__always)
  mutating func append(_ text: StaticString) {
    append(UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
  }

  /// Appends bytes that are escaped already.
  mutating func append(_ bytes: [UInt8]) { bytes.withUnsafeBufferPointer { append($0) } }

  /// Appends text as it is: for identifiers and other words that need no escape.
  mutating func append(verbatim text: String) {
    withUTF8(of: text) { out, bytes in out.append(bytes) }
  }

  /// Lends a text's UTF-8, without a copy wherever Swift holds it as such.
  @inline(__always)
  mutating func withUTF8(
    of text: String, _ body: (inout ByteWriter, UnsafeBufferPointer<UInt8>) -> Void
  ) {
    if text.utf8.withContiguousStorageIfAvailable({ body(&self, $0) }) == nil {
      Array(text.utf8).withUnsafeBufferPointer { body(&self, $0) }
    }
  }

  /// Appends bytes as they are.
  @inline(__always)
  mutating func append(_ source: UnsafeBufferPointer<UInt8>) {
    guard let start = source.baseAddress else { return }
    appending(atMost: source.count) { here in
      here.update(from: start, count: source.count)
      return source.count
    }
  }
}

extension [UInt8] {
  /// Appends text of our own.
  mutating func append(_ text: StaticString) {
    append(contentsOf: UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
  }
}

/// Runs a writer and returns all its bytes: for tests and for small files.
public func bytes(_ write: (inout ByteWriter) throws -> Void) rethrows -> [UInt8] {
  // The sink of a writer escapes, so the bytes are gathered in a box.
  let box = ByteBox()
  var writer = ByteWriter { block in block.withUnsafeBufferPointer { box.bytes += $0 } }
  try write(&writer)
  box.finish(writer)
  return box.bytes
}

private final class ByteBox {
  var bytes: [UInt8] = []

  /// A sink that only appends cannot fail.
  func finish(_ writer: consuming ByteWriter) {
    do { try writer.finish() } catch { preconditionFailure("appending to an array failed") }
  }
}
