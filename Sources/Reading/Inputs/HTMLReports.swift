import Diagnostics

/// An `.html` file: one report, the article of the page.
enum HTMLReports {
  static func read(
    _ input: InputBytes, limits: InputLimits, into contents: inout FileContents
  ) throws(Diagnostic) {
    let bytes = try input.all(limit: limits.documentBytes)
    let declared = TextDecoding.declaredEncoding(bytes)
    let text = try TextDecoding.text(bytes, declared: declared, of: input.name, into: &contents)
    let position = Position(source: input.name)
    let outcome = MarkupParser.html(text)
    if let fault = outcome.fault {
      throw Diagnostic(
        fault.isTooDeep ? "html.too-deep" : "html.crowded", .error,
        at: Position(source: input.name, line: fault.line, column: fault.column),
        "The page cannot be read: \(fault.sentence).",
        fix: "Save the article's text as a .txt file, with its title as the first line.")
    }
    guard let page = outcome.root else { throw .empty(input.name) }
    let article = Article(page: page)
    if let date = article.unreadDates.first {
      contents.diagnostics.append(.unreadableDate(date, at: position))
    }
    guard !article.body.isBlank else {
      throw Diagnostic(
        "html.no-article", .error, at: position,
        "No article was found in the page: it has no paragraphs of text.",
        fix: "Save the page as a browser shows it, or its text as a .txt file.")
    }
    contents.drafts.append(
      ReportDraft(
        title: article.title,
        text: ReportDraft.text(title: article.title, body: article.body),
        published: article.published, source: article.source, url: article.url, origin: position))
  }
}
