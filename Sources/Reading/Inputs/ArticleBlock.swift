/// Finds the element of a page that holds its article.
///
/// Where the page says which it is, that one; otherwise the one in which most prose stands close
/// together. Prose is text that is neither in links nor in the page's furniture.
struct ArticleBlock {
  private let furniture: PageFurniture
  /// The shown elements in the order of the document, each with the index of its parent.
  private var shown: [(element: MarkupElement, parent: Int?)] = []
  /// How much prose is in each of them, and how much speaks for each being the article.
  private var prose: [Int] = []
  private var scores: [Int] = []

  /// The element with the article of a page; the page itself when nothing stands out.
  static func find(in page: MarkupElement, furniture: PageFurniture) -> MarkupElement {
    ArticleBlock(page, furniture).block ?? page
  }

  private init(_ page: MarkupElement, _ furniture: PageFurniture) {
    self.furniture = furniture
    gather(page, parent: nil)
    scores = Array(repeating: 0, count: shown.count)
    for index in shown.indices { score(index) }
  }

  private mutating func gather(_ element: MarkupElement, parent: Int?) {
    let index = shown.count
    shown.append((element, parent))
    prose.append(0)
    for child in element.children {
      switch child {
      case .text(let words) where element.name != "a":
        prose[index] += words.unicodeScalars.count { !$0.isBlank }
      case .element(let inner) where !furniture.contains(inner):
        let first = shown.count
        gather(inner, parent: index)
        if inner.name != "a" { prose[index] += prose[first] }
      default: break
      }
    }
  }

  /// Lets a paragraph speak for the element that it stands in, and by half for the one around.
  private mutating func score(_ index: Int) {
    let element = shown[index].element
    guard !Self.wrappers.contains(element.name), !MarkupElement.inlines.contains(element.name)
    else { return }
    if Self.paragraphs.contains(element.name) {
      guard prose[index] >= 20 else { return }
      add(prose[index], from: shown[index].parent)
    } else {
      // Words that stand in the element itself, parted by line breaks or long as a paragraph.
      let own = element.ownTextLength
      let isBroken = element.isBroken
      if own > 200 || (isBroken && own > 40) || (own > 60 && element.name == "div") {
        add(own, from: index)
      }
    }
  }

  private mutating func add(_ amount: Int, from start: Int?) {
    var share = amount
    var next = start
    while let index = next, share * 4 > amount {
      next = shown[index].parent
      // Lists, tables and quotes are part of a text, not the place of it.
      if Self.wrappers.contains(shown[index].element.name) { continue }
      scores[index] += share
      share /= 2
    }
  }

  private var block: MarkupElement? {
    let marked = shown.indices.filter { Self.isMarkedBody(shown[$0].element) }
    if let body = fullest(marked, by: prose) { return shown[body].element }
    let dense = densest
    let articles = shown.indices.filter { shown[$0].element.name == "article" }
    if let article = fullest(articles, by: prose),
      // A page of teasers in `<article>` may have its own text beside them.
      dense.map({ prose[article] * 2 >= prose[$0] }) ?? true
    {
      return shown[article].element
    }
    let mains = shown.indices.filter {
      shown[$0].element.name == "main" || shown[$0].element["role"]?.lowercased() == "main"
    }
    return (dense ?? fullest(mains, by: prose)).map { shown[$0].element }
  }

  /// The best by score; its parent instead, when that has another part that looks like it.
  private var densest: Int? {
    guard let best = fullest(Array(shown.indices), by: scores) else { return nil }
    guard let parent = shown[best].parent else { return best }
    let (name, classes) = (shown[best].element.name, shown[best].element.classes)
    let hasTwin = shown.indices.contains { index in
      index != best && shown[index].parent == parent && shown[index].element.name == name
        && shown[index].element.classes == classes && scores[index] * 3 >= scores[best]
    }
    return hasTwin ? parent : best
  }

  /// The first of those with the most; nil when none has anything.
  private func fullest(_ indices: [Int], by measure: [Int]) -> Int? {
    var best: Int?
    for index in indices where measure[index] > (best.map { measure[$0] } ?? 0) { best = index }
    return best
  }

  private static func isMarkedBody(_ element: MarkupElement) -> Bool {
    element["itemprop"]?.lowercased().split(separator: " ").contains("articlebody") ?? false
  }

  private static let paragraphs: Set<String> = ["p", "pre", "li", "dd"]
  private static let wrappers: Set<String> = [
    "blockquote", "center", "dl", "font", "html", "ol", "span", "table", "tbody", "tr", "ul",
  ]
}

extension MarkupElement {
  /// How many scalars of text stand in it itself or in words of it that are only bold or the like.
  fileprivate var ownTextLength: Int {
    children.reduce(0) { sum, child in
      switch child {
      case .text(let words): sum + words.unicodeScalars.count { !$0.isBlank }
      case .element(let inner) where Self.inlines.contains(inner.name): sum + inner.ownTextLength
      case .element: sum
      }
    }
  }

  /// Whether a line break stands there.
  fileprivate var isBroken: Bool {
    elements.contains { $0.name == "br" || (Self.inlines.contains($0.name) && $0.isBroken) }
  }

  fileprivate static let inlines: Set<String> = ["b", "em", "font", "i", "span", "strong", "u"]
}
