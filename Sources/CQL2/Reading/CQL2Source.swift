/// A filter's text as bytes.
struct CQL2Source {
  let bytes: [UInt8]

  init(_ text: String) { bytes = Array(text.utf8) }

  subscript(range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }

  /// The place of a byte in Unicode scalars, from 1.
  func position(of byte: Int) -> Int {
    1 + bytes[..<min(byte, bytes.count)].reduce(0) { $0 + ($1 & 0xC0 == 0x80 ? 0 : 1) }
  }

  /// The scalar that begins at a byte, and how many bytes it has; the text is UTF-8, since a String was.
  func scalar(at place: Int) -> (value: UInt32, count: Int) {
    let first = bytes[place]
    func next(_ offset: Int) -> UInt32 {
      place + offset < bytes.count ? UInt32(bytes[place + offset] & 0x3F) : 0
    }
    if first < 0x80 { return (UInt32(first), 1) }
    if first < 0xE0 { return (UInt32(first & 0x1F) << 6 | next(1), 2) }
    if first < 0xF0 { return (UInt32(first & 0x0F) << 12 | next(1) << 6 | next(2), 3) }
    return (UInt32(first & 7) << 18 | next(1) << 12 | next(2) << 6 | next(3), 4)
  }
}

/// Which scalars a name may have.
///
/// - Source: OGC 21-065r2, annex B (`identifierStart`, `identifierPart`, `whitespace`), after XML 1.0.
enum CQL2Scalars {
  private static let starts: [ClosedRange<UInt32>] = [
    0xC0...0xD6, 0xD8...0xF6, 0xF8...0x2FF, 0x370...0x37D, 0x37F...0x1FFE, 0x200C...0x200D,
    0x2070...0x218F, 0x2C00...0x2FEF, 0x3001...0xD7FF, 0xF900...0xFDCF, 0xFDF0...0xFFFD,
    0x1_0000...0xE_FFFF,
  ]
  private static let blanks: Set<UInt32> = [
    0x85, 0xA0, 0x1680, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000,
  ]

  static func isNameStart(_ scalar: UInt32) -> Bool {
    if scalar < 0x80 {
      return scalar == 0x3A || scalar == 0x5F || (0x41...0x5A).contains(scalar)
        || (0x61...0x7A).contains(scalar)
    }
    return scalar != 0x1680 && starts.contains { $0.contains(scalar) }
  }

  static func isNamePart(_ scalar: UInt32) -> Bool {
    if scalar < 0x80 {
      return isNameStart(scalar) || scalar == 0x2E || (0x30...0x39).contains(scalar)
    }
    return isNameStart(scalar) || (0x300...0x36F).contains(scalar)
      || (0x203F...0x2040).contains(scalar)
  }

  static func isBlank(_ scalar: UInt32) -> Bool {
    scalar == 0x20 || (0x09...0x0D).contains(scalar) || (0x2000...0x200A).contains(scalar)
      || blanks.contains(scalar)
  }
}
