/// The words of a folded name as look-up sees them: articles off, generic nouns known.
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
  /// Bit n tells whether word n had an article.
  let articles: UInt8

  /// Takes the articles off the words of a folded name.
  ///
  /// A name that is nothing but articles keeps them.
  init(_ folded: [String]) {
    var words: [String] = []
    var articles: UInt8 = 0
    var pending = false
    for (position, word) in folded.enumerated() {
      if position < folded.count - 1, Self.latinArticles.contains(word) {
        pending = true
        continue
      }
      var bare = word
      if Clitics.hasArticle(word) {
        bare = String(String.UnicodeScalarView(word.unicodeScalars.dropFirst(2)))
        pending = true
      }
      if pending, words.count < 8 { articles |= 1 << UInt8(words.count) }
      pending = false
      words.append(bare)
    }
    self.words = words
    self.articles = articles
  }

  /// The key of a name as the gazetteer writes it.
  init(name: String) {
    self.init(Tokenizer.tokens(of: name).filter(\.isWord).map(\.folded))
  }

  /// The words between the generic nouns at the front and the back, and the class that these make
  /// one expect; nil when there is no generic noun or nothing is left.
  func withoutGenerics(_ generics: [String: NameWords.Generic]) -> (Range<Int>, FeatureClass?)? {
    var range = words.indices
    var featureClass: FeatureClass?
    while range.count > 1, let generic = generics[words[range.lowerBound]], generic.before {
      featureClass = featureClass ?? generic.featureClass
      range = (range.lowerBound + 1)..<range.upperBound
    }
    while range.count > 1, let generic = generics[words[range.upperBound - 1]], generic.after {
      featureClass = featureClass ?? generic.featureClass
      range = range.lowerBound..<(range.upperBound - 1)
    }
    guard range != words.indices else { return nil }
    // What is left must be a name of its own: three letters at least.
    guard words[range].reduce(0, { $0 + $1.unicodeScalars.count }) >= 3 else { return nil }
    return (range, featureClass)
  }
}
