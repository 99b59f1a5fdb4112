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
    let furniture = PageFurniture(of: page)
    let elements = page.descendants()
    let block = ArticleBlock.find(in: page, furniture: furniture)
    let meta = PageMeta(elements)

    source = (meta["og:site_name"] ?? meta.linked?.publisher)?.withSingleBlanks.nonBlank
    let canonical = elements.first { $0.name == "link" && $0["rel"]?.lowercased() == "canonical" }
    url = (canonical?["href"] ?? meta["og:url"])?.nonBlank

    let dates = Self.dates(of: elements, block: block, meta: meta)
    published =
      dates.lazy.compactMap { Day(published: $0) }.first
      ?? elements.lazy.compactMap(PageFurniture.day).first
    unreadDates = published == nil ? dates : []

    title = Self.title(of: elements, block: block, meta: meta)
    let shown = Self.withoutTitle(Self.words(of: block, in: elements), title: title)
    // Some pages bring their text by script, and give it to machines only.
    if let linked = meta.linked?.body, linked.utf8.count > 2 * shown.utf8.count {
      body = linked
    } else {
      body = shown
    }
  }

  /// The words of the block, after those of a lead that stands in front of it.
  private static func words(of block: MarkupElement, in elements: [MarkupElement]) -> String {
    let words = MarkupText.of(block)
    let end = elements.firstIndex { $0 === block } ?? 0
    let start = elements[..<end].lastIndex { $0.name == "h1" } ?? end
    let lead = elements[start..<end].first { element in
      element.textLength > 40 && element.linkLength == 0
        && element.classes.contains { leadNames.contains($0.lowercased()) }
    }
    guard let lead = lead.map(MarkupText.of), !words.contains(lead) else { return words }
    return lead + "\n" + words
  }

  private static let leadNames: Set<String> = [
    "article-lead", "article-summary", "deck", "excerpt", "intro", "lead", "standfirst", "subtitle",
    "summary",
  ]

  /// The title that the page gives, without the name of the site behind it.
  private static func title(
    of elements: [MarkupElement], block: MarkupElement, meta: PageMeta
  ) -> String? {
    let ownHeading = block.descendants().first { $0.name == "h1" && $0.textLength > 0 }
    let heading = (ownHeading ?? elements.first { $0.name == "h1" && $0.textLength > 0 })?
      .text.withSingleBlanks.nonBlank
    let pageTitle = elements.first { $0.name == "title" }?.text
    let titles = [
      meta["og:title"], ownHeading?.text, meta.linked?.headline, heading, pageTitle,
    ]
    guard let title = titles.lazy.compactMap({ $0?.withSingleBlanks.nonBlank }).first else {
      return nil
    }
    if let heading, title != heading, title.hasPrefix(heading) { return heading }
    return title
  }

  /// Dates written for machines: of the page, then of its `<time>` elements.
  private static func dates(
    of elements: [MarkupElement], block: MarkupElement, meta: PageMeta
  ) -> [String] {
    let times = block.descendants().filter { $0.name == "time" }
    let timesOfPage = times.isEmpty ? elements.filter { $0.name == "time" } : times
    let marked = elements.filter { $0["itemprop"]?.lowercased() == "datepublished" }
    return meta.dates
      + (marked + timesOfPage).compactMap { ($0["datetime"] ?? $0["content"])?.nonBlank }
  }

  private static func withoutTitle(_ body: String, title: String?) -> String {
    guard let title, ReportDraft.firstLine(of: body) == title,
      let end = body.firstIndex(of: "\n")
    else { return body }
    return String(body[body.index(after: end)...])
  }
}
