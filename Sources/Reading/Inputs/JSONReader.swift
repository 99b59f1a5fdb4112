/// A value of JSON that knows where it stands, so that a message can point at it.
struct JSONNode: Sendable {
  /// What it is.
  enum Value: Sendable {
    case null
    case bool(Bool)
    /// As written.
    case number(String)
    case string(String)
    case array([JSONNode])
    /// In the order of the file.
    case object([(key: String, node: JSONNode)])
  }

  let value: Value
  /// Its first byte.
  let offset: Int

  /// The value of an object under a key; the first, if there are several.
  subscript(key: String) -> JSONNode? {
    guard case .object(let members) = value else { return nil }
    return members.first { $0.key == key }?.node
  }

  /// The text of a string.
  var string: String? {
    guard case .string(let text) = value else { return nil }
    return text
  }

  /// Whether it has members.
  var isObject: Bool { if case .object = value { true } else { false } }

  /// A text or a number, as written.
  var plain: String? {
    switch value {
    case .string(let text): text.nonBlank
    case .number(let number): number
    default: nil
    }
  }

  /// A single value as the cell of a table would say it.
  var cell: String? {
    switch value {
    case .string(let text): text
    case .number(let digits): digits
    case .bool(let flag): flag ? "true" : "false"
    case .null, .array, .object: nil
    }
  }

  /// What it is, with its article.
  var kind: String {
    switch value {
    case .null: "null"
    case .bool: "true or false"
    case .number: "a number"
    case .string: "a text"
    case .array: "an array"
    case .object: "an object"
    }
  }
}

/// Why bytes are no JSON, and at which byte.
struct JSONFault: Error, Equatable {
  let offset: Int
  let sentence: String
}

/// Reads JSON (RFC 8259) from valid UTF-8, one value after the other.
///
/// Foundation's decoder says neither the column of a fault nor that of a value that is well
/// written and wrong, and takes an array only as a whole.
struct JSONReader {
  /// How deep arrays and objects may stand in each other.
  static let deepest = 128

  private let bytes: [UInt8]
  /// The next byte.
  private(set) var position: Int

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    position = 0
  }

  /// Reads one value and nothing behind it but blanks.
  static func single(_ bytes: [UInt8]) throws(JSONFault) -> JSONNode {
    var reader = JSONReader(bytes)
    let node = try reader.value()
    guard reader.isAtEnd() else { throw reader.fault("something stands behind the end of it") }
    return node
  }

  /// Whether only blanks are left; they are passed.
  mutating func isAtEnd() -> Bool {
    skipBlanks()
    return position == bytes.count
  }

  /// Passes a sign, if it comes next.
  mutating func pass(_ sign: Character) -> Bool {
    skipBlanks()
    guard position < bytes.count, bytes[position] == sign.asciiValue else { return false }
    position += 1
    return true
  }

  /// The next value.
  mutating func value(depth: Int = 0) throws(JSONFault) -> JSONNode {
    skipBlanks()
    let start = position
    guard start < bytes.count else { throw fault("it ends before a value") }
    let value: JSONNode.Value
    switch bytes[start] {
    case UInt8(ascii: "{"): value = .object(try object(depth: depth))
    case UInt8(ascii: "["): value = .array(try array(depth: depth))
    case UInt8(ascii: "\""): value = .string(try string())
    case UInt8(ascii: "t"): value = .bool(try literal("true", true))
    case UInt8(ascii: "f"): value = .bool(try literal("false", false))
    case UInt8(ascii: "n"): value = try literal("null", .null)
    default: value = .number(try number())
    }
    return JSONNode(value: value, offset: start)
  }

  /// A fault at the next byte.
  func fault(_ sentence: String) -> JSONFault { JSONFault(offset: position, sentence: sentence) }

  private mutating func object(
    depth: Int
  ) throws(JSONFault) -> [(key: String, node: JSONNode)] {
    try descend(depth)
    var members: [(key: String, node: JSONNode)] = []
    if pass("}") { return members }
    repeat {
      skipBlanks()
      guard position < bytes.count, bytes[position] == UInt8(ascii: "\"") else {
        throw fault("a name in quotation marks was expected")
      }
      let key = try string()
      guard pass(":") else { throw fault("a colon was expected behind the name") }
      members.append((key, try value(depth: depth + 1)))
    } while pass(",")
    guard pass("}") else { throw fault("a comma or } was expected") }
    return members
  }

  private mutating func array(depth: Int) throws(JSONFault) -> [JSONNode] {
    try descend(depth)
    var elements: [JSONNode] = []
    if pass("]") { return elements }
    repeat { elements.append(try value(depth: depth + 1)) } while pass(",")
    guard pass("]") else { throw fault("a comma or ] was expected") }
    return elements
  }

  private mutating func descend(_ depth: Int) throws(JSONFault) {
    guard depth < Self.deepest else {
      throw fault("arrays and objects stand more than \(Self.deepest) deep in each other")
    }
    position += 1
  }

  private mutating func literal<T>(_ word: String, _ value: T) throws(JSONFault) -> T {
    guard bytes[position...].starts(with: word.utf8) else {
      throw fault("a value was expected")
    }
    position += word.utf8.count
    return value
  }

  private mutating func number() throws(JSONFault) -> String {
    let start = position
    func fail() -> JSONFault { JSONFault(offset: start, sentence: "a value was expected") }
    if next == UInt8(ascii: "-") { position += 1 }
    if next == UInt8(ascii: "0") {
      position += 1
    } else if skipDigits() == 0 {
      throw fail()
    }
    if next == UInt8(ascii: ".") {
      position += 1
      if skipDigits() == 0 { throw fail() }
    }
    if next == UInt8(ascii: "e") || next == UInt8(ascii: "E") {
      position += 1
      if next == UInt8(ascii: "+") || next == UInt8(ascii: "-") { position += 1 }
      if skipDigits() == 0 { throw fail() }
    }
    return String(decoding: bytes[start..<position], as: UTF8.self)
  }

  private mutating func string() throws(JSONFault) -> String {
    let start = position
    position += 1
    var text: [UInt8] = []
    while true {
      let run = position
      while let byte = next, byte != UInt8(ascii: "\""), byte != UInt8(ascii: "\\"), byte >= 0x20 {
        position += 1
      }
      text += bytes[run..<position]
      switch next {
      case UInt8(ascii: "\""):
        position += 1
        return String(decoding: text, as: UTF8.self)
      case UInt8(ascii: "\\"): text += Array(String(try escape()).utf8)
      case nil: throw JSONFault(offset: start, sentence: "a text has no closing quotation mark")
      default: throw fault("a control character stands in a text; JSON wants it escaped")
      }
    }
  }

  private mutating func escape() throws(JSONFault) -> Unicode.Scalar {
    let start = position
    let wrong = JSONFault(offset: start, sentence: "this escape is none of JSON")
    position += 1
    guard let sign = next else { throw wrong }
    position += 1
    switch sign {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return Unicode.Scalar(sign)
    case UInt8(ascii: "b"): return "\u{8}"
    case UInt8(ascii: "f"): return "\u{C}"
    case UInt8(ascii: "n"): return "\n"
    case UInt8(ascii: "r"): return "\r"
    case UInt8(ascii: "t"): return "\t"
    case UInt8(ascii: "u"): break
    default: throw wrong
    }
    guard let first = hexadecimals() else { throw wrong }
    if let scalar = Unicode.Scalar(first) { return scalar }
    // A surrogate: only half of a scalar beyond U+FFFF; the other half must follow.
    guard first < 0xDC00, bytes[position...].starts(with: [0x5C, 0x75]) else { throw wrong }
    position += 2
    guard let second = hexadecimals(), (0xDC00...0xDFFF).contains(second),
      let scalar = Unicode.Scalar(0x1_0000 + (first - 0xD800) << 10 + (second - 0xDC00))
    else { throw wrong }
    return scalar
  }

  private mutating func hexadecimals() -> UInt32? {
    var value: UInt32 = 0
    for _ in 0..<4 {
      guard let byte = next, let digit = Character(Unicode.Scalar(byte)).hexDigitValue else {
        return nil
      }
      value = value << 4 | UInt32(digit)
      position += 1
    }
    return value
  }

  private mutating func skipDigits() -> Int {
    let start = position
    while let byte = next, (0x30...0x39).contains(byte) { position += 1 }
    return position - start
  }

  private mutating func skipBlanks() {
    while let byte = next, byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 {
      position += 1
    }
  }

  private var next: UInt8? { position < bytes.count ? bytes[position] : nil }
}
