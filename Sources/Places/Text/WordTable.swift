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
    /// The row's cells by column, without the forms.
    public let cells: [String: String]
    /// How its forms may be bent.
    public let inflection: Inflection

    /// The cell of a column; empty where the row has none.
    public subscript(column: String) -> String { cells[column] ?? "" }
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

  /// A form: the entry, and the words after the first.
  struct Form: Sendable {
    let entry: Int
    let rest: [String]
    let isLatin: Bool
    let hasArticle: Bool
  }

  private let forms: [String: [Form]]

  /// Reads a table.
  ///
  /// - Parameters:
  ///   - text: The file's contents.
  ///   - file: Its name, for errors.
  ///   - languages: The columns that hold forms.
  /// - Throws: A ``Diagnostic`` with line and fix when the header or a row is not as it should be.
  public init(
    text: String, file: String, languages: [String] = ["ar", "en"]
  ) throws(Diagnostic) {
    var entries: [Entry] = []
    var forms: [String: [Form]] = [:]
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
          forms[key, default: []].append(
            Form(
              entry: entries.count, rest: words.dropFirst().map(Clitics.bare), isLatin: isLatin,
              hasArticle: hasArticle))
        }
        named[language] = nil
      }
      entries.append(Entry(cells: named, inflection: inflection))
    }
    self.entries = entries
    self.forms = forms.mapValues { $0.sorted { $0.rest.count > $1.rest.count } }
  }

  /// All entries that begin at a token, the longest form first.
  public func matches(at index: Int, in text: TokenText) -> [Match] {
    text.matches(of: self, at: index) { look(at: index, in: text) }
  }

  private func look(at index: Int, in text: TokenText) -> [Match] {
    let tokens = text.tokens
    let token = tokens[index]
    var found: [Match] = []
    switch token.kind {
    case .arabic:
      for reading in text.readings(at: index) {
        for form in forms[reading.key] ?? [] where !form.isLatin {
          let entry = entries[form.entry]
          guard reading.allowed(entry.inflection, articleWanted: form.hasArticle),
            let end = reach(form, from: index, in: tokens, ending: reading.ending)
          else { continue }
          add(
            Match(
              entry: form.entry, tokens: index..<end, prefix: reading.prefix,
              hasArticle: reading.hasArticle, ending: reading.ending, isFuture: reading.isFuture),
            to: &found)
        }
      }
    case .latin, .number:
      for form in forms[token.folded] ?? [] where form.isLatin || token.kind == .number {
        guard let end = reach(form, from: index, in: tokens, ending: "") else { continue }
        add(
          Match(
            entry: form.entry, tokens: index..<end, prefix: "", hasArticle: false, ending: "",
            isFuture: false), to: &found)
      }
    case .punctuation, .newline, .other: break
    }
    return found.sorted { ($1.tokens.count, $0.entry) < ($0.tokens.count, $1.entry) }
  }

  /// The stop of "U.S.", between two single letters.
  private func isAbbreviationStop(_ index: Int, _ tokens: [Token]) -> Bool {
    tokens[index].folded == "." && index > 0 && tokens[index - 1].kind == .latin
      && tokens[index - 1].folded.utf8.count == 1
  }

  private func add(_ match: Match, to found: inout [Match]) {
    // The first reading that gives an entry is the plainest one; later ones add nothing.
    let isKnown = found.contains { $0.entry == match.entry && $0.tokens == match.tokens }
    if !isKnown { found.append(match) }
  }

  /// Where a form ends when its words follow each other from `index` on; nil when they do not.
  private func reach(_ form: Form, from index: Int, in tokens: [Token], ending: String) -> Int? {
    if form.rest.isEmpty { return index + 1 }
    // An ending on the first word of a phrase breaks the phrase, but for the bare accusative.
    guard ending.isEmpty || ending == "ا" else { return nil }
    var position = index + 1
    for (offset, word) in form.rest.enumerated() {
      while position < tokens.count,
        tokens[position].isQuotation || isAbbreviationStop(position, tokens)
      {
        position += 1
      }
      guard position < tokens.count else { return nil }
      let folded = tokens[position].folded
      let isLast = offset == form.rest.count - 1
      guard
        folded == word || Clitics.bare(folded) == word
          || (isLast && !form.isLatin && folded == word + "ا")
      else { return nil }
      position += 1
    }
    return position
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
