import Synchronization

/// The forms of several tables, looked up together, so that a word of a text is bent and searched for
/// once, however many tables know it and however often it comes again.
///
/// A text has few different words: what is known of each is remembered, up to a bound. The answers
/// depend on the forms alone, so that it shows in no result who asked first.
public final class Vocabulary: Sendable {
  private struct State {
    /// The forms of all tables by their first word.
    var forms: [ExactText: [WordForm]] = [:]
    /// The numbers of the words that stand behind the first in a form, from 1 on.
    var later: [ExactText: Int32] = [:]
    var tables = 0
    var known: [VocabularyWord.Spelling: VocabularyWord] = [:]
  }

  /// With so many words, about 20 MB, it begins anew: frequent ones are back at once.
  private static let most = 40_000

  /// Longer words, in bytes, come once.
  private static let longest = 64

  private let state = Mutex(State())

  /// Makes an empty vocabulary.
  public init() {}

  /// Adds the forms of a table.
  ///
  /// - Parameter forms: Each with its words, the first one as it is looked up.
  /// - Returns: The table's number.
  func add(_ forms: [(words: [String], form: WordForm)]) -> Int {
    state.withLock { state in
      let table = state.tables
      for (words, form) in forms {
        guard let first = words.first else { continue }
        var form = form
        form.table = table
        form.rest = words.dropFirst().map { word in
          let number = state.later[ExactText(word)] ?? Int32(state.later.count + 1)
          state.later[ExactText(word)] = number
          return number
        }
        state.forms[ExactText(first), default: []].append(form)
      }
      state.tables += 1
      state.known.removeAll()
      return table
    }
  }

  /// What is known of the tokens of a text, in their order, and how many tables there are.
  func words(of tokens: [Token]) -> (words: [VocabularyWord], tables: Int) {
    state.withLock { state in
      let words = tokens.map { token in
        let spelling = VocabularyWord.Spelling(token)
        if let known = state.known[spelling] { return known }
        guard token.folded.utf8.count <= Self.longest else { return Self.word(token, in: state) }
        if state.known.count >= Self.most { state.known.removeAll(keepingCapacity: true) }
        let word = Self.word(token, in: state)
        state.known[spelling] = word
        return word
      }
      return (words, state.tables)
    }
  }

  /// Looks a word up in all tables.
  private static func word(_ token: Token, in state: State) -> VocabularyWord {
    var openings = [[WordOpening]](repeating: [], count: state.tables)
    switch token.kind {
    case .arabic:
      for reading in Inflection.readings(of: token.folded) {
        for form in state.forms[ExactText(reading.key)] ?? [] where !form.isLatin {
          guard reading.allowed(form.inflection, articleWanted: form.hasArticle) else { continue }
          openings[form.table].append(
            WordOpening(
              form: form, prefix: reading.prefix, hasArticle: reading.hasArticle,
              ending: reading.ending, isFuture: reading.isFuture))
        }
      }
    case .latin, .number:
      for form in state.forms[ExactText(token.folded)] ?? []
      where form.isLatin || token.kind == .number {
        openings[form.table].append(WordOpening(form: form))
      }
    case .punctuation, .newline, .other: break
    }
    let folded = token.folded
    func later(_ word: String) -> Int32 { state.later[ExactText(word)] ?? 0 }
    return VocabularyWord(
      openings: openings, whole: later(folded),
      bare: later(Clitics.bare(folded)),
      unended: folded.hasSuffix("ا") ? later(String(folded.dropLast())) : 0,
      isQuotation: token.isQuotation, isStop: folded == ".",
      isLetter: token.kind == .latin && folded.utf8.count == 1)
  }
}
