/// The Arabic article in Latin letters, plain and assimilated, as tokens show it.
enum LatinArticles {
  /// Whether a word is an article: "al", "ash"; a token that was read has it as a flag.
  @inline(__always)
  static func contains(_ token: ByteToken) -> Bool {
    guard token.kind == .latin, token.letters == 2 || token.letters == 3 else { return false }
    // They begin with a vowel.
    guard token.letter(0) < 0x80, 0x20_0222 >> (token.letter(0) & 31) & 1 == 1 else { return false }
    return heads.contains(token.head)
  }

  /// Whether it is an article that is a word of other meaning at the start of a name in a sentence.
  @inline(__always)
  static func containsDoubtful(_ token: ByteToken) -> Bool {
    guard token.kind == .latin, token.letters == 2 else { return false }
    return doubtfulHeads.contains(token.head)
  }

  private static let heads = packed(NameKey.latinArticles)
  private static let doubtfulHeads = packed(NameKey.doubtfulArticles)

  private static func packed(_ words: Set<String>) -> [UInt64] {
    words.sorted().map { word in
      var token = ByteToken()
      for scalar in word.unicodeScalars { token.add(scalar.value) }
      return token.head
    }
  }
}
