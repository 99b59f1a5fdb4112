import Places

/// The first 64 bytes of an index by radius.
struct RadiusHeader {
  static let size = 64
  static let magic: [UInt8] = Array("EMRADIUS".utf8)
  static let version: UInt32 = 1
  /// Tells the order of the bytes.
  static let mark: UInt32 = 0x0102_0304

  /// How many rows there are.
  let count: UInt64
  /// Whether any row has a radius.
  let hasRadii: Bool
  /// What the maker of the index says of its rows.
  let content: UInt64
  /// The checksum of all bytes behind the header.
  let bodySum: UInt64

  /// Writes it at the beginning of the index.
  func write(to bytes: UnsafeMutableRawBufferPointer) {
    bytes.copyBytes(from: Self.magic)
    bytes.storeBytes(of: Self.version, toByteOffset: 8, as: UInt32.self)
    bytes.storeBytes(of: Self.mark, toByteOffset: 12, as: UInt32.self)
    bytes.storeBytes(of: UInt64(bytes.count), toByteOffset: 16, as: UInt64.self)
    bytes.storeBytes(of: count, toByteOffset: 24, as: UInt64.self)
    bytes.storeBytes(of: content, toByteOffset: 32, as: UInt64.self)
    bytes.storeBytes(of: hasRadii ? 1 : 0, toByteOffset: 40, as: UInt64.self)
    bytes.storeBytes(of: bodySum, toByteOffset: 48, as: UInt64.self)
    bytes.storeBytes(of: Self.sum(bytes), toByteOffset: 56, as: UInt64.self)
  }

  /// Reads it, and doubts every number: what it says fits the bytes that there are.
  static func read(
    _ bytes: UnsafeRawBufferPointer
  ) throws(RadiusIndexFailure) -> (header: RadiusHeader, layout: RadiusLayout) {
    guard bytes.count >= 8, bytes.prefix(8).elementsEqual(magic) else { throw .foreign }
    guard bytes.count >= size else { throw .truncated(bytes.count, of: size) }
    guard bytes.load(fromByteOffset: 12, as: UInt32.self) == mark else { throw .otherByteOrder }
    let version = bytes.load(fromByteOffset: 8, as: UInt32.self)
    guard version == self.version else { throw .version(version) }
    guard bytes.load(fromByteOffset: 56, as: UInt64.self) == sum(bytes) else { throw .damaged }
    let header = RadiusHeader(
      count: bytes.load(fromByteOffset: 24, as: UInt64.self),
      hasRadii: bytes.load(fromByteOffset: 40, as: UInt64.self) == 1,
      content: bytes.load(fromByteOffset: 32, as: UInt64.self),
      bodySum: bytes.load(fromByteOffset: 48, as: UInt64.self))
    guard let count = Int(exactly: header.count),
      let layout = RadiusLayout(count: count, hasRadii: header.hasRadii)
    else { throw .damaged }
    guard bytes.count >= layout.length else { throw .truncated(bytes.count, of: layout.length) }
    guard bytes.count == layout.length else { throw .damaged }
    return (header, layout)
  }

  /// The checksum of the header itself, but for the place where it stands.
  private static func sum(_ bytes: some RandomAccessCollection<UInt8>) -> UInt64 {
    Array(bytes.prefix(56)).withUnsafeBytes(BlockChecksum.of)
  }
}
