/// A query that names a place by another: "Heri village near Abu Kamal", "السجن المركزي في الرقة".
///
/// The words that part the two are data of `name_words.tsv`; a comma does so too, and in Arabic the
/// particle ب.
struct QueryParts {
  /// What stands before: a name, or nothing but generic nouns.
  let head: String
  /// The wider or neighbouring place.
  let tail: String
  /// Whether the head only lies near the tail, not in it.
  let isNear: Bool

  /// Parts a query at its first comma, else at its last word that does so; nil where there is none.
  init?(_ name: String, _ words: SharedWords) {
    var name = name
    let parts = name.withUTF8 { utf8 -> QueryParts? in
      if let comma = Self.firstComma(utf8) {
        return QueryParts(utf8, ..<comma.lowerBound, comma.upperBound..., isNear: false)
      }
      return FoldedName.withWords(of: utf8) { tokens -> QueryParts? in
        for position in tokens.indices.reversed().dropLast() {
          let token = tokens[position]
          if position < tokens.count - 1, let isNear = words.isNear(token.hash) {
            return QueryParts(utf8, ..<Int(token.start), Int(token.end)..., isNear: isNear)
          }
          // "بالرقة": the particle with the article is no letter of a name.
          if token.kind == .arabic, token.letters >= 6, token.letter(0) == 0x628,
            token.letter(1) == 0x627, token.letter(2) == 0x644
          {
            return QueryParts(utf8, ..<Int(token.start), (Int(token.start) + 2)..., isNear: false)
          }
        }
        return nil
      } ?? nil
    }
    guard let parts, !parts.head.isEmpty, !parts.tail.isEmpty else { return nil }
    self = parts
  }

  /// The first comma, Latin or Arabic: what follows may have further ones.
  private static func firstComma(_ text: UnsafeBufferPointer<UInt8>) -> Range<Int>? {
    for (position, byte) in text.enumerated() where position > 0 {
      if byte == UInt8(ascii: ",") { return position..<(position + 1) }
      // U+060C
      if byte == 0xD8, position + 1 < text.count, text[position + 1] == 0x8C {
        return position..<(position + 2)
      }
    }
    return nil
  }

  private init(
    _ text: UnsafeBufferPointer<UInt8>, _ head: PartialRangeUpTo<Int>,
    _ tail: PartialRangeFrom<Int>, isNear: Bool
  ) {
    self.head = String(decoding: text[head], as: UTF8.self)
    self.tail = String(decoding: text[tail], as: UTF8.self)
    self.isNear = isNear
  }
}
