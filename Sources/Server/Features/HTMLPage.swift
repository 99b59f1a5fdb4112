import Layers

/// A page of HTML for people: everything that comes from the store is escaped, and stands in the direction
/// of its own script.
struct HTMLPage: Sendable {
  private let title: String
  /// What stands before every path.
  private let base: String
  private var body = ""

  /// Begins a page.
  ///
  /// - Parameters:
  ///   - title: What it is about.
  ///   - base: What stands before the paths that it links to: the server's address.
  ///   - path: The pages above it.
  init(title: String, base: String, path: [(name: String, href: String)] = []) {
    self.title = title
    self.base = base
    guard !path.isEmpty else { return }
    body += "<nav>"
    for (place, step) in path.enumerated() {
      body += "\(place > 0 ? " › " : "")<a href=\"\(address(step.href))\">"
      body += "\(step.name.escapedForXML)</a>"
    }
    body += "</nav>\n"
  }

  private func address(_ href: String) -> String {
    (href.hasPrefix("/") ? base + href : href).escapedForXML
  }

  /// The whole page.
  var text: String {
    """
    <!DOCTYPE html>
    <html lang="en">
    <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>\(title.escapedForXML)</title>
    <link rel="icon" href="data:,">
    <link rel="stylesheet" href="\(address("/pages.css"))">
    </head>
    <body>
    <main>
    <h1 dir="auto">\(title.escapedForXML)</h1>
    \(body)</main>
    </body>
    </html>

    """
  }

  /// Adds a heading.
  mutating func heading(_ words: String) {
    body += "<h2 dir=\"auto\">\(words.escapedForXML)</h2>\n"
  }

  /// Adds a paragraph.
  mutating func paragraph(_ words: String) {
    body += "<p dir=\"auto\">\(words.escapedForXML)</p>\n"
  }

  /// Adds a sentence in both scripts, beside each other where there is room.
  mutating func both(_ english: String, _ arabic: String) {
    body += "<div class=\"both\"><p>\(english.escapedForXML)</p>"
    body += "<p lang=\"ar\" dir=\"rtl\">\(arabic.escapedForXML)</p></div>\n"
  }

  /// Adds markup, in which all that comes from elsewhere is escaped already.
  mutating func markup(_ markup: String) { body += markup }

  /// Adds links, each on a line.
  mutating func links(_ links: [(name: String, href: String, about: String)]) {
    body += "<ul>\n"
    for link in links {
      body += "<li dir=\"auto\"><a href=\"\(address(link.href))\">\(link.name.escapedForXML)</a>"
      body += link.about.isEmpty ? "</li>\n" : " – \(link.about.escapedForXML)</li>\n"
    }
    body += "</ul>\n"
  }

  /// Adds a table; a cell may be a link.
  mutating func table(_ head: [String], _ rows: [[(words: String, href: String?)]]) {
    body += "<div class=\"table\"><table>\n<thead><tr>"
    for cell in head { body += "<th scope=\"col\">\(cell.escapedForXML)</th>" }
    body += "</tr></thead>\n<tbody>\n"
    for row in rows {
      body += "<tr>"
      for cell in row {
        let words = cell.words.escapedForXML
        body += "<td dir=\"auto\">"
        body += cell.href.map { "<a href=\"\(address($0))\">\(words)</a>" } ?? words
        body += "</td>"
      }
      body += "</tr>\n"
    }
    body += "</tbody>\n</table></div>\n"
  }

  /// Adds what is known of one thing: names and values.
  mutating func facts(_ facts: [(name: String, value: String)]) {
    body += "<table class=\"facts\"><tbody>\n"
    for fact in facts {
      body += "<tr><th scope=\"row\">\(fact.name.escapedForXML)</th>"
      body += "<td dir=\"auto\">\(fact.value.escapedForXML)</td></tr>\n"
    }
    body += "</tbody></table>\n"
  }
}
