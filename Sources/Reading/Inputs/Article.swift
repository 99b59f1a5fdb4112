import Events

/// What a web page tells: its article, and what the page says about it.
struct Article {
  /// The words of the article without its title.
  let body: String
  let title: String?
  let published: Day?
  /// Dates of publication in forms that are not read.
  let unreadDates: [String]
  let source: String?
  let url: String?

  /// Finds the article of a page.
  init(page: MarkupElement) {
    let elements = page.descendants()
    let shown = page.descendants { !MarkupText.isDropped($0) || $0.name == "html" }
    let block = Self.block(of: page, shown: shown)
    let meta = PageMeta(elements)

    let ownHeading = block.descendants().first { $0.name == "h1" && $0.textLength > 0 }
    let anyHeading = elements.first { $0.name == "h1" && $0.textLength > 0 }
    let pageTitle = elements.first { $0.name == "title" }
    let titles = [
      meta["og:title"], ownHeading?.text, meta.headline, anyHeading?.text, pageTitle?.text,
    ]
    title = titles.lazy.compactMap { $0?.withSingleBlanks.nonBlank }.first

    let times = block.descendants().filter { $0.name == "time" }
    let timesOfPage = times.isEmpty ? elements.filter { $0.name == "time" } : times
    let dates = meta.dates + timesOfPage.compactMap { $0["datetime"]?.nonBlank }
    published = dates.lazy.compactMap { Day(published: $0) }.first
    unreadDates = published == nil ? dates : []
    source = (meta["og:site_name"] ?? meta.publisher)?.withSingleBlanks.nonBlank
    let canonical = elements.first { $0.name == "link" && $0["rel"]?.lowercased() == "canonical" }
    url = (canonical?["href"] ?? meta["og:url"])?.nonBlank
    body = Self.withoutTitle(MarkupText.of(block), title: title)
  }

  /// The element that holds the article: the fullest `<article>`, or else the densest block of
  /// paragraphs in `<main>` or in the page.
  private static func block(
    of page: MarkupElement, shown: [MarkupElement]
  ) -> MarkupElement {
    if let article = fullest(shown.filter { $0.name == "article" }, by: { $0.textLength }) {
      return article
    }
    let main = shown.first { $0.name == "main" || $0["role"]?.lowercased() == "main" }
    let area = main?.descendants { !MarkupText.isDropped($0) } ?? shown
    return fullest(area, by: density) ?? main ?? page
  }

  /// The first of the elements with the most; nil when none has anything.
  private static func fullest(
    _ elements: [MarkupElement], by measure: (MarkupElement) -> Int
  ) -> MarkupElement? {
    var best: (element: MarkupElement, measure: Int)?
    for element in elements {
      let found = measure(element)
      if found > best?.measure ?? 0 { best = (element, found) }
    }
    return best?.element
  }

  /// How much text stands in the paragraphs right under an element, or, parted by `<br>`, in itself.
  private static func density(_ element: MarkupElement) -> Int {
    if element.name == "p" || element.name == "html" { return 0 }
    var sum = 0
    var isBroken = false
    var own = 0
    for child in element.children {
      switch child {
      case .element(let inner) where inner.name == "p": sum += inner.textLength - inner.linkLength
      case .element(let inner) where inner.name == "br": isBroken = true
      case .element: break
      case .text(let words):
        own += words.unicodeScalars.count { !$0.isBlank }
      }
    }
    return sum + (isBroken || own > 200 ? own : 0)
  }

  private static func withoutTitle(_ body: String, title: String?) -> String {
    guard let title, ReportDraft.firstLine(of: body) == title,
      let end = body.firstIndex(of: "\n")
    else { return body }
    return String(body[body.index(after: end)...])
  }
}
