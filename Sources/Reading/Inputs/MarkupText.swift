/// The words of a page as lines: what a reader sees of it, without what stands around an article.
struct MarkupText {
  private let furniture: PageFurniture
  private var lines: [String] = []
  private var line = ""
  private var isBlankDue = false

  private init(furniture: PageFurniture) { self.furniture = furniture }

  /// The words in an element: a line for each block, none of them empty.
  static func of(_ element: MarkupElement) -> String {
    var text = MarkupText(furniture: PageFurniture(of: element))
    text.takeChildren(of: element, isPreformatted: false)
    text.endLine()
    return text.lines.joined(separator: "\n")
  }

  /// The words of a text that may be HTML: with tags or entities in it.
  static func plain(_ text: String) -> String {
    guard text.contains(where: { "<&".contains($0) }) else { return lines(text) }
    return MarkupParser.html("<div>" + text + "</div>").root.map(of) ?? ""
  }

  /// The lines of a plain text, none of them empty.
  static func lines(_ text: String) -> String {
    text.split(whereSeparator: \.isNewline)
      .compactMap { String($0).withSingleBlanks.nonBlank }.joined(separator: "\n")
  }

  private mutating func take(_ element: MarkupElement, isPreformatted: Bool) {
    if element.name == "br" { return endLine() }
    if furniture.contains(element) { return }
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
}
