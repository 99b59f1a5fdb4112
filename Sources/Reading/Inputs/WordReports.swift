import Diagnostics

/// A `.docx` file: one report, whose first line is the title.
enum WordReports {
  static func read(
    _ input: InputBytes, limits: InputLimits, into contents: inout FileContents
  ) throws(Diagnostic) {
    let position = Position(source: input.name)
    let bytes = try input.all(limit: limits.documentBytes)
    guard let archive = ZipArchive(bytes),
      let part = archive.contents(of: mainPart(of: archive, limits: limits), limits: limits)
    else {
      throw Diagnostic(
        "docx.damaged", .error, at: position,
        "It is no Word document, or damaged, locked, or beyond \(InputLimits.face(limits.documentBytes)) of text.",
        fix: "Save it again as .docx, without a password, or save its text as a .txt file.")
    }
    let markup = try TextDecoding.text(part, of: input.name, into: &contents)
    // Word declares no entities; one that does may expand without end.
    let outcome = markup.contains("<!DOCTYPE") ? nil : MarkupParser.xml(markup)
    guard let root = outcome?.root, outcome?.fault == nil else {
      throw Diagnostic(
        "docx.malformed", .error, at: position,
        "The text in the document is no well-formed XML\(outcome?.fault.map { ": \($0.sentence)" } ?? "").",
        fix: "Open it in a word processor and save it again, or save its text as a .txt file.")
    }
    let text = WordText.of(root)
    guard !text.isBlank else { throw .empty(input.name) }
    contents.drafts.append(
      ReportDraft(title: ReportDraft.firstLine(of: text), text: text, origin: position))
  }

  /// The name of the part with the text, which the package itself says.
  private static func mainPart(of archive: ZipArchive, limits: InputLimits) -> String {
    let usual = "word/document.xml"
    guard let list = archive.contents(of: "_rels/.rels", limits: limits),
      let root = MarkupParser.xml(String(decoding: list, as: UTF8.self)).root
    else { return usual }
    let main = root.descendants().first { $0["type"]?.hasSuffix("/officeDocument") == true }
    return main?["target"].map { $0.hasPrefix("/") ? String($0.dropFirst()) : $0 } ?? usual
  }
}

/// The words of WordprocessingML as lines: one for each paragraph, one for each row of a table.
///
/// Words that were struck out while changes were tracked, and the second version of what old
/// programs cannot show, are left out.
private struct WordText {
  private var lines: [String] = []
  private var line = ""
  /// How many rows of tables are open.
  private var rows = 0

  static func of(_ root: MarkupElement) -> String {
    var text = WordText()
    text.take(root)
    text.endLine()
    return text.lines.joined(separator: "\n")
  }

  private mutating func take(_ element: MarkupElement) {
    switch element.name {
    case "w:t":
      line += element.text
      return
    case "w:tab", "w:ptab": line += " "
    case "w:br", "w:cr": endParagraph()
    case "w:nobreakhyphen": line += "-"
    case "w:del", "w:movefrom", "mc:fallback", "w:instrtext": return
    default: break
    }
    // A text box stands in a paragraph, and its paragraphs are no part of that one's sentence.
    let isParagraph = element.name == "w:p"
    let isRow = element.name == "w:tr"
    if isParagraph || isRow { endParagraph() }
    if isRow { rows += 1 }
    for inner in element.elements { take(inner) }
    if isRow {
      rows -= 1
      endLine()
    } else if isParagraph {
      endParagraph()
    }
  }

  /// In a table the row is the line, since a date and its place often stand in two cells.
  private mutating func endParagraph() {
    if rows == 0 { endLine() } else { line += " " }
  }

  private mutating func endLine() {
    if let words = line.withSingleBlanks.nonBlank { lines.append(words) }
    line = ""
  }
}
