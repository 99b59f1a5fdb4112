public import Diagnostics

/// What is no name among names: `name_rules.tsv`.
public struct NameRules: Sendable {
  /// Hashes of words that may begin a name in small letters.
  private(set) var articles: Set<UInt64> = []
  private(set) var areaFirst: Set<UInt64> = []
  private(set) var areaLast: Set<UInt64> = []
  /// What a machine writes for an Arabic letter, in small Latin letters.
  private(set) var copies: [UInt32: [[UInt8]]] = [:]
  private(set) var codeLanguages: Set<String> = []

  /// Reads the table.
  ///
  /// - Throws: ``Diagnostic`` at the row that is wrong.
  public init(_ input: GazetteerInput) throws(Diagnostic) {
    for row in try RuleTable(input, columns: ["rule", "value"]).rows {
      let value = row.cells[1]
      let word = FoldedName.hash(ofWord: value)
      switch row.cells[0] {
      case "article": articles.insert(word)
      case "area-first" where word != 0: areaFirst.insert(word)
      case "area-last" where word != 0: areaLast.insert(word)
      case "language": codeLanguages.insert(value)
      case "copy":
        let parts = value.split(separator: " ")
        guard let letter = parts.first?.unicodeScalars.first, parts.count <= 2 else { continue }
        copies[letter.value, default: []].append(parts.count == 2 ? Array(parts[1].utf8) : [])
      default:
        throw Diagnostic(
          "gazetteer.name-rule", .error, at: row.position,
          "\(row.cells[0].isolated) is no rule, or its value is not one word.",
          fix: "write article, area-first, area-last, copy or language")
      }
    }
  }
}
