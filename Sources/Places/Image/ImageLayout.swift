/// How an image lies in a file, from which anyone can write a reader.
///
/// All numbers are little-endian; offsets count bytes from the start of the file.
///
///      0  8 bytes  "EVMAPGAZ"
///      8  u32      version of the format, ``version``
///     12  u32      number of sections
///     16  u64      length of the file
///     24  u64      where the blocks begin, a multiple of 64
///     32  u64      number of blocks
///     40  u64      hash of what the image was made from (the gazetteer's version)
///     48  u64      0
///     56  u64      ``BlockChecksum`` of bytes 0 to 55 and of all bytes from 64 to where the
///                  blocks begin, one after the other
///     64           the directory: of each section, by number,
///                  u32 number (``ImageSection``), u32 size of an element in bytes (64 at most),
///                  u64 offset (a multiple of 64), u64 number of elements, u64 0
///      …           of each block, u64 ``BlockChecksum``; then zeros
///      …           the blocks: 65,536 bytes each, the last one what is left. They hold the
///                  sections; behind each section lie 64 zeros or more.
///
/// The elements of each section are described beside their types: `PlaceRecord.swift`,
/// `OutlineRecord.swift`, and the types of the indexes.
enum ImageLayout {
  static let magic: [UInt8] = Array("EVMAPGAZ".utf8)
  static let version: UInt32 = 2
  static let headerSize = 64
  static let entrySize = 32
  static let checksumOffset = 56
  /// A file up to this size is compared with its checksums as a whole when it is opened.
  static let wholeLimit = 32 << 20

  /// The next multiple of 64.
  static func aligned(_ offset: Int) -> Int { (offset + 63) & ~63 }

  /// The checksum of everything before the blocks.
  static func checksum(ofHead head: UnsafeRawBufferPointer) -> UInt64 {
    var bytes = [UInt8](head.prefix(checksumOffset))
    bytes += head.dropFirst(headerSize)
    return bytes.withUnsafeBytes(BlockChecksum.of)
  }
}
