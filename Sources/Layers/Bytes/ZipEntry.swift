/// What a ZIP archive says of one of its files, in front of it and in its directory.
struct ZipEntry {
  let method: ZipWriter.Method
  private let name: [UInt8]
  private let offset: UInt64
  /// The CRC-32 of the file's bytes.
  var checksum: UInt32 = 0
  /// The file's length.
  var size: UInt64 = 0
  /// Its length in the archive.
  var packedSize: UInt64 = 0
  /// Whether its sizes stand behind it, because they were not known in front.
  private(set) var isStreamed = false

  /// Begins with a file that starts at an offset.
  init(_ name: String, _ method: ZipWriter.Method, at offset: UInt64) {
    self.name = Array(name.utf8)
    self.method = method
    self.offset = offset
  }

  /// 1 January 1980 is the first day that the format has; its time of day is midnight.
  private static let date: UInt16 = 1 << 5 | 1
  /// What a reader must know: deflate, and ZIP64.
  private static let plain: UInt16 = 20
  private static let large: UInt16 = 45
  /// Made on Unix, where names end with a mode.
  private static let unix: UInt16 = 3 << 8
  private static let mode: UInt32 = 0o100644 << 16

  /// Lets the sizes stand behind the file; returns what stands in front of it.
  mutating func begunStreaming() -> [UInt8] {
    isStreamed = true
    return header(.max)
  }

  /// What stands in front of the file; numbers from `limit` on go to the ZIP64 field.
  func header(_ limit: UInt64) -> [UInt8] {
    let isLarge = isStreamed || size >= limit || packedSize >= limit
    var bytes: [UInt8] = []
    bytes.append(little: 0x0403_4B50 as UInt32)
    bytes.append(little: isLarge ? Self.large : Self.plain)
    common(&bytes)
    bytes.append(little: isStreamed ? 0 : checksum)
    bytes.append(little: isLarge ? .max : UInt32(packedSize))
    bytes.append(little: isLarge ? .max : UInt32(size))
    bytes.append(little: UInt16(name.count))
    bytes.append(little: UInt16(isLarge ? 20 : 0))
    bytes += name
    if isLarge {
      // In front both sizes stand in the field, or neither does.
      bytes.append(little: 1 as UInt16)
      bytes.append(little: 16 as UInt16)
      bytes.append(little: isStreamed ? 0 : size)
      bytes.append(little: isStreamed ? 0 : packedSize)
    }
    return bytes
  }

  /// What stands behind a file whose sizes were not known in front.
  var descriptor: [UInt8] {
    var bytes: [UInt8] = []
    bytes.append(little: 0x0807_4B50 as UInt32)
    bytes.append(little: checksum)
    bytes.append(little: packedSize)
    bytes.append(little: size)
    return bytes
  }

  /// The file's record in the directory.
  func record(_ limit: UInt64) -> [UInt8] {
    let large = [size, packedSize, offset].filter { $0 >= limit }
    var bytes: [UInt8] = []
    bytes.append(little: 0x0201_4B50 as UInt32)
    let version = large.isEmpty && !isStreamed ? Self.plain : Self.large
    bytes.append(little: Self.unix | version)
    bytes.append(little: version)
    common(&bytes)
    bytes.append(little: checksum)
    bytes.append(little: packedSize >= limit ? .max : UInt32(packedSize))
    bytes.append(little: size >= limit ? .max : UInt32(size))
    bytes.append(little: UInt16(name.count))
    bytes.append(little: UInt16(large.isEmpty ? 0 : 4 + 8 * large.count))
    // No comment, the first disk, no attributes of its content.
    for _ in 0..<3 { bytes.append(little: 0 as UInt16) }
    bytes.append(little: Self.mode)
    bytes.append(little: offset >= limit ? .max : UInt32(offset))
    bytes += name
    if !large.isEmpty {
      bytes.append(little: 1 as UInt16)
      bytes.append(little: UInt16(8 * large.count))
      for number in large { bytes.append(little: number) }
    }
    return bytes
  }

  private func common(_ bytes: inout [UInt8]) {
    let isASCII = name.allSatisfy { $0 < 0x80 }
    bytes.append(little: (isStreamed ? 1 << 3 : 0) | (isASCII ? 0 : 1 << 11) as UInt16)
    bytes.append(little: method.rawValue)
    bytes.append(little: 0 as UInt16)
    bytes.append(little: Self.date)
  }

  /// The ZIP64 end of the directory and its locator.
  static func end64(count: UInt64, size: UInt64, at start: UInt64) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.append(little: 0x0606_4B50 as UInt32)
    bytes.append(little: 44 as UInt64)
    bytes.append(little: unix | large)
    bytes.append(little: large)
    bytes.append(little: 0 as UInt64)
    for number in [count, count, size, start] { bytes.append(little: number) }
    bytes.append(little: 0x0706_4B50 as UInt32)
    bytes.append(little: 0 as UInt32)
    bytes.append(little: start + size)
    bytes.append(little: 1 as UInt32)
    return bytes
  }
}

extension [UInt8] {
  /// Appends a number, its lowest byte first.
  mutating func append(little number: some FixedWidthInteger) {
    Swift.withUnsafeBytes(of: number.littleEndian) { append(contentsOf: $0) }
  }
}
