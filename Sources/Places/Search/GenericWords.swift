/// Generic nouns by their folded form without article: "الحقل" and "حقل" are one.
struct GenericWords: Sendable {
  private let hashes: [NameHash: NameWords.Generic]

  init(_ generics: [String: NameWords.Generic]) {
    var words: [String: NameWords.Generic] = [:]
    for (word, generic) in generics.sorted(by: { $0.key < $1.key }) {
      words[Clitics.bare(word)] = generic
    }
    var hashes: [NameHash: NameWords.Generic] = [:]
    for (word, generic) in words { hashes[NameHash(word)] = generic }
    self.hashes = hashes
  }

  /// By the hash of the bare word.
  subscript(_ bare: NameHash) -> NameWords.Generic? { hashes[bare] }
}
