/// What a page says about itself to machines: `<meta>` and JSON-LD.
struct PageMeta {
  private var values: [String: String] = [:]
  /// What JSON-LD says of the article, or else of the page.
  let linked: LinkedArticle?

  init(_ elements: [MarkupElement]) {
    var articles: [LinkedArticle] = []
    for element in elements {
      switch element.name {
      case "meta":
        guard
          let key = element["property"] ?? element["name"] ?? element["itemprop"],
          let value = element["content"]?.nonBlank
        else { continue }
        if values[key.lowercased()] == nil { values[key.lowercased()] = value }
      case "script" where element["type"]?.lowercased() == "application/ld+json":
        articles += LinkedArticle.all(in: element.text)
      default: break
      }
    }
    linked = articles.first(where: \.isArticle) ?? articles.first
  }

  /// The content of a `<meta>`, by its property or name in lower case.
  subscript(key: String) -> String? { values[key] }

  /// The dates of publication that the page gives, the most trusted first, as written.
  var dates: [String] {
    let keys = [
      "article:published_time", "datepublished", "og:published_time", "publishdate",
      "publish_date", "pubdate", "parsely-pub-date", "sailthru.date", "dc.date.issued", "dc.date",
      "dcterms.created", "dcterms.date", "date",
    ]
    return [values[keys[0]], linked?.published].compactMap { $0 }
      + keys.dropFirst().compactMap { values[$0] }
  }
}

/// An article as JSON-LD describes it.
struct LinkedArticle {
  /// Whether its type says so: pages, films and offers have dates too.
  let isArticle: Bool
  let published: String?
  let headline: String?
  let publisher: String?
  /// The words, which some pages give here and nowhere else.
  let body: String?

  /// The dated things in a script, in its order.
  ///
  /// Many sites put line ends into their strings, which JSON does not allow and browsers never see:
  /// they are blanks here. What is no JSON even then says nothing.
  static func all(in script: String) -> [LinkedArticle] {
    let bytes = script.utf8.map { $0 < 0x20 ? 0x20 : $0 }
    var articles: [LinkedArticle] = []
    if let node = try? JSONReader.single(bytes) { gather(node, into: &articles) }
    return articles
  }

  /// Objects, arrays and graphs of them; not the lists of other articles.
  private static func gather(_ node: JSONNode, into articles: inout [LinkedArticle]) {
    switch node.value {
    case .array(let elements):
      for element in elements { gather(element, into: &articles) }
    case .object(let members):
      if node["datePublished"] != nil || node["articleBody"] != nil {
        articles.append(LinkedArticle(node))
      }
      for member in members where !others.contains(member.key) {
        gather(member.node, into: &articles)
      }
    default: break
    }
  }

  private init(_ node: JSONNode) {
    var types: [String] = []
    switch node["@type"]?.value {
    case .string(let type): types = [type]
    case .array(let elements): types = elements.compactMap(\.string)
    default: break
    }
    isArticle = types.contains {
      $0.hasSuffix("Article") || $0.hasSuffix("Posting") || $0 == "Report"
    }
    published = node["datePublished"]?.string?.nonBlank
    headline = node["headline"]?.string
    publisher = node["publisher"]?["name"]?.string
    body = node["articleBody"]?.string.flatMap { text in
      // Many escape their HTML once more, for the script that it stands in.
      let words = MarkupText.plain(text)
      return (text.contains("&lt;") ? MarkupText.plain(words) : words).nonBlank
    }
  }

  private static let others: Set<String> = [
    "comment", "hasPart", "image", "isPartOf", "itemListElement", "mentions", "video",
  ]
}
