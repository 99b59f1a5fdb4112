/// A feed in the terms that RSS 0.9 to 2.0 and Atom share.
struct Feed {
  /// What the feed calls itself: the source of its items that name none.
  let title: String?
  /// RSS items or Atom entries, in the order of the file.
  let items: [MarkupElement]

  /// Takes the root of a document; nil when it is no feed.
  init?(root: MarkupElement) {
    switch root.name {
    case "rss", "rdf:rdf", "rdf":
      let channel = root.child("channel")
      title = channel?.child("title").map(Self.words)?.withSingleBlanks.nonBlank
      let all = (channel?.elements ?? []) + root.elements
      items = all.filter { $0.name == "item" }
    case "feed":
      title = root.child("title").map(Self.words)?.withSingleBlanks.nonBlank
      items = root.elements.filter { $0.name == "entry" }
    default: return nil
    }
  }

  /// The body of an item: the fullest of the places where feeds put it.
  static func body(of item: MarkupElement) -> String {
    var fullest = ""
    for name in ["content:encoded", "content", "description", "summary"] {
      guard let element = item.child(name) else { continue }
      let words = words(element)
      if words.utf8.count > fullest.utf8.count { fullest = words }
    }
    return fullest
  }

  /// The words of a text that is plain, escaped HTML, or XHTML.
  static func words(_ element: MarkupElement) -> String {
    if !element.elements.isEmpty { return MarkupText.of(element) }
    let text = element.text
    return element["type"]?.lowercased() == "text" ? MarkupText.lines(text) : MarkupText.plain(text)
  }

  /// The date of publication, or else of the last change, as written.
  static func date(of item: MarkupElement) -> String? {
    first(["pubdate", "published", "dc:date", "issued", "updated"], of: item)
  }

  /// What the item calls itself: the same each time the feed is fetched.
  static func id(of item: MarkupElement) -> String? {
    first(["guid", "id"], of: item) ?? link(of: item)
  }

  /// The address of the article.
  static func link(of item: MarkupElement) -> String? {
    let links = item.elements.filter { $0.name == "link" }
    let alternate = links.first { ($0["rel"] ?? "alternate") == "alternate" && $0["href"] != nil }
    return alternate?["href"]?.nonBlank ?? first(["link"], of: item)
  }

  /// The source that an item names for itself.
  static func source(of item: MarkupElement) -> String? {
    guard let source = item.child("source") else { return nil }
    return (source.child("title")?.text ?? source.text).withSingleBlanks.nonBlank
  }

  private static func first(_ names: [String], of item: MarkupElement) -> String? {
    names.lazy.compactMap { item.child($0)?.text.nonBlank }.first
  }
}
