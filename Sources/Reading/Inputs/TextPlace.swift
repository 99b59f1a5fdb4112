/// Line and column of a byte in UTF-8, both from 1; the column counts Unicode scalars.
struct TextPlace: Equatable {
  var line = 1
  var column = 1

  init() {}

  /// Finds the place of the byte at an offset from the start.
  init(offset: Int, in bytes: some Collection<UInt8>) {
    for byte in bytes.prefix(offset) { pass(byte) }
  }

  /// Goes past one byte.
  mutating func pass(_ byte: UInt8) {
    if byte == UInt8(ascii: "\n") {
      line += 1
      column = 1
    } else if byte & 0xC0 != 0x80 {
      column += 1
    }
  }
}

/// Finds the places of bytes that are asked for in their order, in one pass over them.
struct PlaceCursor {
  /// What it goes over.
  let bytes: [UInt8]
  private var offset = 0
  private var place = TextPlace()

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// The place of the byte at an offset not smaller than the last one.
  mutating func place(at target: Int) -> TextPlace {
    while offset < min(target, bytes.count) {
      place.pass(bytes[offset])
      offset += 1
    }
    return place
  }
}
