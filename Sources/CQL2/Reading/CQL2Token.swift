/// A piece of a filter: a word, a name, a text, a number, a sign.
struct CQL2Token {
  enum Kind: Hashable {
    /// A word of the language, or a name without quotes.
    case word
    /// A name in double quotes.
    case name
    case text
    /// Digits alone.
    case integer
    /// With a point or an exponent.
    case number
    /// A sign, or two that belong together.
    case sign(String)
    case end
  }

  let kind: Kind
  /// Its bytes, with its quotes.
  let range: Range<Int>
}

/// Cuts a filter into tokens.
struct CQL2Tokenizer {
  private let source: CQL2Source
  private var place = 0

  init(_ source: CQL2Source) { self.source = source }

  private var bytes: [UInt8] { source.bytes }

  private func byte(_ place: Int) -> UInt8 { place < bytes.count ? bytes[place] : 0 }

  private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

  /// The next token, of which there are no more after ``CQL2Token/Kind/end``.
  mutating func next() throws(CQL2Error) -> CQL2Token {
    while place < bytes.count {
      let scalar = source.scalar(at: place)
      guard CQL2Scalars.isBlank(scalar.value) else { break }
      place += scalar.count
    }
    let start = place
    guard start < bytes.count else { return CQL2Token(kind: .end, range: start..<start) }
    switch bytes[start] {
    case UInt8(ascii: "'"): return try text()
    case UInt8(ascii: "\""): return try name()
    case let byte where Self.isDigit(byte): return try number()
    case UInt8(ascii: ".") where Self.isDigit(byte(start + 1)): return try number()
    default: break
    }
    let scalar = source.scalar(at: start)
    guard CQL2Scalars.isNameStart(scalar.value) else { return try sign() }
    place += scalar.count
    skipName()
    return CQL2Token(kind: .word, range: start..<place)
  }

  private mutating func skipName() {
    while place < bytes.count {
      let scalar = source.scalar(at: place)
      guard CQL2Scalars.isNamePart(scalar.value) else { return }
      place += scalar.count
    }
  }

  /// A text ends with a quote that is neither doubled nor behind a backslash.
  private mutating func text() throws(CQL2Error) -> CQL2Token {
    let start = place
    let quote = UInt8(ascii: "'")
    place += 1
    while place < bytes.count {
      if bytes[place] == UInt8(ascii: "\\"), byte(place + 1) == quote {
        place += 2
      } else if bytes[place] != quote {
        place += 1
      } else if byte(place + 1) == quote {
        place += 2
      } else {
        place += 1
        return CQL2Token(kind: .text, range: start..<place)
      }
    }
    throw CQL2Error(
      at: source.position(of: start), "a text begins here and does not end",
      fix: "close it with ', and write a quote within it twice")
  }

  private mutating func name() throws(CQL2Error) -> CQL2Token {
    let start = place
    place += 1
    while place < bytes.count, bytes[place] != UInt8(ascii: "\"") { place += 1 }
    guard place < bytes.count else {
      throw CQL2Error(
        at: source.position(of: start), "a name begins here and does not end",
        fix: "close it with \"")
    }
    guard place > start + 1 else {
      throw CQL2Error(
        at: source.position(of: start), "there is no name between the quotes",
        fix: "write a property between them, as \"kind\"")
    }
    place += 1
    return CQL2Token(kind: .name, range: start..<place)
  }

  private mutating func number() throws(CQL2Error) -> CQL2Token {
    let start = place
    var isWhole = true
    skipDigits()
    if byte(place) == UInt8(ascii: ".") {
      isWhole = false
      place += 1
      skipDigits()
    }
    if byte(place) | 0x20 == UInt8(ascii: "e") {
      isWhole = false
      place += 1
      if byte(place) == UInt8(ascii: "-") || byte(place) == UInt8(ascii: "+") { place += 1 }
      let digits = place
      skipDigits()
      if digits == place {
        throw CQL2Error(
          at: source.position(of: start), "a number ends within its exponent",
          fix: "write digits behind the E, as 1.5E3")
      }
    }
    if place < bytes.count, CQL2Scalars.isNamePart(source.scalar(at: place).value) {
      throw CQL2Error(
        at: source.position(of: start), "this begins as a number and goes on as a name",
        fix: "write a name that begins with a digit in double quotes, and a text in single ones")
    }
    return CQL2Token(kind: isWhole ? .integer : .number, range: start..<place)
  }

  private mutating func skipDigits() {
    while Self.isDigit(byte(place)) { place += 1 }
  }

  private mutating func sign() throws(CQL2Error) -> CQL2Token {
    let start = place
    for sign in ["<>", "<=", ">=", "(", ")", ",", "=", "<", ">", "+", "-", "*", "/", "%", "^"]
    where bytes[start...].starts(with: sign.utf8) {
      place += sign.utf8.count
      return CQL2Token(kind: .sign(sign), range: start..<place)
    }
    let count = source.scalar(at: start).count
    let fix =
      source[start..<min(bytes.count, start + 2)] == "!="
      ? "write <> for what is not equal" : "leave it out, or write it within a text, as 'a;b'"
    throw CQL2Error(
      at: source.position(of: start),
      "\(source[start..<min(bytes.count, start + count)].quoted) means nothing in a filter",
      fix: fix)
  }
}
