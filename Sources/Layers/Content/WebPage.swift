/// The parts of `map.html` that are the same for all events: our page, our code, and the map library.
public struct WebPage: Sendable {
  /// A style sheet or a script as it stands between its tags, with what the page's security policy
  /// knows it by.
  public struct Part: Sendable {
    /// The name of its file.
    public let name: String
    /// Its text.
    public let text: String
    /// The SHA-256 of its UTF-8 bytes, in Base64.
    public let hash: String

    /// Makes a part.
    public init(name: String = "", text: String, hash: String) {
      self.name = name
      self.text = text
      self.hash = hash
    }
  }

  /// The page, with `{{policy}}`, `{{styles}}`, `{{data}}`, `{{scripts}}` and
  /// `{{plain}}` (what is said where no script runs) where these belong.
  public let template: String
  /// The style sheets, in order.
  public let styles: [Part]
  /// The scripts, in order.
  public let scripts: [Part]

  /// Makes a page.
  public init(template: String, styles: [Part], scripts: [Part]) {
    self.template = template
    self.styles = styles
    self.scripts = scripts
  }
}
