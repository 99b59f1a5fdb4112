/// The words of a folded name without their articles.
struct NameKey {
  /// Latin articles, plain and assimilated; "at", "as" and "an" are English words too.
  static let latinArticles: Set<String> = [
    "al", "el", "ul", "il", "ash", "as", "at", "ad", "ar", "an", "az", "ath", "adh", "esh", "es",
    "et", "ed", "er", "en", "ez", "eth", "edh",
  ]
  /// Articles that are words of other meaning at the start of a name in a sentence.
  static let doubtfulArticles: Set<String> = [
    "as", "at", "ad", "an", "es", "et", "ed", "er", "en", "il", "ar",
  ]

  /// The words, without articles.
  let words: [String]

  /// Takes the articles off the words of a folded name.
  ///
  /// A name that is nothing but articles keeps them.
  init(_ folded: [String]) {
    var words: [String] = []
    for (position, word) in folded.enumerated() {
      if position < folded.count - 1, Self.latinArticles.contains(word) {
        continue
      }
      words.append(Clitics.bare(word))
    }
    self.words = words
  }

  /// The key of a name as the gazetteer writes it.
  init(name: String) {
    self.init(Tokenizer.tokens(of: name).filter(\.isWord).map(\.folded))
  }
}
