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
    let isScalar = !"{[\"".utf8.contains(first)
    var nesting = Nesting()
    var bytes: [UInt8] = []
    var isTooLong = false
    while let byte = try peek(), !(isScalar && Self.endsScalar(byte)) {
      _ = try take()
      if bytes.count == limit { isTooLong = true } else { bytes.append(byte) }
      nesting.pass(byte)
      if !isScalar && nesting.isClosed { break }
    }
    guard isScalar ? place != start : nesting.isClosed else {
      throw fault("it ends in the middle of a value")
    }
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
    byte <= 0x20 || ",]}".utf8.contains(byte)
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

/// What is open behind a byte: brackets, and quotation marks.
private struct Nesting {
  private var depth = 0
  private var isQuoted = false
  private var isEscaped = false

  var isClosed: Bool { depth == 0 && !isQuoted }

  mutating func pass(_ byte: UInt8) {
    if isEscaped {
      isEscaped = false
      return
    }
    switch byte {
    case UInt8(ascii: "\""): isQuoted.toggle()
    case UInt8(ascii: "\\") where isQuoted: isEscaped = true
    case _ where isQuoted: break
    case UInt8(ascii: "{"), UInt8(ascii: "["): depth += 1
    case UInt8(ascii: "}"), UInt8(ascii: "]"): depth -= 1
    default: break
    }
  }
}
