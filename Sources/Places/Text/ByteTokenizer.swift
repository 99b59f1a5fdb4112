/// Splits UTF-8 bytes into the tokens that ``Tokenizer`` makes, without making strings.
///
/// It goes on where it stopped, so that a long text needs a small buffer only. Bytes that are no UTF-8
/// are tokens of kind other and never trap.
struct ByteTokenizer {
  /// The text.
  private let text: UnsafeBufferPointer<UInt8>
  private let low: UnsafeBufferPointer<UInt32>
  /// Where the next token is looked for.
  private var index: Int
  /// Whether the scalar before ``index`` is a letter.
  private var isBehindLetter = false
  private var isHyphenated = false

  /// Begins at a byte of a text of less than 4 GiB.
  ///
  /// - Parameters:
  ///   - text: The bytes.
  ///   - low: ``FoldingBytes/low``, held by the caller for as long as the tokenizer lives.
  init(_ text: UnsafeBufferPointer<UInt8>, low: UnsafeBufferPointer<UInt32>) {
    self.text = text
    self.low = low
    index = 0
  }

  /// Whether the text is read to its end.
  var isAtEnd: Bool { index >= text.count }

  /// Writes the next tokens into a buffer of two or more and tells how many there are; fewer than
  /// fit, less one, only at the end of the text.
  mutating func fill<Judge: WordJudge>(
    _ buffer: UnsafeMutableBufferPointer<ByteToken>, memo: WordMemo<Judge>?
  ) -> Int {
    var count = 0
    // A word may leave two tokens: itself and the possessive ending.
    let last = buffer.count - 2
    while count <= last, index < text.count {
      if let memo { recall(buffer, &count, last, memo) }
      guard count <= last, index < text.count else { break }
      let (start, first) = (index, count)
      next(buffer, &count)
      if let memo, count == first + 1 {
        memo.learn(text, at: start, next: index, endsInLetter: isBehindLetter, buffer[first])
      }
    }
    return count
  }

  /// Writes tokens as long as they are words that a memo knows, and single marks.
  @inline(__always)
  private mutating func recall<Judge: WordJudge>(
    _ buffer: UnsafeMutableBufferPointer<ByteToken>, _ count: inout Int, _ last: Int,
    _ memo: WordMemo<Judge>
  ) {
    guard let base = text.baseAddress, let tokens = buffer.baseAddress else { return }
    let end = text.count - WordPiece.reach
    var (index, filled) = (index, count)
    var (isBehindLetter, isHyphenated) = (isBehindLetter, isHyphenated)
    while filled <= last, index <= end {
      let (piece, length) = WordPiece.read(base + index)
      guard length > 0 else {
        let byte = base[index]
        if byte == 0x20 {
          index += 1
          isBehindLetter = false
          continue
        }
        guard low[Int(byte & 0x7F)] >> 16 == UInt32(Folding.Role.punctuation.rawValue), byte < 0x80
        else { break }
        tokens[filled] = ByteToken(mark: byte, at: UInt32(truncatingIfNeeded: index))
        if isHyphenated { tokens[filled].flags.insert(.hyphenated) }
        (isBehindLetter, isHyphenated) = (false, false)
        filled += 1
        index += 1
        continue
      }
      guard let known = memo.recall(piece) else { break }
      let token = tokens + filled
      UnsafeMutableRawPointer(token).copyMemory(
        from: known, byteCount: MemoryLayout<ByteToken>.size)
      token.pointee.start = UInt32(truncatingIfNeeded: index)
      token.pointee.end &+= UInt32(truncatingIfNeeded: index)
      if isHyphenated {
        token.pointee.flags.insert(.hyphenated)
        isHyphenated = false
      }
      filled += 1
      // The next word is looked for before it is known what this one is: nearly always the piece is
      // all word, which the processor may foresee.
      if known.pointee.isWhole {
        let isSpace = base[index + length] == 0x20
        index += length + (isSpace ? 1 : 0)
        isBehindLetter = !isSpace
      } else {
        index += Int(known.pointee.token.start)
        isBehindLetter = known.pointee.endsInLetter
      }
    }
    (self.index, count) = (index, filled)
    (self.isBehindLetter, self.isHyphenated) = (isBehindLetter, isHyphenated)
  }

  /// Goes past one scalar that is no part of a word, or reads a word or a number.
  private mutating func next(_ buffer: UnsafeMutableBufferPointer<ByteToken>, _ count: inout Int) {
    let (value, step, width) = scalar(index)
    switch Self.role(step) {
    case .space, .hidden, .mark: skip(width)
    case .newline: single(.newline, 0x0A, width, buffer, &count)
    case .punctuation, .apostrophe: single(.punctuation, value, width, buffer, &count)
    case .hyphen:
      if isBehindLetter, isLetter(index + width) {
        skip(width)
        isHyphenated = true
      } else {
        single(.punctuation, value, width, buffer, &count)
      }
    case .digit: number(buffer, &count)
    case .arabic: word(.arabic, .arabic, buffer, &count)
    case .latin: word(.latin, .latin, buffer, &count)
    case .other:
      if Self.isAlphabetic(value) {
        word(.other, .other, buffer, &count)
      } else {
        single(.other, value, width, buffer, &count)
      }
    }
  }

  /// The scalar at a byte, its packed step, and its width in bytes.
  @inline(__always)
  private func scalar(_ index: Int) -> (value: UInt32, step: UInt32, width: Int) {
    let first = UInt32(text[index])
    if first < 0x80 { return (first, low[Int(first)], 1) }
    // Two bytes of the table: Latin with marks, Arabic.
    if first < 0xDC, first >= 0xC2, index + 1 < text.count {
      let second = UInt32(text[index + 1])
      if second & 0xC0 == 0x80 {
        let value = (first & 0x1F) << 6 | (second & 0x3F)
        return (value, low[Int(value)], 2)
      }
    }
    return rare(index)
  }

  @inline(never)
  private func rare(_ index: Int) -> (value: UInt32, step: UInt32, width: Int) {
    let (value, width) = FoldingBytes.scalar(text, at: index)
    let step = Unicode.Scalar(value).map { Folding.step($0) } ?? Folding.Step(role: .other)
    let several = step.second != 0 ? FoldingBytes.several : 0
    return (value, UInt32(step.first) | UInt32(step.role.rawValue) << 16 | several, width)
  }

  @inline(__always)
  private static func role(_ step: UInt32) -> Folding.Role {
    Folding.Role(rawValue: UInt8(truncatingIfNeeded: step >> 16)) ?? .other
  }

  private static func isAlphabetic(_ value: UInt32) -> Bool {
    Unicode.Scalar(value)?.properties.isAlphabetic ?? false
  }

  /// The role of the scalar at a byte; nil at the end of the text.
  private func role(_ position: Int) -> Folding.Role? {
    position < text.count ? Self.role(scalar(position).step) : nil
  }

  /// Whether a letter begins at a byte, marks and hidden marks aside.
  private func isLetter(_ start: Int) -> Bool {
    var position = start
    while position < text.count {
      let (value, step, width) = scalar(position)
      switch Self.role(step) {
      case .mark, .hidden: position += width
      case .arabic, .latin: return true
      case .other: return Self.isAlphabetic(value)
      default: return false
      }
    }
    return false
  }

  @inline(__always)
  private mutating func skip(_ width: Int) {
    index += width
    isBehindLetter = false
  }

  private mutating func append(
    _ token: ByteToken, _ buffer: UnsafeMutableBufferPointer<ByteToken>, _ count: inout Int
  ) {
    buffer[count] = token
    if isHyphenated { buffer[count].flags.insert(.hyphenated) }
    isHyphenated = false
    count += 1
  }

  private mutating func single(
    _ kind: Token.Kind, _ letter: UInt32, _ width: Int,
    _ buffer: UnsafeMutableBufferPointer<ByteToken>, _ count: inout Int
  ) {
    var token = ByteToken()
    token.kind = kind
    token.longer = 0
    token.start = UInt32(truncatingIfNeeded: index)
    let isReturn = text[index] == 0x0D
    token.add(letter)
    skip(width)
    // A line feed after a carriage return belongs to the same end of line.
    if kind == .newline, isReturn, index < text.count, text[index] == 0x0A { index += 1 }
    token.end = UInt32(truncatingIfNeeded: index)
    append(token, buffer, &count)
  }

  /// Adds the folded letters of a scalar whose step has several, or that has no step.
  @inline(never)
  private func add(_ value: UInt32, _ own: Folding.Role, to token: inout ByteToken) {
    guard let scalar = Unicode.Scalar(value) else { return }
    if own == .other {
      for small in scalar.properties.lowercaseMapping.unicodeScalars { token.add(small.value) }
      return
    }
    let step = Folding.step(scalar)
    for letter in [step.first, step.second, step.third] where letter != 0 {
      token.add(UInt32(letter))
    }
  }

  private mutating func word(
    _ kind: Token.Kind, _ own: Folding.Role, _ buffer: UnsafeMutableBufferPointer<ByteToken>,
    _ count: inout Int
  ) {
    var token = ByteToken()
    token.kind = kind
    token.start = UInt32(truncatingIfNeeded: index)
    let first = scalar(index).value
    var end = index
    var scalars = 0
    scan: while index < text.count {
      let (value, step, width) = scalar(index)
      switch Self.role(step) {
      case own where own != .other || Self.isAlphabetic(value):
        if own == .other || step & FoldingBytes.several != 0 {
          add(value, own, to: &token)
        } else {
          token.add(step & 0xFFFF)
        }
        scalars += 1
        index += width
        isBehindLetter = true
        end = index
      case .mark:
        skip(width)
        end = index
      case .hidden: skip(width)
      case .apostrophe where own == .latin && role(index + width) == .latin:
        if scalars >= 4, isPossessive(index + width) { break scan }
        skip(width)
      default: break scan
      }
    }
    guard token.letters > 0 else {
      isHyphenated = false
      return
    }
    token.end = UInt32(truncatingIfNeeded: end)
    if own == .latin, Self.isCapital(first) { token.flags.insert(.capitalized) }
    if own == .other { token.flags.insert(.alphabetic) }
    if LatinArticles.contains(token) { token.flags.insert(.article) }
    append(token, buffer, &count)
    if own == .latin, scalars >= 4, role(index) == .apostrophe {
      possessive(buffer, &count)
    }
  }

  /// The ending `'s`, where it stands here.
  private mutating func possessive(
    _ buffer: UnsafeMutableBufferPointer<ByteToken>, _ count: inout Int
  ) {
    let width = scalar(index).width
    guard isPossessive(index + width) else { return }
    var token = ByteToken()
    token.kind = .punctuation
    token.longer = 0
    token.start = UInt32(truncatingIfNeeded: index)
    index += width + 1
    isBehindLetter = true
    token.end = UInt32(truncatingIfNeeded: index)
    token.add(0x27)
    token.add(0x73)
    append(token, buffer, &count)
  }

  private static func isCapital(_ value: UInt32) -> Bool {
    value < 0x80 ? value < 0x61 : Unicode.Scalar(value)?.properties.isUppercase ?? false
  }

  /// Whether a lone "s" stands at a byte, as in "Syria's".
  private func isPossessive(_ position: Int) -> Bool {
    guard position < text.count, text[position] | 0x20 == 0x73 else { return false }
    return !isLetter(position + 1) && role(position + 1) != .apostrophe
  }

  private mutating func number(
    _ buffer: UnsafeMutableBufferPointer<ByteToken>, _ count: inout Int
  ) {
    var token = ByteToken()
    token.kind = .number
    token.longer = 0
    token.start = UInt32(truncatingIfNeeded: index)
    var end = index
    scan: while index < text.count {
      let (value, step, width) = scalar(index)
      switch Self.role(step) {
      case .digit:
        token.add(step & 0xFFFF)
        skip(width)
        end = index
      case .hidden where role(index + width) == .digit: skip(width)
      case .punctuation where role(index + width) == .digit:
        if value == 0x2E || value == 0x66B {
          token.add(0x2E)
        } else if value != 0x66C && !(value == 0x2C && isGroup(index + width)) {
          break scan
        }
        skip(width)
      default: break scan
      }
    }
    token.end = UInt32(truncatingIfNeeded: end)
    append(token, buffer, &count)
  }

  /// Whether exactly three digits stand at a byte, as after the comma of "1,500".
  private func isGroup(_ start: Int) -> Bool {
    var position = start
    for _ in 0..<3 {
      guard role(position) == .digit else { return false }
      position += scalar(position).width
    }
    return role(position) != .digit
  }
}
