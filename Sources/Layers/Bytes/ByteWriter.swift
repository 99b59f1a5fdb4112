/// Where finished bytes go: a file, a connection, an array in a test.
public typealias ByteSink = (borrowing [UInt8]) throws -> Void

/// Gathers the bytes of a file and hands them on in blocks, so that memory does not grow with the
/// number of events.
///
/// Appending never throws; only ``drain()`` and ``finish()`` do. Writers call `drain()` once a row.
public struct ByteWriter: ~Copyable {
  private var pending: [UInt8] = []
  private let block: Int
  private let sink: ByteSink
  private var filter: ((borrowing [UInt8]) -> [UInt8])?

  /// Makes a writer that hands blocks of about `block` bytes to `sink`.
  public init(block: Int = 1 << 16, sink: @escaping ByteSink) {
    self.block = block
    self.sink = sink
    pending.reserveCapacity(block + block / 4)
  }

  /// Hands the gathered bytes on when they fill a block.
  public mutating func drain() throws {
    if pending.count >= block { try flush() }
  }

  /// Hands on what is left.
  public consuming func finish() throws { try flush() }

  private mutating func flush() throws {
    guard !pending.isEmpty else { return }
    if let filter {
      let filtered = filter(pending)
      if !filtered.isEmpty { try sink(filtered) }
    } else {
      try sink(pending)
    }
    pending.removeAll(keepingCapacity: true)
  }

  /// Passes what `write` appends through a filter, block by block, such as one that compresses.
  mutating func filtered(
    by filter: @escaping (borrowing [UInt8]) -> [UInt8],
    _ write: (inout ByteWriter) throws -> Void
  ) throws {
    try flush()
    self.filter = filter
    defer { self.filter = nil }
    try write(&self)
    try flush()
  }

  /// Appends one byte.
  mutating func append(_ byte: UInt8) { pending.append(byte) }

  /// Appends text of our own that needs no escape.
  mutating func append(_ text: StaticString) {
    pending.append(
      contentsOf: UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
  }

  /// Appends bytes that are escaped already.
  mutating func append(_ bytes: [UInt8]) { pending.append(contentsOf: bytes) }

  /// Appends text as it is: for identifiers and other words that need no escape.
  mutating func append(verbatim text: String) { pending.append(contentsOf: text.utf8) }

  /// Appends text, calling `escape` at each byte of `stops`; the runs between are copied whole.
  ///
  /// `escape` sees the rest of the text from the stopping byte on, writes what stands for it and
  /// returns how many bytes it took.
  mutating func append(
    _ text: String, stops: [Bool],
    escape: (UnsafeBufferPointer<UInt8>.SubSequence, inout [UInt8]) -> Int
  ) {
    var text = text
    text.withUTF8 { bytes in
      var run = 0
      var here = 0
      while here < bytes.count {
        guard stops[Int(bytes[here])] else {
          here += 1
          continue
        }
        pending.append(contentsOf: bytes[run..<here])
        here += max(1, escape(bytes[here...], &pending))
        run = here
      }
      pending.append(contentsOf: bytes[run...])
    }
  }
}

extension [UInt8] {
  /// Appends text of our own.
  mutating func append(_ text: StaticString) {
    append(contentsOf: UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
  }
}

/// Marks some bytes among all 256.
func byteTable(_ marked: some Sequence<UInt8>) -> [Bool] {
  var table = [Bool](repeating: false, count: 256)
  for byte in marked { table[Int(byte)] = true }
  return table
}

/// Runs a writer and returns all its bytes: for tests and for small files.
public func bytes(_ write: (inout ByteWriter) throws -> Void) rethrows -> [UInt8] {
  // The sink of a writer escapes, so the bytes are gathered in a box.
  let box = ByteBox()
  var writer = ByteWriter { block in box.bytes += copy block }
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
