/// Words that many names share and that writers spell in many ways, or leave out: the data of
/// `name_words.tsv`.
struct SharedWords: Sendable {
  private var spellings: [NameHash: [UInt32]] = [:]
  private var links: Set<NameHash> = []
  private var relations: [NameHash: Bool] = [:]
  private var articles: Set<NameHash> = []
  private var endings: [[UInt32]] = []

  /// Has a word heard as another: "Tell" as "tall".
  mutating func add(_ word: String, as other: String) {
    spellings[NameHash(Folding.fold(word))] = other.unicodeScalars.map { $0.value }
  }

  /// Has a word between two others not heard at all: "Boneh-ye Alvan".
  mutating func addLink(_ word: String) { links.insert(NameHash(Folding.fold(word))) }

  /// Has a word before another not heard: "Ehl'-Khasaka".
  mutating func addArticle(_ word: String) { articles.insert(NameHash(Folding.fold(word))) }

  /// Has a word part a name from the place that it lies in or near.
  mutating func addRelation(_ word: String, isNear: Bool) {
    relations[NameHash(Folding.fold(word))] = isNear
  }

  /// Whether what stands before a word lies near what follows, or in it; nil where it says neither.
  func isNear(_ word: NameHash) -> Bool? { relations[word] }

  /// Has an ending of a name taken for a noun that may be missing: "Nuhköy".
  mutating func addEnding(_ ending: String) {
    endings.append(ending.unicodeScalars.map { LetterCase.lowered($0.value) })
  }

  /// How many letters at the end of a word are such an ending, when three others at least are left.
  func ending(of word: ArraySlice<UInt32>) -> Int? {
    endings.first { word.count >= $0.count + 3 && word.suffix($0.count).elementsEqual($0) }?.count
  }

  /// The letters that a word without its article is heard by; nil for its own.
  func letters(of word: NameHash) -> [UInt32]? { spellings[word] }

  /// Whether a word that another follows says nothing; some do so only when none stands before them.
  func isSilent(_ word: NameHash, isFirst: Bool) -> Bool {
    articles.contains(word) || (!isFirst && links.contains(word))
  }
}
