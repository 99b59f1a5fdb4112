/// An element of HTML or XML, with what is in it.
///
/// Made once by ``MarkupParser`` and not changed; at most 256 deep, so that a walk may recurse.
final class MarkupElement {
  /// What stands in an element.
  enum Child {
    case element(MarkupElement)
    case text(String)
  }

  /// The name in lower case; names of known feed namespaces have their usual prefix (`dc:date`),
  /// those of the formats themselves none.
  let name: String
  /// The line on which it begins, from 1.
  let line: Int
  private let attributes: [String: String]
  let children: [Child]
  /// How many scalars of text are in it, blanks not counted.
  let textLength: Int
  /// How many of them are in links.
  let linkLength: Int
  /// Whether a `<p>` with words is in it.
  let holdsParagraph: Bool

  init(name: String, line: Int, attributes: [String: String], children: [Child]) {
    self.name = name
    self.line = line
    self.attributes = attributes
    self.children = children
    var text = 0
    var links = 0
    var hasParagraph = false
    for child in children {
      switch child {
      case .text(let words):
        text += words.unicodeScalars.count { !$0.isBlank }
      case .element(let element):
        text += element.textLength
        links += element.linkLength
        hasParagraph =
          hasParagraph || element.holdsParagraph || (element.name == "p" && element.textLength > 0)
      }
    }
    // Programs and styles are no words.
    textLength = name == "script" || name == "style" ? 0 : text
    linkLength = name == "a" ? text : links
    holdsParagraph = hasParagraph
  }

  /// The value of an attribute; its name in lower case.
  subscript(attribute: String) -> String? { attributes[attribute] }

  /// The elements directly in it.
  var elements: [MarkupElement] {
    children.compactMap { if case .element(let element) = $0 { element } else { nil } }
  }

  /// The first element of a name directly in it.
  func child(_ name: String) -> MarkupElement? { elements.first { $0.name == name } }

  /// All text in it, as written.
  var text: String {
    children.map { child in
      switch child {
      case .text(let words): words
      case .element(let element): element.text
      }
    }.joined()
  }

  /// The beginning of the text in it, programs left out: what a short line says, at a price that
  /// does not depend on what else is in it.
  func opening(_ limit: Int) -> String {
    var opening = String.UnicodeScalarView()
    var left = limit
    func walk(_ element: MarkupElement) {
      for child in element.children where left > 0 {
        switch child {
        case .text(let words):
          for scalar in words.unicodeScalars.prefix(left) {
            opening.append(scalar)
            left -= 1
          }
        case .element(let inner) where inner.textLength > 0: walk(inner)
        case .element: break
        }
      }
    }
    walk(self)
    return String(opening)
  }

  /// Itself and all elements in it, in the order of the document.
  ///
  /// An element for which `isEntered` is false is left out with all that is in it.
  func descendants(
    where isEntered: (MarkupElement) -> Bool = { _ in true }
  ) -> [MarkupElement] {
    guard isEntered(self) else { return [] }
    var found: [MarkupElement] = []
    func walk(_ element: MarkupElement) {
      found.append(element)
      for child in element.elements where isEntered(child) { walk(child) }
    }
    walk(self)
    return found
  }
}
