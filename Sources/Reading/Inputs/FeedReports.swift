import Diagnostics
import Events

/// An RSS or Atom feed: a report for each item.
enum FeedReports {
  static func read(
    _ input: InputBytes, limits: InputLimits, into contents: inout FileContents
  ) throws(Diagnostic) {
    contents.isCollection = true
    let bytes = try input.all(limit: limits.documentBytes)
    let declared = TextDecoding.declaredEncoding(bytes)
    let text = try TextDecoding.text(bytes, declared: declared, of: input.name, into: &contents)
    try refuseEntities(text, name: input.name)
    let outcome = MarkupParser.xml(text)
    let feed = outcome.root.flatMap(Feed.init)
    if let fault = outcome.fault {
      let isAnyLeft = feed?.items.isEmpty == false
      contents.diagnostics.append(
        Diagnostic(
          "feed.malformed", isAnyLeft ? .warning : .error,
          at: Position(source: input.name, line: fault.line, column: fault.column),
          "It is no well-formed XML: \(fault.sentence).",
          fix: "Fetch it again or mend it here; what could be understood was read."))
    }
    guard let feed else {
      if outcome.fault != nil { return }
      throw Diagnostic(
        "feed.unknown", .error, at: Position(source: input.name, line: 1, column: 1),
        "It is XML, but neither an RSS nor an Atom feed.",
        fix: "Give RSS, Atom, or the reports as .txt, .html or .jsonl.")
    }
    for (index, item) in feed.items.enumerated() {
      read(item, index + 1, of: feed, name: input.name, into: &contents)
    }
    if feed.items.isEmpty && outcome.fault == nil {
      contents.diagnostics.append(
        Diagnostic(
          "input.empty", .warning, at: Position(source: input.name), "The feed has no items.",
          fix: "Fetch it again, or remove it."))
    }
  }

  private static func read(
    _ item: MarkupElement, _ ordinal: Int, of feed: Feed, name: String,
    into contents: inout FileContents
  ) {
    let origin = Position(source: name, line: item.line)
    let title = (item.child("title").map(Feed.words) ?? "").withSingleBlanks.nonBlank
    let text = ReportDraft.text(title: title, body: Feed.body(of: item))
    guard !text.isBlank else {
      contents.diagnostics.append(
        Diagnostic(
          "record.text", .error, at: origin, "The item has neither a title nor a text.",
          fix: "Leave it out, or fetch the article itself."))
      return
    }
    let date = Feed.date(of: item)
    let published = date.flatMap { Day(published: $0) }
    if let date, published == nil {
      contents.diagnostics.append(.unreadableDate(date, at: origin))
    }
    contents.drafts.append(
      ReportDraft(
        id: Feed.id(of: item), title: title, text: text, published: published,
        source: Feed.source(of: item) ?? feed.title, url: Feed.link(of: item), origin: origin,
        ordinal: ordinal))
  }

  /// A feed needs no entities of its own, and a handful of them can expand to gigabytes.
  private static func refuseEntities(_ text: String, name: String) throws(Diagnostic) {
    let mark = Array("<!ENTITY".utf8)
    let bytes = Array(text.utf8)
    var places = PlaceCursor(bytes)
    for index in bytes.indices where bytes[index] == mark[0] {
      guard bytes[index...].starts(with: mark) else { continue }
      let place = places.place(at: index)
      throw Diagnostic(
        "feed.entities", .error,
        at: Position(source: name, line: place.line, column: place.column),
        "It declares entities of its own, which are not expanded.",
        fix: "Remove the declarations; feeds do without them.")
    }
  }
}
