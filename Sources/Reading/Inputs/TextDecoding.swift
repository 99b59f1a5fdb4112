/// Bytes as text: UTF-8, UTF-16 with its byte order mark, or Windows-1256.
///
/// Valid UTF-8 is UTF-8, whatever a page declares: Arabic in another encoding is never valid UTF-8
/// by chance. Nothing is replaced by U+FFFD: text whose bytes are not understood is refused.
enum TextDecoding {
  /// How the bytes were understood.
  enum Encoding: Equatable {
    case utf8
    case utf16
    /// As the document says of itself.
    case windows1256Declared
    /// From the words alone.
    case windows1256Found
  }

  /// Why bytes are no text.
  enum Fault: Error, Equatable {
    /// They are a file of another kind, named for a message (`a PDF`).
    case binary(String)
    /// The byte at this offset belongs to no text; line and column count from 1.
    case invalid(offset: Int, line: Int, column: Int)
  }

  /// Decodes bytes, without their byte order mark.
  static func decode(
    _ bytes: [UInt8], declared: String? = nil
  ) throws(Fault) -> (text: String, encoding: Encoding) {
    if let kind = BinaryKind.find(bytes) { throw .binary(kind) }
    if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
      return (try utf16(bytes), .utf16)
    }
    let body = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes[3...] : bytes[...]
    if body.contains(0) { throw .binary("a binary file (it holds zero bytes)") }
    if isMostlyControls(body) { throw .binary("a binary file (it holds control characters)") }
    if let text = String(validating: body, as: UTF8.self) { return (text, .utf8) }
    if let declared, Windows1256.names.contains(declared.lowercased()) {
      return (Windows1256.decode(bytes), .windows1256Declared)
    }
    if Windows1256.looksRight(bytes) { return (Windows1256.decode(bytes), .windows1256Found) }
    let valid = validPrefix(body)
    let place = TextPlace(offset: valid, in: body)
    throw .invalid(
      offset: body.startIndex + valid, line: place.line, column: place.column)
  }

  /// The encoding that a page or an XML document declares in its first bytes, in lower case.
  static func declaredEncoding(_ bytes: [UInt8]) -> String? {
    let head = String(decoding: bytes.prefix(4_096).filter { $0 < 0x80 }, as: UTF8.self)
      .lowercased()
    let marks = head.hasPrefix("<?xml") ? ["encoding=", "charset="] : ["charset="]
    for mark in marks {
      var rest = head[...]
      while let found = rest.firstOccurrence(of: mark) {
        let name = rest[found.upperBound...].drop { "\"' ".contains($0) }
          .prefix { $0.isLetter || $0.isNumber || "-_".contains($0) }
        if !name.isEmpty { return String(name) }
        rest = rest[found.upperBound...]
      }
    }
    return nil
  }

  private static func utf16(_ bytes: [UInt8]) throws(Fault) -> String {
    let isLittle = bytes[0] == 0xFF
    var units: [UInt16] = []
    units.reserveCapacity(bytes.count / 2)
    for index in stride(from: 2, to: bytes.count - 1, by: 2) {
      let (first, second) = (UInt16(bytes[index]), UInt16(bytes[index + 1]))
      units.append(isLittle ? second << 8 | first : first << 8 | second)
    }
    if bytes.count.isMultiple(of: 2), let text = String(validating: units, as: UTF16.self) {
      return text
    }
    // Decode again by hand as far as it goes, to say where it fails.
    var decoder = UTF16()
    var iterator = units.makeIterator()
    var line = 1
    var column = 1
    var offset = 2
    while case .scalarValue(let scalar) = decoder.decode(&iterator) {
      offset += scalar.value > 0xFFFF ? 4 : 2
      column = scalar == "\n" ? 1 : column + 1
      line += scalar == "\n" ? 1 : 0
    }
    throw .invalid(offset: offset, line: line, column: column)
  }

  /// More than two control characters in a hundred bytes are no text.
  private static func isMostlyControls(_ bytes: ArraySlice<UInt8>) -> Bool {
    var controls = 0
    for byte in bytes where byte < 0x20 || byte == 0x7F {
      // Tab, line feed, vertical tab, form feed, carriage return, and escape are used in texts.
      if !(0x09...0x0D).contains(byte) && byte != 0x1B { controls += 1 }
    }
    return controls * 50 > bytes.count
  }

  /// How many bytes from the start are whole, valid UTF-8.
  private static func validPrefix(_ bytes: ArraySlice<UInt8>) -> Int {
    var decoder = UTF8()
    var iterator = bytes.makeIterator()
    var count = 0
    while case .scalarValue(let scalar) = decoder.decode(&iterator) {
      count += UTF8.width(scalar)
    }
    return count
  }
}

extension Substring {
  /// Where a short ASCII mark stands first.
  func firstOccurrence(of mark: String) -> Range<Index>? {
    var start = startIndex
    while start < endIndex {
      if self[start...].hasPrefix(mark) {
        return start..<index(start, offsetBy: mark.count)
      }
      formIndex(after: &start)
    }
    return nil
  }
}
