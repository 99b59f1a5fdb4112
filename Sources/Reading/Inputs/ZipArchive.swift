import Diagnostics

/// The files in a ZIP archive, in memory: nothing is ever written under their names.
///
/// Enough of the format for Office documents: stored and deflated files, no encryption, no ZIP64.
struct ZipArchive {
  /// A file as the archive's directory lists it.
  private struct Entry {
    let method: Int
    let isEncrypted: Bool
    let checksum: Int
    let compressedCount: Int
    let expandedCount: Int
    let header: Int
  }

  private let bytes: [UInt8]
  private var entries: [String: Entry] = [:]

  /// Reads the directory at the end of the archive; nil when there is none.
  init?(_ bytes: [UInt8]) {
    self.bytes = bytes
    guard let end = endOfDirectory, let count = number(end + 10, 2),
      var offset = number(end + 16, 4)
    else { return nil }
    for _ in 0..<count {
      guard number(offset, 4) == 0x0201_4B50, let flags = number(offset + 8, 2),
        let method = number(offset + 10, 2), let checksum = number(offset + 16, 4),
        let compressedCount = number(offset + 20, 4), let expandedCount = number(offset + 24, 4),
        let nameCount = number(offset + 28, 2), let extraCount = number(offset + 30, 2),
        let commentCount = number(offset + 32, 2), let header = number(offset + 42, 4),
        let name = slice(offset + 46, nameCount)
      else { break }
      let entry = Entry(
        method: method, isEncrypted: flags & 1 == 1, checksum: checksum,
        compressedCount: compressedCount, expandedCount: expandedCount, header: header)
      entries[String(decoding: name, as: UTF8.self)] = entry
      offset += 46 + nameCount + extraCount + commentCount
    }
  }

  /// The bytes of a file; nil when it is not there, damaged, encrypted, or larger than allowed.
  func contents(of name: String, limits: InputLimits) -> [UInt8]? {
    guard let entry = entries[name], !entry.isEncrypted, number(entry.header, 4) == 0x0403_4B50,
      let nameCount = number(entry.header + 26, 2), let extraCount = number(entry.header + 28, 2),
      let packed = slice(entry.header + 30 + nameCount + extraCount, entry.compressedCount)
    else { return nil }
    switch entry.method {
    case 0: return packed.count <= limits.documentBytes ? Array(packed) : nil
    case 8: return expand(packed, entry, limits: limits)
    default: return nil
    }
  }

  /// Deflated bytes between the header and the sums of gzip are gzip: its reader knows bombs, and
  /// holds what comes out to the checksum.
  private func expand(
    _ packed: ArraySlice<UInt8>, _ entry: Entry, limits: InputLimits
  ) -> [UInt8]? {
    let header: [UInt8] = [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 0xFF]
    let sums = [entry.checksum, entry.expandedCount].flatMap { sum in
      (0..<4).map { UInt8(truncatingIfNeeded: sum >> (8 * $0)) }
    }
    do throws(Diagnostic) {
      let gzip = InputBytes(header + packed + sums, name: "")
      try gzip.decompress(limits: limits)
      return try gzip.all(limit: limits.documentBytes)
    } catch {
      return nil
    }
  }

  /// Where the record stands that ends the directory: a comment of up to 65,535 bytes may follow.
  private var endOfDirectory: Int? {
    let last = bytes.count - 22
    guard last >= 0 else { return nil }
    return (max(0, last - 65_535)...last).last { number($0, 4) == 0x0605_4B50 }
  }

  /// A number of 2 or 4 bytes, the lowest first; nil when it does not lie in the archive.
  private func number(_ offset: Int, _ width: Int) -> Int? {
    slice(offset, width)?.reversed().reduce(0) { $0 << 8 | Int($1) }
  }

  private func slice(_ offset: Int, _ count: Int) -> ArraySlice<UInt8>? {
    guard offset >= 0, count >= 0, count <= bytes.count, offset <= bytes.count - count else {
      return nil
    }
    return bytes[offset..<(offset + count)]
  }
}
