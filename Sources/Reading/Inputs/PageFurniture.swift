import Events
import Places

/// Tells what stands around an article from the article itself: menus, side columns, related
/// headlines, captions, share buttons, comments, cookie bars.
///
/// By what the page calls its parts, since sites that differ in everything share these names. A name
/// alone never throws away most of a page: `<div class="page with-sidebar">` holds the article too.
struct PageFurniture {
  /// Prose of this length is no furniture, whatever it is called.
  private let mostProse: Int

  /// Judges the parts of an element.
  init(of root: MarkupElement) {
    mostProse = (root.textLength - root.linkLength) / 2
  }

  /// Whether an element is no part of what is told.
  func contains(_ element: MarkupElement) -> Bool {
    if Self.elements.contains(element.name) || element.name.hasPrefix("amp-") { return true }
    if Self.isHidden(element) { return true }
    if let role = element["role"]?.lowercased(), Self.roles.contains(role) { return true }
    switch element.name {
    case "header":
      // The head of an article with its date and its author, unless a paragraph stands in it.
      return !element.holdsParagraph
    case "html", "body", "main", "article": return false
    default: break
    }
    // A `<time>` may stand in a sentence.
    if element.name != "time", Self.day(shownBy: element) != nil { return true }
    if element.textLength - element.linkLength <= mostProse, Self.isNamedSo(element) { return true }
    return Self.isReference(element)
  }

  /// The day in a short line that is called a date: when the page was published, and not when what
  /// it tells of happened.
  static func day(shownBy element: MarkupElement) -> Day? {
    guard (6..<60).contains(element.textLength) else { return nil }
    let isNamedSo = element.classes.contains { name in
      words(of: name).contains { word in
        word.hasSuffix("date") || ["date", "publish", "time"].contains { word.hasPrefix($0) }
      }
    }
    return isNamedSo || element.name == "time" ? Day(named: element.opening(200)) : nil
  }

  private static func isHidden(_ element: MarkupElement) -> Bool {
    if element["hidden"] != nil || element["aria-hidden"]?.lowercased() == "true" { return true }
    guard let style = element["style"] else { return false }
    let plain = style.lowercased().filter { $0 != " " }
    return plain.contains("display:none") || plain.contains("visibility:hidden")
  }

  /// Whether one of its names is that of furniture.
  private static func isNamedSo(_ element: MarkupElement) -> Bool {
    if element["itemtype"]?.hasSuffix("/Comment") == true || element["itemprop"] == "comment" {
      return true
    }
    return (element.classes + [element["id"]].compactMap { $0 }).contains { name in
      let words = words(of: name)
      return words.contains(where: names.contains)
        || zip(words, words.dropFirst()).contains { names.contains($0 + $1) }
    }
  }

  /// The words in the name of a class: `relatedPosts`, `related-posts` and `related_posts` have two.
  private static func words(of name: String) -> [String] {
    var words: [String] = []
    var word = ""
    var isLower = false
    for character in name.prefix(200) {
      let isBreak = !character.isLetter && !character.isNumber
      if isBreak || (isLower && character.isUppercase) {
        if !word.isEmpty { words.append(word) }
        word = ""
      }
      if !isBreak { word += character.lowercased() }
      isLower = character.isLowercase
    }
    return word.isEmpty ? words : words + [word]
  }

  /// Whether it only leads to other articles: a list of links, a headline that is one, or a line
  /// such as "اقرأ أيضاً: …" with or without its link.
  private static func isReference(_ element: MarkupElement) -> Bool {
    let (all, linked) = (element.textLength, element.linkLength)
    if lists.contains(element.name) { return linked * 10 > all * 7 }
    guard lines.contains(element.name), all > 0, all < 400 else { return false }
    if linked * 10 >= all * 9 { return all > 24 || element.name.hasPrefix("h") }
    guard all < 300 else { return false }
    let words = Folding.fold(element.opening(100).withSingleBlanks).utf8
    guard let lead = leads.first(where: { words.starts(with: $0.utf8) }) else { return false }
    // What follows the lead is linked, or stands in the lines below.
    let rest = all - lead.unicodeScalars.count { !$0.isBlank }
    return rest <= 2 || linked * 10 > rest * 7
  }

  private static let elements: Set<String> = [
    "aside", "audio", "button", "canvas", "dialog", "embed", "figcaption", "footer", "form", "head",
    "iframe", "math", "menu", "nav", "noscript", "object", "script", "select", "style", "svg",
    "template", "textarea", "title", "video",
  ]
  private static let roles: Set<String> = [
    "alert", "alertdialog", "banner", "complementary", "contentinfo", "dialog", "menu", "menubar",
    "navigation", "search", "toolbar",
  ]
  private static let lists: Set<String> = ["div", "dl", "ol", "section", "table", "ul"]
  private static let lines: Set<String> = [
    "blockquote", "dt", "h2", "h3", "h4", "h5", "h6", "li", "p", "span", "strong", "td",
  ]

  /// Words in the names of classes and ids, and pairs of words as one.
  private static let names: Set<String> = [
    "ad", "ads", "adsbygoogle", "advert", "advertisement", "alsoread", "backtotop", "banner",
    "breadcrumb", "breadcrumbs", "byline", "caption", "carousel", "comment", "comments",
    "consent", "cookie", "cookies", "copyright", "disqus", "footer", "gallery", "gdpr",
    "latestnews", "menu", "meta", "modal", "morenews", "mostread", "mostviewed", "nav", "navbar",
    "navigation", "newsletter", "outbrain", "pager", "pagination", "popular", "popup", "promo",
    "readalso", "readmore", "recommendation", "recommendations", "recommended", "related",
    "relatedarticles", "relatedposts", "screenreader", "seealso", "share", "sharebar", "sharing",
    "sidebar", "skiplink", "social", "sponsored", "sronly", "subscribe", "subscription",
    "taboola", "tags", "teaser", "teasers", "toolbar", "trending", "visuallyhidden",
  ]

  /// How lines begin that lead elsewhere, as they are folded for comparison.
  private static let leads: [String] = [
    "اقرأ أيضاً", "اقرأ المزيد", "إقرأ أيضاً", "اقرأوا أيضاً", "اقرؤوا أيضاً", "شاهد أيضاً", "طالع أيضاً",
    "انظر أيضاً", "قد يهمك", "مواضيع ذات صلة", "مواضيع متعلقة", "مقالات ذات صلة", "أخبار ذات صلة",
    "أخبار متعلقة", "ذات صلة", "الأكثر قراءة", "المزيد من الأخبار", "المزيد حول", "تابعونا على",
    "تابعنا على", "read more", "read also", "also read", "see also", "related",
    "more on this story",
    "most read", "recommended", "you may also like", "follow us",
  ].map(Folding.fold)
}

extension MarkupElement {
  /// The names of its classes, as many as a page may have use for.
  var classes: [String] {
    (self["class"] ?? "").split(maxSplits: 50, whereSeparator: \.isWhitespace).prefix(50)
      .map(String.init)
  }
}
