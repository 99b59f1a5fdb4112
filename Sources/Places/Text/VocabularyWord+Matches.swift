extension VocabularyWord {
  /// The entries of a table that begin with this word, which stands at an index of some words; the
  /// longest form first.
  func matches(in table: Int, at index: Int, of words: [VocabularyWord]) -> [WordTable.Match] {
    var found: [WordTable.Match] = []
    for opening in openings(in: table) {
      guard let end = opening.reach(from: index, in: words) else { continue }
      let tokens = index..<end
      // The first reading that gives an entry is the plainest one; later ones add nothing.
      if found.contains(where: { $0.entry == opening.form.entry && $0.tokens == tokens }) {
        continue
      }
      found.append(
        WordTable.Match(
          entry: opening.form.entry, tokens: tokens, prefix: opening.prefix,
          hasArticle: opening.hasArticle, ending: opening.ending, isFuture: opening.isFuture))
    }
    if found.count < 2 { return found }
    return found.sorted { ($1.tokens.count, $0.entry) < ($0.tokens.count, $1.entry) }
  }
}

extension WordOpening {
  /// Where the form ends when its words follow each other from `index` on; nil when they do not.
  fileprivate func reach(from index: Int, in words: [VocabularyWord]) -> Int? {
    if form.rest.isEmpty { return index + 1 }
    // An ending on the first word of a phrase breaks the phrase, but for the bare accusative.
    guard ending.isEmpty || ending == "ا" else { return nil }
    var position = index + 1
    for (offset, number) in form.rest.enumerated() {
      while position < words.count,
        words[position].isQuotation || isAbbreviationStop(position, words)
      {
        position += 1
      }
      guard position < words.count,
        words[position].fits(
          number, isLast: offset == form.rest.count - 1, isLatin: form.isLatin)
      else { return nil }
      position += 1
    }
    return position
  }

  /// The stop of "U.S.", behind a single letter.
  private func isAbbreviationStop(_ index: Int, _ words: [VocabularyWord]) -> Bool {
    words[index].isStop && index > 0 && words[index - 1].isLetter
  }
}
