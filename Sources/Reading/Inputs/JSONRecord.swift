import Diagnostics
import Events

/// One object of a JSON file that is to be a report.
///
/// Each fact has its name in the contract (`text`, `published`, …); where that is missing, the names
/// that feeds in JSON and the exporters of news archives use are tried.
struct JSONRecord {
  private let node: JSONNode
  /// The place of its first byte.
  private let place: TextPlace
  private let bytes: [UInt8]
  /// Where it begins in them.
  private let start: Int
  private let file: String

  /// Takes the value that begins at a place of a file; `bytes` are those that its offsets count in.
  init(_ node: JSONNode, at place: TextPlace, in bytes: [UInt8], of file: String) {
    // Search engines put the record itself one level deeper.
    let source = node["_source"]
    if let source, case .object = source.value { self.node = source } else { self.node = node }
    self.place = place
    self.bytes = bytes
    start = node.offset
    self.file = file
  }

  /// The records in an object that is no report itself but the envelope of a list.
  static func list(in node: JSONNode, depth: Int = 0) -> [JSONNode]? {
    guard case .object = node.value, depth < 3,
      !textNames.contains(where: { node[$0]?.string != nil })
    else { return nil }
    for name in listNames {
      guard let value = node[name] else { continue }
      if case .array(let elements) = value.value, elements.contains(where: \.isObject) {
        return elements
      }
      if let inner = list(in: value, depth: depth + 1) { return inner }
    }
    return nil
  }

  /// Whether an object has a member under which reports have their words.
  static func hasWords(_ node: JSONNode) -> Bool {
    let node = node["_source"] ?? node
    return (textNames + htmlNames).contains { node[$0] != nil } || list(in: node) != nil
  }

  /// The report, if the object tells one.
  func draft(into diagnostics: inout [Diagnostic]) -> ReportDraft? {
    guard node.isObject else {
      diagnostics.append(
        Diagnostic(
          "record.object", .error, at: position(of: node),
          "A report was expected as an object, and here stands \(node.kind).",
          fix: "Write {\"id\": …, \"title\": …, \"text\": …, \"published\": …}."))
      return nil
    }
    // Other JSON than reports lies in folders too: without words an object is none of them.
    guard let body = body(into: &diagnostics) else {
      diagnostics.append(noText(.warning))
      return nil
    }
    let title = text(["title", "headline"], into: &diagnostics)?.withSingleBlanks.nonBlank
    guard !body.isBlank || title != nil else {
      diagnostics.append(noText(.error))
      return nil
    }
    return ReportDraft(
      id: ["id", "_id", "uuid", "guid"].lazy.compactMap { node[$0]?.plain }.first, title: title,
      text: ReportDraft.text(title: title, body: body),
      published: published(into: &diagnostics), source: source(into: &diagnostics),
      url: text(["url", "link"], into: &diagnostics)?.nonBlank,
      origin: Position(source: file, line: place.line))
  }

  private static let textNames = ["text", "content", "body", "content_text", "maintext"]
  private static let htmlNames = ["content_html", "html"]
  private static let dateNames = [
    "published", "published_at", "publishedAt", "date_published", "datePublished", "date_publish",
    "pubDate", "created_at", "date", "timestamp",
  ]
  private static let listNames = [
    "articles", "items", "results", "reports", "documents", "docs", "posts", "entries", "hits",
    "response", "data",
  ]

  private func body(into diagnostics: inout [Diagnostic]) -> String? {
    if let words = text(Self.textNames, into: &diagnostics) { return words }
    if let markup = text(Self.htmlNames, into: &diagnostics) { return MarkupText.plain(markup) }
    return text(["description", "summary"], into: &diagnostics)
  }

  private func noText(_ severity: Diagnostic.Severity) -> Diagnostic {
    Diagnostic(
      "record.text", severity, at: position(of: node["text"] ?? node),
      "The record has no words under \"text\", and was passed over.",
      fix: node["report"] != nil && node["kind"] != nil
        ? "Call a file of claims claims.jsonl, or let its name end in .claims.jsonl."
        : "Put the report's words under \"text\"; leave files out that hold no reports.")
  }

  /// The first of these members that is there and not null.
  private func member(_ names: [String]) -> (name: String, node: JSONNode)? {
    for name in names {
      guard let value = node[name] else { continue }
      if case .null = value.value { continue }
      return (name, value)
    }
    return nil
  }

  private func text(_ names: [String], into diagnostics: inout [Diagnostic]) -> String? {
    guard let (name, value) = member(names) else { return nil }
    if let text = value.string { return text }
    diagnostics.append(
      Diagnostic(
        "record.type", .warning, at: position(of: value),
        "\"\(name)\" should be a text, and is \(value.kind).",
        fix: "Put it between quotation marks."))
    return nil
  }

  /// Who published it: a name, or an object with one.
  private func source(into diagnostics: inout [Diagnostic]) -> String? {
    for key in ["name", "title"] {
      if let name = node["source"]?[key]?.string?.nonBlank { return name }
    }
    return text(["source", "site_name", "source_domain", "domain"], into: &diagnostics)?.nonBlank
  }

  /// The day of publication, from a text or a count of seconds.
  private func published(into diagnostics: inout [Diagnostic]) -> Day? {
    guard let (_, value) = member(Self.dateNames) else { return nil }
    // Neither text nor number: told as any text of the wrong type is.
    guard let words = value.plain ?? text(Self.dateNames, into: &diagnostics)?.nonBlank else {
      return nil
    }
    if let day = Day(published: words) { return day }
    diagnostics.append(.unreadableDate(words, at: position(of: value)))
    return nil
  }

  private func position(of node: JSONNode) -> Position {
    var place = place
    for byte in bytes[min(start, node.offset)..<node.offset] { place.pass(byte) }
    return Position(source: file, line: place.line, column: place.column)
  }
}
