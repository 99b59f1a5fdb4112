/// Cuts the tokens of a text into runs of elements that coordinates may be made of.
///
/// One pass over the tokens; words are looked up only near a number.
struct CoordinateLexer {
  let tokens: TokenText
  let scalars: [Unicode.Scalar]
  let words: WordTable

  private var run: [CoordinateElement] = []
  /// Coordinates have no more tokens than these before or between their numbers.
  private static let reach = 8

  init(tokens: TokenText, scalars: [Unicode.Scalar], words: WordTable) {
    self.tokens = tokens
    self.scalars = scalars
    self.words = words
  }

  /// Calls `body` with each run that has two numbers or more.
  mutating func runs(_ body: ([CoordinateElement]) -> Void) {
    var last = -Self.reach - 1
    var next = number(from: 0)
    var index = 0
    while index < tokens.count {
      if index - last > Self.reach, next - index > Self.reach {
        finish(body)
        index = next - Self.reach
        continue
      }
      index = add(index)
      if run.last?.kind == .other { finish(body) }
      while next < index {
        last = next
        next = number(from: next + 1)
      }
    }
    finish(body)
  }

  /// The first number from a token on; far behind the text where there is none.
  private func number(from start: Int) -> Int {
    var index = start
    while index < tokens.count, tokens[index].kind != .number { index += 1 }
    return index < tokens.count ? index : tokens.count + 2 * Self.reach
  }

  private mutating func finish(_ body: ([CoordinateElement]) -> Void) {
    for part in run.split(whereSeparator: { $0.kind == .other }) {
      var numbers = 0
      for element in part {
        if case .number = element.kind { numbers += 1 }
      }
      if numbers >= 2 { body(Array(part)) }
    }
    run.removeAll(keepingCapacity: true)
  }

  /// Adds what a token is; returns the token behind.
  private mutating func add(_ index: Int) -> Int {
    let token = tokens[index]
    switch token.kind {
    case .number: addNumbers(of: token, index)
    case .newline: add(.newline, token.scalars, index)
    case .punctuation: add(mark(token), token.scalars, index)
    case .other where !token.isWord: add(mark(token), token.scalars, index)
    case .arabic, .latin, .other: return addWord(token, index)
    }
    return index + 1
  }

  private mutating func add(
    _ kind: CoordinateElement.Kind, _ range: Range<Int>, _ token: Int
  ) {
    run.append(CoordinateElement(kind: kind, scalars: range, token: token))
  }

  // MARK: Marks

  private func mark(_ token: Token) -> CoordinateElement.Kind {
    guard token.scalars.count == 1 else { return .other }
    return Self.mark(scalars[token.scalars.lowerBound])
  }

  private static func mark(_ scalar: Unicode.Scalar) -> CoordinateElement.Kind {
    switch scalar {
    case "°", "º", "˚": .degree
    case "′", "'", "’", "‘", "´", "`", "ʹ", "ʼ": .minute
    case "″", "\"", "”", "“", "ʺ": .second
    case ",", "،", "٬": .comma
    case ";", "؛": .semicolon
    case "/", "|": .slash
    case ":", "=": .colon
    case "-", "−", "–": .sign(isMinus: true)
    case "+": .sign(isMinus: false)
    case "(", "[": .open
    case ")", "]": .close
    default: .other
    }
  }

  // MARK: Numbers

  /// The numbers of one token, which the tokenizer may have taken for one number with groups.
  private mutating func addNumbers(of token: Token, _ index: Int) {
    var position = token.scalars.lowerBound
    let end = token.scalars.upperBound
    while position < end {
      guard Self.digit(scalars[position]) != nil else {
        let kind = Self.mark(scalars[position])
        if kind != .other || !Self.isHidden(scalars[position]) {
          add(kind, position..<(position + 1), index)
        }
        position += 1
        continue
      }
      let start = position
      var number = WrittenNumber(mantissa: 0, digits: 0, decimals: 0)
      var points = 0
      while position < end {
        if let digit = Self.digit(scalars[position]) {
          if number.digits + number.decimals < 18 {
            number.mantissa = number.mantissa * 10 + Double(digit)
            if points == 0 { number.digits += 1 } else { number.decimals += 1 }
          } else if points == 0 {
            // No coordinate has so many.
            number.digits += 1
          }
        } else if Self.isPoint(scalars[position]) {
          points += 1
        } else if !Self.isHidden(scalars[position]) {
          break
        }
        position += 1
      }
      // 2024.01.15 is a date, 1.2.3 a version.
      add(points < 2 ? .number(number) : .other, start..<position, index)
    }
  }

  private static func isPoint(_ scalar: Unicode.Scalar) -> Bool {
    scalar == "." || scalar == "\u{66B}"
  }

  /// The value of a digit, Arabic-Indic and Persian ones included.
  private static func digit(_ scalar: Unicode.Scalar) -> Int? {
    switch scalar.value {
    case 0x30...0x39: Int(scalar.value) - 0x30
    case 0x660...0x669: Int(scalar.value) - 0x660
    case 0x6F0...0x6F9: Int(scalar.value) - 0x6F0
    default: nil
    }
  }

  private static func isHidden(_ scalar: Unicode.Scalar) -> Bool {
    Folding.step(scalar).role == .hidden
  }

  // MARK: Words

  private mutating func addWord(_ token: Token, _ index: Int) -> Int {
    var range = token.scalars
    // º and ʹ are letters to Unicode, so that "ºN" is one word.
    while !range.isEmpty {
      let kind = Self.mark(scalars[range.lowerBound])
      guard kind == .degree || kind == .minute || kind == .second else { break }
      add(kind, range.lowerBound..<(range.lowerBound + 1), index)
      range = (range.lowerBound + 1)..<range.upperBound
    }
    guard !range.isEmpty else { return index + 1 }
    let isWhole = range == token.scalars
    if isWhole, let match = words.coordinateWord(at: index, in: tokens) {
      let last = tokens[match.end - 1].scalars.upperBound
      add(match.kind, range.lowerBound..<last, index)
      return match.end
    }
    add(letters(range, isLone: !isWhole), range, index)
    return index + 1
  }

  private func letters(_ range: Range<Int>, isLone: Bool) -> CoordinateElement.Kind {
    guard range.count <= 5 else { return .other }
    let isCapital = range.allSatisfy { ("A"..."Z").contains(scalars[$0]) }
    if isCapital { return .letters(range.count) }
    // "33°30′n"; whether "n" is a side or a word of its own is seen from what stands before.
    if range.count == 1, Compass(letter: scalars[range.lowerBound]) != nil { return .letters(1) }
    // "412345 mE", but not "1.9 ms".
    if range.count == 2, scalars[range.lowerBound] == "m" {
      let last = scalars[range.lowerBound + 1]
      if ("A"..."Z").contains(last), let side = Compass(letter: last) { return .direction(side) }
    }
    return .other
  }
}

extension Compass {
  /// The direction that a single letter means beside a number, as in ISO 6709.
  init?(letter: Unicode.Scalar) {
    switch letter {
    case "N", "n": self = .north
    case "S", "s": self = .south
    case "E", "e": self = .east
    case "W", "w": self = .west
    default: return nil
    }
  }

  /// The axis that a direction is counted along; nil between two of them.
  var axis: Axis? {
    switch self {
    case .north, .south: .latitude
    case .east, .west: .longitude
    default: nil
    }
  }
}
