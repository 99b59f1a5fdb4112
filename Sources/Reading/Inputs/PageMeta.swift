/// What a page says about itself to machines: `<meta>` and JSON-LD.
struct PageMeta {
  private var values: [String: String] = [:]
  /// JSON-LD's title of the article.
  private(set) var headline: String?
  /// JSON-LD's name of the publisher.
  private(set) var publisher: String?
  private var linkedDates: [String] = []

  init(_ elements: [MarkupElement]) {
    for element in elements {
      switch element.name {
      case "meta":
        guard
          let key = element["property"] ?? element["name"] ?? element["itemprop"],
          let value = element["content"]?.nonBlank
        else { continue }
        if values[key.lowercased()] == nil { values[key.lowercased()] = value }
      case "script" where element["type"]?.lowercased() == "application/ld+json":
        if let node = try? JSONReader.single(Array(element.text.utf8)) { read(node) }
      default: break
      }
    }
  }

  /// The content of a `<meta>`, by its property or name in lower case.
  subscript(key: String) -> String? { values[key] }

  /// The dates of publication that the page gives, the most trusted first, as written.
  var dates: [String] {
    let keys = [
      "article:published_time", "datepublished", "og:published_time", "publishdate", "pubdate",
      "dc.date.issued", "dc.date", "dcterms.created", "date",
    ]
    return [values[keys[0]]].compactMap { $0 } + linkedDates
      + keys.dropFirst().compactMap { values[$0] }
  }

  /// Reads JSON-LD: an object, an array, or a graph of them; the first to say a thing is heard.
  private mutating func read(_ node: JSONNode) {
    switch node.value {
    case .array(let elements):
      for element in elements { read(element) }
    case .object(let members):
      if let date = node["datePublished"]?.string?.nonBlank {
        linkedDates.append(date)
        if headline == nil { headline = node["headline"]?.string }
        if publisher == nil { publisher = node["publisher"]?["name"]?.string }
      }
      for member in members { read(member.node) }
    default: break
    }
  }
}
