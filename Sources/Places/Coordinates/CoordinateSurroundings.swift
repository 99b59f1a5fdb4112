/// The words around coordinates, and where they stand in the text.
struct CoordinateSurroundings {
  let tokens: TokenText
  let words: WordTable
  /// The whole text is asked for as one place.
  let isWhole: Bool

  /// How many tokens before a pair a word such as "coordinates" may stand.
  private static let reach = 5

  /// Whether a word that announces coordinates stands shortly before a token, on the same line and in
  /// the same sentence.
  func isAnnounced(_ token: Int) -> Bool {
    var index = token - 1
    while index >= 0, token - index <= Self.reach {
      if tokens[index].kind == .newline || [".", "؟", "?", "!"].contains(tokens[index].folded) {
        return false
      }
      if tokens[index].isWord, let end = words.coordinateWord("announce", at: index, in: tokens),
        end <= token
      {
        return true
      }
      index -= 1
    }
    return false
  }

  /// Whether numbers are money, a share, or so many of something.
  func isQuantity(_ range: Range<Int>) -> Bool {
    if range.lowerBound > 0, Self.isSymbol(tokens[range.lowerBound - 1]) { return true }
    let next = range.upperBound
    guard next < tokens.count else { return false }
    if Self.isSymbol(tokens[next]) { return true }
    return tokens[next].isWord
      && words.matches(at: next, in: tokens).contains {
        let entry = words.entries[$0.entry]
        return entry["class"] == "unit"
          || (entry["class"] == "coordinate" && entry["value"] == "quantity")
      }
  }

  private static func isSymbol(_ token: Token) -> Bool {
    guard !token.isWord, let scalar = token.folded.unicodeScalars.first else { return false }
    return scalar == "%" || scalar == "٪" || scalar.properties.generalCategory == .currencySymbol
  }

  /// The tokens from one to another, and those after them up to an offset in scalars.
  func tokens(from first: Int, to last: Int, reaching stop: Int) -> Range<Int> {
    var end = last + 1
    // The last element may be made of several tokens.
    while end < tokens.count, tokens[end].scalars.lowerBound < stop { end += 1 }
    return first..<end
  }

  /// The bytes of the UTF-8 form that some scalars have.
  func bytes(of range: Range<Int>, in scalars: [Unicode.Scalar]) -> Range<Int> {
    byte(of: range.lowerBound, in: scalars)..<byte(of: range.upperBound, in: scalars)
  }

  private func byte(of offset: Int, in scalars: [Unicode.Scalar]) -> Int {
    // The last token that begins at or before the offset.
    var low = 0
    var high = tokens.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if tokens[middle].scalars.lowerBound <= offset { low = middle } else { high = middle }
    }
    guard low < tokens.count else { return 0 }
    var byte = tokens[low].utf8.lowerBound
    for position in tokens[low].scalars.lowerBound..<max(offset, tokens[low].scalars.lowerBound) {
      byte += UTF8.width(scalars[position])
    }
    return byte
  }
}
