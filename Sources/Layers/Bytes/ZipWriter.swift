// ZIP as PKWARE's APPNOTE 6.3 has it: what QGIS, GDAL, Google Earth, Python and Info-ZIP read.

/// Writes a ZIP archive front to back, file by file, in bounded memory.
///
/// A file whose packed bytes fit into ``held`` is written with its sizes in front, which every reader
/// understands; a longer one is passed on as it comes, with its sizes behind it. Every file is of
/// 1 January 1980, so that the same content gives the same bytes on any day. ZIP64 fields stand where
/// a number needs them, and for files passed on as they come.
struct ZipWriter: ~Copyable {
  /// How a file is kept.
  enum Method: UInt16 { case stored = 0, deflated = 8 }

  private var entries: [ZipEntry] = []
  private var position: UInt64 = 0
  private let held: Int
  private let limit: UInt64

  /// Begins an archive.
  ///
  /// - Parameters:
  ///   - held: how many packed bytes of a file are held back to learn its sizes first.
  ///   - limit: from which number on ZIP64 fields are written; less only for tests.
  init(held: Int = 8 << 20, limit: UInt64 = 0xFFFF_FFFF) {
    self.held = held
    self.limit = limit
  }

  /// Adds a file.
  ///
  /// - Parameters:
  ///   - name: its path in the archive, with `/` between folders; no two are the same.
  ///   - method: `stored` for what is packed already.
  ///   - out: takes the archive's bytes.
  ///   - write: writes the file's bytes.
  /// - Throws: what `write` and the sink throw; the archive is then of no use.
  mutating func add(
    _ name: String, _ method: Method = .deflated, to out: inout ByteWriter,
    _ write: (inout ByteWriter) throws -> Void
  ) throws {
    let packing = ZipPacking(ZipEntry(name, method, at: position), held: held)
    try out.filtered(by: packing.take, write)
    let rest = packing.finish(limit)
    out.append(rest)
    try out.drain()
    position += packing.passed + UInt64(rest.count)
    entries.append(packing.entry)
  }

  /// Writes the directory, which ends the archive.
  consuming func finish(to out: inout ByteWriter) throws {
    var size: UInt64 = 0
    for entry in entries {
      let record = entry.record(limit)
      size += UInt64(record.count)
      out.append(record)
      try out.drain()
    }
    let count = UInt64(entries.count)
    if count >= 0xFFFF || size >= limit || position >= limit {
      out.append(ZipEntry.end64(count: count, size: size, at: position))
    }
    var end: [UInt8] = []
    end.append(little: 0x0605_4B50 as UInt32)
    end.append(little: 0 as UInt32)
    for _ in 0..<2 { end.append(little: UInt16(min(count, 0xFFFF))) }
    end.append(little: size >= limit ? UInt32.max : UInt32(size))
    end.append(little: position >= limit ? UInt32.max : UInt32(position))
    end.append(little: 0 as UInt16)
    out.append(end)
    try out.drain()
  }
}

/// A file on its way into an archive.
private final class ZipPacking {
  private(set) var entry: ZipEntry
  /// How many bytes have been passed on.
  private(set) var passed: UInt64 = 0
  private let held: Int
  private let deflater: Deflater?
  private var packed: [UInt8] = []

  init(_ entry: ZipEntry, held: Int) {
    self.entry = entry
    self.held = held
    deflater = entry.method == .deflated ? Deflater() : nil
  }

  /// Takes bytes of the file; returns those of the archive that need not wait any longer.
  func take(_ block: borrowing [UInt8]) -> [UInt8] {
    entry.checksum = checksum(entry.checksum, block)
    entry.size += UInt64(block.count)
    pack(block, isLast: false)
    guard packed.count > held else { return [] }
    var ready = entry.isStreamed ? [] : entry.begunStreaming()
    ready += packed
    packed.removeAll(keepingCapacity: true)
    passed += UInt64(ready.count)
    return ready
  }

  /// The rest of the file in the archive.
  func finish(_ limit: UInt64) -> [UInt8] {
    pack([], isLast: true)
    return entry.isStreamed ? packed + entry.descriptor : entry.header(limit) + packed
  }

  private func pack(_ block: borrowing [UInt8], isLast: Bool) {
    let before = packed.count
    if let deflater {
      deflater.deflate(block, isLast: isLast, onto: &packed)
    } else {
      packed += copy block
    }
    entry.packedSize += UInt64(packed.count - before)
  }
}
