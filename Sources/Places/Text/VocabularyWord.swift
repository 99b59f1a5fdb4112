/// A form of a table's row.
struct WordForm: Sendable {
  /// The number of the row.
  let entry: Int
  /// How it may be bent.
  let inflection: Inflection
  let isLatin: Bool
  /// Whether it is listed with its article.
  let hasArticle: Bool
  /// The number of the table in its ``Vocabulary``.
  var table = 0
  /// The numbers of the words after the first.
  var rest: [Int32] = []
}

/// A form that may begin with a word, and how that word is bent.
struct WordOpening: Sendable {
  let form: WordForm
  var prefix = ""
  var hasArticle = false
  var ending = ""
  var isFuture = false
}

/// What a ``Vocabulary`` knows of a word.
final class VocabularyWord: Sendable {
  /// A word as a token spells it: what it is made of and its folded form.
  struct Spelling: Hashable {
    private let kind: Token.Kind
    private let folded: ExactText

    init(_ token: Token) {
      kind = token.kind
      folded = ExactText(token.folded)
    }
  }

  /// The forms that may begin with it, by table.
  private let openings: [[WordOpening]]
  /// The tables that have forms which may begin with it.
  let tables: [Int]
  /// Its number as a later word of a form: as it stands, without its article, and without the ending
  /// of the accusative; 0 where no form has it.
  let whole: Int32
  let bare: Int32
  let unended: Int32
  /// Whether it is a quotation mark, which forms pass over.
  let isQuotation: Bool
  /// Whether it is a full stop, and whether one Latin letter: "U.S." is one form.
  let isStop: Bool
  let isLetter: Bool

  init(
    openings: [[WordOpening]], whole: Int32, bare: Int32, unended: Int32, isQuotation: Bool,
    isStop: Bool, isLetter: Bool
  ) {
    self.openings = openings
    tables = openings.indices.filter { !openings[$0].isEmpty }
    self.whole = whole
    self.bare = bare
    self.unended = unended
    self.isQuotation = isQuotation
    self.isStop = isStop
    self.isLetter = isLetter
  }

  /// The forms of a table that may begin with it, the plainest reading first.
  func openings(in table: Int) -> [WordOpening] { openings[table] }

  /// Whether it is a later word of a form.
  func fits(_ number: Int32, isLast: Bool, isLatin: Bool) -> Bool {
    whole == number || bare == number || (isLast && !isLatin && unended == number)
  }
}
