public import Diagnostics

/// Words and phrases of the lexicon, found in running text in the forms that Arabic and English give
/// them.
///
/// A table is a tab-separated file: one idea a row, its forms in the columns `ar` and `en`, parted by
/// `|`. A third language is a third column. How a form may be bent follows from the column `pos`;
/// see ``Inflection``.
public final class WordTable: Sendable {
  /// One row of the file.
  public struct Entry: Sendable {
    /// The row's cells with their columns, without the forms: few enough to be looked through faster
    /// than a dictionary.
    private let cells: [(column: String, text: String)]
    /// How its forms may be bent.
    public let inflection: Inflection

    /// The cell of a column; empty where the row has none.
    public subscript(column: String) -> String {
      for cell in cells where cell.column == column { return cell.text }
      return ""
    }

    init(cells: [(column: String, text: String)], inflection: Inflection) {
      self.cells = cells
      self.inflection = inflection
    }
  }

  /// A form of an entry, found in a text.
  public struct Match: Sendable {
    /// Which row.
    public let entry: Int
    /// The tokens that it covers.
    public let tokens: Range<Int>
    /// The particles written together with its first word: "و", "ب", "ول".
    public let prefix: String
    /// Whether the first word stands with the article.
    public let hasArticle: Bool
    /// The pronoun or ending after its last word: "ها" in "استهدافها".
    public let ending: String
    /// Whether a future particle stands before it (سـ).
    public let isFuture: Bool
  }

  /// The rows.
  public let entries: [Entry]
  /// Where its forms are looked up, and its number there.
  let vocabulary: Vocabulary
  let number: Int

  /// Reads a table.
  ///
  /// - Parameters:
  ///   - text: The file's contents.
  ///   - file: Its name, for errors.
  ///   - languages: The columns that hold forms.
  ///   - vocabulary: Tables that share one look a word up together.
  /// - Throws: A ``Diagnostic`` with line and fix when the header or a row is not as it should be.
  public init(
    text: String, file: String, languages: [String] = ["ar", "en"],
    in vocabulary: Vocabulary = Vocabulary()
  ) throws(Diagnostic) {
    var entries: [Entry] = []
    var forms: [(words: [String], form: WordForm)] = []
    var header: [Substring]?
    for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated()
    {
      if line.isEmpty || line.hasPrefix("#") { continue }
      let cells = line.split(separator: "\t", omittingEmptySubsequences: false)
      guard let columns = header else {
        header = cells
        continue
      }
      guard cells.count == columns.count else {
        throw Diagnostic(
          "lexicon.cells", .error, at: Position(source: file, line: index + 1),
          "This row has \(cells.count) cells where the header names \(columns.count).",
          fix: "part the cells by single tabs; write - for an empty cell")
      }
      var named: [String: String] = [:]
      for (column, cell) in zip(columns, cells) where cell != "-" {
        named[String(column)] = String(cell)
      }
      let written = named["pos"] ?? Inflection.word.rawValue
      guard let inflection = Inflection(rawValue: written) else {
        throw Diagnostic(
          "lexicon.pos", .error, at: Position(source: file, line: index + 1),
          "\"\(written)\" in column pos is no way to bend a word.",
          fix: "use one of \(Inflection.allCases.map(\.rawValue).joined(separator: ", "))")
      }
      for language in languages {
        for form in (named[language] ?? "").split(separator: "|") {
          let folded = Folding.fold(String(form))
          let words = folded.split(separator: " ").map(String.init)
          guard let first = words.first else { continue }
          let isLatin = first.utf8.first.map { $0 < 0x80 } ?? false
          let isNominal = !isLatin && (inflection == .noun || inflection == .adjective)
          let hasArticle = isNominal && Clitics.hasArticle(first)
          let key = isNominal ? Clitics.bare(first) : first
          forms.append(
            (
              [key] + words.dropFirst().map(Clitics.bare),
              WordForm(
                entry: entries.count, inflection: inflection, isLatin: isLatin,
                hasArticle: hasArticle)
            ))
        }
        named[language] = nil
      }
      entries.append(
        Entry(
          cells: columns.compactMap { column in
            let column = String(column)
            return named[column].map { (column, $0) }
          }, inflection: inflection))
    }
    self.entries = entries
    self.vocabulary = vocabulary
    number = vocabulary.add(forms)
  }

  /// All entries that begin at a token, the longest form first.
  public func matches(at index: Int, in text: TokenText) -> [Match] {
    text.matches(of: self, at: index)
  }
}

extension Token {
  /// Whether it is a quotation mark.
  public var isQuotation: Bool {
    guard kind == .punctuation, let scalar = folded.unicodeScalars.first else { return false }
    return switch scalar {
    case "\"", "'", "“", "”", "«", "»", "„", "‘", "’", "‚": true
    default: false
    }
  }
}

extension Clitics {
  /// A folded word without its article.
  public static func bare(_ word: String) -> String {
    guard hasArticle(word) else { return word }
    return String(String.UnicodeScalarView(word.unicodeScalars.dropFirst(2)))
  }
}
