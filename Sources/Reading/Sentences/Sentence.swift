import Places

/// One sentence of a report.
struct Sentence: Sendable {
  /// Its tokens.
  let tokens: Range<Int>
  /// Whether it is the report's title.
  let isTitle: Bool
  /// Whether it ends with a question mark.
  let isQuestion: Bool
}

/// Cuts a report into sentences and leaves out what belongs to the page around it.
struct SentenceSplitter {
  let discourse: WordTable
  /// No writer's sentence is longer; a text without stops is cut, so that reading stays linear.
  private static let longest = 400

  /// The sentences of a report, in order.
  ///
  /// A line is a sentence at least. A line that begins with words such as "Read more" or "كلمات مفتاحية"
  /// ends the report: what follows are the page's other headlines.
  ///
  /// - Parameters:
  ///   - tokens: The tokens of the report.
  ///   - hasTitle: Whether its first line is a title.
  ///   - unbroken: What no sentence ends inside of, in order: coordinates such as "33,5021; 38,6175".
  /// - Returns: The sentences, the title among them.
  func sentences(of tokens: TokenText, hasTitle: Bool, unbroken: [Range<Int>] = []) -> [Sentence] {
    var sentences: [Sentence] = []
    var start = 0
    var isTitle = hasTitle
    func close(at end: Int, question: Bool) {
      if (start..<end).contains(where: { tokens[$0].isWord }) {
        sentences.append(
          Sentence(tokens: start..<end, isTitle: isTitle, isQuestion: question))
      }
    }
    var rest = unbroken[...]
    for index in tokens.indices {
      let token = tokens[index]
      while let first = rest.first, first.upperBound <= index { rest.removeFirst() }
      if let first = rest.first, first.contains(index), index > first.lowerBound { continue }
      if token.kind == .newline {
        close(at: index, question: false)
        if !sentences.isEmpty { isTitle = false }
        start = index + 1
      } else if index == start, !isTitle, isBoilerplate(at: index, in: tokens) {
        return sentences
      } else if index - start >= Self.longest {
        close(at: index, question: false)
        start = index
      } else if token.kind == .punctuation, ends(at: index, in: tokens) {
        close(at: index, question: token.folded == "?" || token.folded == "؟")
        start = index + 1
      }
    }
    close(at: tokens.count, question: false)
    return sentences
  }

  /// Whether a line that begins here belongs to the page: the words stand alone or lead a short line.
  private func isBoilerplate(at index: Int, in tokens: TokenText) -> Bool {
    guard tokens[index].isWord,
      let match = discourse.matches(at: index, in: tokens).first(where: {
        discourse.entries[$0.entry]["class"] == "boilerplate"
      })
    else { return false }
    let rest = tokens[match.tokens.upperBound...].prefix { $0.kind != .newline }
    return rest.count < 12
  }

  private func ends(at index: Int, in tokens: TokenText) -> Bool {
    switch tokens[index].folded {
    case "!", "?", "؟", "؛", ";", "…": return true
    case ".":
      guard index > 0, index + 1 < tokens.count else { return true }
      let previous = tokens[index - 1]
      let next = tokens[index + 1]
      // "Oct. 23", "U.S. forces", "ص.م": a stop after a short word before a word on the same line.
      if previous.scalars.upperBound == tokens[index].scalars.lowerBound, previous.kind == .latin {
        if previous.folded.utf8.count == 1 { return next.kind == .newline }
        if Self.abbreviations.contains(previous.folded) { return next.kind == .newline }
      }
      return
        !(previous.kind == .number && next.kind == .number
        && next.scalars.lowerBound == tokens[index].scalars.upperBound)
    default: return false
    }
  }

  private static let abbreviations: Set<String> = [
    "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sept", "sep", "oct", "nov", "dec", "mr",
    "mrs",
    "gen", "col", "lt", "maj", "capt", "sgt", "dr", "st", "no", "km", "approx",
  ]
}
