/// The words of a page as lines: what a reader sees of it, without what stands around an article.
struct MarkupText {
  private var lines: [String] = []
  private var line = ""
  private var isBlankDue = false

  /// The words in an element: a line for each block, none of them empty.
  static func of(_ element: MarkupElement) -> String {
    var text = MarkupText()
    text.takeChildren(of: element, isPreformatted: false)
    text.endLine()
    return text.lines.joined(separator: "\n")
  }

  /// Whether an element is no part of what is told: scripts, menus, side columns, forms, and what
  /// is hidden.
  static func isDropped(_ element: MarkupElement) -> Bool {
    if dropped.contains(element.name) { return true }
    if let role = element["role"], droppedRoles.contains(role.lowercased()) { return true }
    if element["hidden"] != nil || element["aria-hidden"]?.lowercased() == "true" { return true }
    if let style = element["style"] {
      let plain = style.lowercased().filter { $0 != " " }
      if plain.contains("display:none") || plain.contains("visibility:hidden") { return true }
    }
    // The head of an article with its date and its author, unless a paragraph stands in it.
    if element.name == "header" {
      return !element.descendants().contains { $0.name == "p" && $0.textLength > 0 }
    }
    // Lists of links to other articles.
    return linkLists.contains(element.name) && element.linkLength * 10 > element.textLength * 7
  }

  private mutating func take(_ element: MarkupElement, isPreformatted: Bool) {
    if element.name == "br" { return endLine() }
    if Self.isDropped(element) { return }
    let isBlock = Self.blocks.contains(element.name)
    if isBlock { endLine() }
    takeChildren(of: element, isPreformatted: isPreformatted || element.name == "pre")
    if isBlock { endLine() }
    if element.name == "td" || element.name == "th" { isBlankDue = true }
  }

  private mutating func takeChildren(of element: MarkupElement, isPreformatted: Bool) {
    for child in element.children {
      switch child {
      case .element(let inner): take(inner, isPreformatted: isPreformatted)
      case .text(let words): take(words, isPreformatted: isPreformatted)
      }
    }
  }

  private mutating func take(_ words: String, isPreformatted: Bool) {
    for scalar in words.unicodeScalars {
      switch scalar {
      case "\n" where isPreformatted: endLine()
      case " ", "\t", "\n", "\r", "\u{C}": isBlankDue = true
      default:
        if isBlankDue && !line.isEmpty { line.unicodeScalars.append(" ") }
        isBlankDue = false
        line.unicodeScalars.append(scalar)
      }
    }
  }

  private mutating func endLine() {
    if !line.isBlank { lines.append(line) }
    line = ""
    isBlankDue = false
  }

  private static let blocks: Set<String> = [
    "address", "article", "blockquote", "body", "caption", "center", "dd", "details", "div", "dl",
    "dt", "figcaption", "figure", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "html", "li",
    "main", "ol", "p", "pre", "section", "summary", "table", "tbody", "tr", "ul",
  ]
  private static let dropped: Set<String> = [
    "aside", "audio", "button", "canvas", "dialog", "embed", "footer", "form", "head", "iframe",
    "math", "menu", "nav", "noscript", "object", "script", "select", "style", "svg", "template",
    "textarea", "title", "video",
  ]
  private static let droppedRoles: Set<String> = [
    "alert", "banner", "complementary", "contentinfo", "dialog", "menu", "navigation", "search",
  ]
  private static let linkLists: Set<String> = ["div", "dl", "li", "ol", "section", "table", "ul"]
}
