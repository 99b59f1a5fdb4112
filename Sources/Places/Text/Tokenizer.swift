/// Splits a text into tokens in one pass, each pointing back at the text as it came.
///
/// A hyphen or underscore between two letters parts two words and leaves no token; an apostrophe
/// inside a word vanishes, but `'s` after a word of four letters or more is a token of its own;
/// hidden marks split nothing; letters of two scripts, and letters and digits, are parted.
public enum Tokenizer {
  /// The tokens of a text, in order.
  public static func tokens(of text: String) -> [Token] {
    var scalars: [Unicode.Scalar] = []
    scalars.reserveCapacity(text.utf8.count)
    scalars.append(contentsOf: text.unicodeScalars)
    return tokens(of: scalars)
  }

  /// The tokens of a text that is given as its Unicode scalars, in order.
  public static func tokens(of scalars: [Unicode.Scalar]) -> [Token] {
    var pass = TokenizerPass(scalars: scalars)
    return pass.run()
  }
}

/// One pass over a text, linear because it looks ahead by a few scalars only.
private struct TokenizerPass {
  let scalars: [Unicode.Scalar]
  private var index = 0
  private var byte = 0
  private var tokens: [Token] = []
  private var hyphenated = false
  private var buffer: [Unicode.Scalar] = []

  init(scalars: [Unicode.Scalar]) {
    self.scalars = scalars
    tokens.reserveCapacity(scalars.count / 5 + 1)
  }

  mutating func run() -> [Token] {
    while index < scalars.count {
      let scalar = scalars[index]
      let step = Folding.step(scalar)
      switch step.role {
      case .space, .hidden, .mark: skip()
      case .newline: single(.newline, folded: "\n")
      case .punctuation, .apostrophe: single(.punctuation, folded: String(Character(scalar)))
      case .hyphen:
        if index > 0, isLetter(index - 1), isLetter(index + 1) {
          skip()
          hyphenated = true
        } else {
          single(.punctuation, folded: String(Character(scalar)))
        }
      case .digit: number()
      case .arabic: word(.arabic, .arabic)
      case .latin: word(.latin, .latin)
      case .other:
        if scalar.properties.isAlphabetic {
          word(.other, .other)
        } else {
          single(.other, folded: String(Character(scalar)))
        }
      }
    }
    return tokens
  }

  private func role(_ position: Int) -> Folding.Role? {
    position < scalars.count ? Folding.step(scalars[position]).role : nil
  }

  private func isLetter(_ position: Int) -> Bool {
    var position = position
    while let role = role(position), role == .mark || role == .hidden { position += 1 }
    return switch role(position) {
    case .arabic, .latin: true
    case .other: scalars[position].properties.isAlphabetic
    default: false
    }
  }

  private mutating func skip() {
    byte += UTF8.width(scalars[index])
    index += 1
  }

  private mutating func single(_ kind: Token.Kind, folded: String) {
    let start = index
    let startByte = byte
    skip()
    // A line feed after a carriage return belongs to the same end of line.
    if kind == .newline, scalars[start] == "\r", index < scalars.count, scalars[index] == "\n" {
      skip()
    }
    append(kind, start..<index, startByte..<byte, folded)
  }

  private mutating func append(
    _ kind: Token.Kind, _ range: Range<Int>, _ bytes: Range<Int>, _ folded: String
  ) {
    let first = scalars[range.lowerBound]
    let capital =
      kind == .latin
      && (first.isASCII ? first.value < 0x61 : first.properties.isUppercase)
    tokens.append(
      Token(
        kind: kind, scalars: range, utf8: bytes, folded: folded, isCapitalized: capital,
        isHyphenated: hyphenated))
    hyphenated = false
  }

  private mutating func add(_ value: UInt16) {
    if value != 0, let scalar = Unicode.Scalar(value) { buffer.append(scalar) }
  }

  private mutating func word(_ kind: Token.Kind, _ own: Folding.Role) {
    let start = index
    let startByte = byte
    var end = index
    var endByte = byte
    var letters = 0
    buffer.removeAll(keepingCapacity: true)
    scan: while index < scalars.count {
      let scalar = scalars[index]
      let step = Folding.step(scalar)
      switch step.role {
      case own where own != .other || scalar.properties.isAlphabetic:
        if own == .other {
          buffer.append(contentsOf: scalar.properties.lowercaseMapping.unicodeScalars)
        } else {
          add(step.first)
          add(step.second)
          add(step.third)
        }
        letters += 1
        skip()
        (end, endByte) = (index, byte)
      case .mark:
        skip()
        (end, endByte) = (index, byte)
      case .hidden: skip()
      case .apostrophe where own == .latin && role(index + 1) == .latin:
        if letters >= 4, isPossessive(index + 1) { break scan }
        skip()
      default: break scan
      }
    }
    if buffer.isEmpty {
      hyphenated = false
      return
    }
    append(kind, start..<end, startByte..<endByte, String(scalars: buffer[...]))
    if own == .latin, letters >= 4, role(index) == .apostrophe, isPossessive(index + 1) {
      let mark = index
      let markByte = byte
      skip()
      skip()
      append(.punctuation, mark..<index, markByte..<byte, "'s")
    }
  }

  /// Whether a lone "s" stands at a position, as in "Syria's".
  private func isPossessive(_ position: Int) -> Bool {
    guard role(position) != nil else { return false }
    let scalar = scalars[position]
    guard scalar == "s" || scalar == "S" else { return false }
    return !isLetter(position + 1) && role(position + 1) != .apostrophe
  }

  private mutating func number() {
    let start = index
    let startByte = byte
    buffer.removeAll(keepingCapacity: true)
    var end = index
    var endByte = byte
    scan: while index < scalars.count {
      let scalar = scalars[index]
      let step = Folding.step(scalar)
      switch step.role {
      case .digit:
        add(step.first)
        skip()
        (end, endByte) = (index, byte)
      case .hidden where role(index + 1) == .digit: skip()
      case .punctuation where role(index + 1) == .digit:
        if scalar == "." || scalar == "\u{66B}" {
          buffer.append(".")
        } else if scalar != "\u{66C}" && !(scalar == "," && isGroup(index + 1)) {
          break scan
        }
        skip()
      default: break scan
      }
    }
    append(.number, start..<end, startByte..<endByte, String(scalars: buffer[...]))
  }

  /// Whether exactly three digits stand at a position, as after the comma of "1,500".
  private func isGroup(_ position: Int) -> Bool {
    (0..<3).allSatisfy { role(position + $0) == .digit } && role(position + 3) != .digit
  }
}
