import Diagnostics

/// JSON that may be larger than the memory, gone through from its start to its end.
///
/// The caller knows the shape of what it wants: it visits members and elements, takes the values
/// that it needs whole, and lets the others pass. Only one taken value is in memory at a time. A
/// class, so that what is done for a member may go on reading.
final class JSONStream {
  /// A value as it is written, and where it begins.
  struct Raw {
    /// Its bytes; nil when there are more than were asked for.
    let bytes: [UInt8]?
    let place: TextPlace
  }

  private let input: InputBytes
  private var piece: [UInt8] = []
  private var index = 0
  /// The place of the next byte.
  private var place = TextPlace()

  /// Reads from the first byte on; a byte order mark is passed.
  init(_ input: InputBytes) throws(Diagnostic) {
    self.input = input
    if try input.peek().starts(with: [0xEF, 0xBB, 0xBF]) {
      for _ in 0..<3 { _ = try take() }
      place = TextPlace()
    }
  }

  /// The next byte that is no white space; nil at the end.
  func next() throws(Diagnostic) -> UInt8? {
    while let byte = try peek() {
      guard byte == 0x20 || (0x09...0x0D).contains(byte) else { return byte }
      _ = try take()
    }
    return nil
  }

  /// Visits the members of an object; `visit` must take or pass each value.
  func members(_ visit: (String) throws(Diagnostic) -> Void) throws(Diagnostic) {
    try expect("{")
    if try passed("}") { return }
    repeat {
      guard try next() == UInt8(ascii: "\"") else {
        throw fault("a name in quotation marks was expected")
      }
      let raw = try value(limit: Self.longestName)
      let name = raw.bytes.flatMap { try? JSONReader.single($0) }?.string
      try expect(":")
      try visit(name ?? "")
    } while try passed(",")
    try expect("}")
  }

  /// Visits the elements of an array; `visit` must take or pass each one.
  func elements(_ visit: () throws(Diagnostic) -> Void) throws(Diagnostic) {
    try expect("[")
    if try passed("]") { return }
    repeat { try visit() } while try passed(",")
    try expect("]")
  }

  /// Takes the next value whole, as far as brackets and quotation marks tell where it ends.
  func value(limit: Int) throws(Diagnostic) -> Raw {
    guard let first = try next() else { throw fault("it ends before a value") }
    let start = place
    var bytes: [UInt8] = []
    var isTooLong = false
    var depth = 0
    var isQuoted = false
    var isEscaped = false
    let isContainer = first == UInt8(ascii: "{") || first == UInt8(ascii: "[")
    while let byte = try peek() {
      if !isQuoted && !isContainer && first != UInt8(ascii: "\"") && Self.endsScalar(byte) { break }
      _ = try take()
      if bytes.count == limit { isTooLong = true } else { bytes.append(byte) }
      if isQuoted {
        if isEscaped {
          isEscaped = false
        } else if byte == UInt8(ascii: "\\") {
          isEscaped = true
        } else if byte == UInt8(ascii: "\"") {
          isQuoted = false
        }
      } else {
        switch byte {
        case UInt8(ascii: "\""): isQuoted = true
        case UInt8(ascii: "{"), UInt8(ascii: "["): depth += 1
        case UInt8(ascii: "}"), UInt8(ascii: "]"): depth -= 1
        default: break
        }
      }
      let isClosing = isContainer || first == UInt8(ascii: "\"")
      if isClosing && depth == 0 && !isQuoted {
        return Raw(bytes: isTooLong ? nil : bytes, place: start)
      }
    }
    if isContainer || isQuoted || place == start { throw fault("it ends in the middle of a value") }
    return Raw(bytes: isTooLong ? nil : bytes, place: start)
  }

  /// Lets the next value pass.
  func pass() throws(Diagnostic) { _ = try value(limit: 0) }

  /// What is wrong at the next byte.
  func fault(_ sentence: String) -> Diagnostic {
    Diagnostic(
      "json.malformed", .error,
      at: Position(source: input.name, line: place.line, column: place.column),
      "It is no JSON: \(sentence).", fix: "Mend it here; what stands before it was read.")
  }

  private static let longestName = 1_000

  private static func endsScalar(_ byte: UInt8) -> Bool {
    byte <= 0x20 || [UInt8(ascii: ","), UInt8(ascii: "]"), UInt8(ascii: "}")].contains(byte)
  }

  private func expect(_ sign: Character) throws(Diagnostic) {
    guard try passed(sign) else { throw fault("\(sign) was expected") }
  }

  /// Passes a sign, if it comes next.
  private func passed(_ sign: Character) throws(Diagnostic) -> Bool {
    guard let byte = try next(), byte == sign.asciiValue else { return false }
    _ = try take()
    return true
  }

  private func peek() throws(Diagnostic) -> UInt8? {
    while index == piece.count {
      guard let more = try input.next() else { return nil }
      piece = more
      index = 0
    }
    return piece[index]
  }

  private func take() throws(Diagnostic) -> UInt8? {
    guard let byte = try peek() else { return nil }
    index += 1
    place.pass(byte)
    return byte
  }
}
