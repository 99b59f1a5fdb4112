import Crypto
public import Diagnostics
import FoundationEssentials
public import Layers
import Places

/// Finds the parts of the web map: our page in `Web/`, and the map library Leaflet.
public struct WebFiles: Sendable {
  /// Our scripts, in the order in which they lean on each other.
  static let scripts = parts + ["main.js"]
  private static let parts = [
    "words.js", "events.js", "filters.js", "state.js", "markers.js", "ground.js", "launches.js",
    "canvas.js", "list.js", "card.js", "timeline.js", "panel.js", "print.js", "shell.js",
  ]

  /// The same where a server gives the page: what follows `live.js` waits for the events.
  static let servedScripts =
    ["words.js", "live_words.js", WebPage.waiter] + parts.dropFirst()
    + ["live_card.js", "main.js", "live_panel.js"]

  private let folder: String?
  private let leaflets: [String]

  /// Says where to look.
  ///
  /// - Parameters:
  ///   - folders: Where the program's data are: `Web/` lies beside them.
  ///   - environment: `EVENTMAP_LEAFLET` names a folder with `leaflet.js` and `leaflet.css`.
  public init(beside folders: DataFolders, environment: [String: String]) {
    folder = folders.web
    let named = environment["EVENTMAP_LEAFLET"].flatMap { $0.isEmpty ? nil : $0 }
    leaflets = named.map { [$0] } ?? folders.leaflets
  }

  /// Reads the parts.
  ///
  /// - Parameter isServed: Whether a server gives the page, rather than a file.
  /// - Returns: The page with its scripts and styles.
  /// - Throws: A warning that says what is missing: the web map cannot be written, all else can.
  public func read(served isServed: Bool = false) throws(Diagnostic) -> WebPage {
    let sheets = ["map.css"] + (isServed ? ["live.css"] : [])
    guard let folder, let template = Self.text("\(folder)/map.html"),
      let styles = Self.parts(sheets, in: folder),
      let scripts = Self.parts(isServed ? Self.servedScripts : Self.scripts, in: folder)
    else {
      throw Self.missing(
        "The folder Web was not found whole beside Gazetteer", fix: "put it back as it came")
    }
    for leaflet in leaflets {
      let script = Self.text("\(leaflet)/leaflet.min.js") ?? Self.text("\(leaflet)/leaflet.js")
      guard let script, let sheet = Self.text("\(leaflet)/leaflet.css") else { continue }
      return WebPage(
        template: template, styles: [Self.part("leaflet.css", sheet)] + styles,
        scripts: [Self.part("leaflet.js", script)] + scripts)
    }
    throw Self.missing(
      "The map library Leaflet was not found",
      fix: "install it (Debian: apt-get install libjs-leaflet), or name the folder of leaflet.js "
        + "and leaflet.css in EVENTMAP_LEAFLET")
  }

  /// Reads how the pages of `eventmap serve` look; nil where that is missing, and they are plain.
  public func readPageStyle() -> String? { folder.flatMap { Self.text("\($0)/pages.css") } }

  private static func missing(_ what: String, fix: String) -> Diagnostic {
    Diagnostic(
      "output.web-map", .warning, "\(what), so map.html was not written.", fix: fix)
  }

  /// The parts in some files; nil where one is missing.
  private static func parts(_ names: [String], in folder: String) -> [WebPage.Part]? {
    let parts = names.compactMap { name in text("\(folder)/\(name)").map { part(name, $0) } }
    return parts.count == names.count ? parts : nil
  }

  private static func text(_ path: String) -> String? {
    WholeFile.bytes(at: path).flatMap { String(validating: $0, as: UTF8.self) }
  }

  /// A text as it can stand between tags: without the address of a source map, which a browser would
  /// ask for, and without what would end the tag.
  private static func part(_ name: String, _ text: String) -> WebPage.Part {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
      .filter { !$0.contains("sourceMappingURL=") }
    let text = lines.joined(separator: "\n").replacing("</script", with: "<\\/script")
      .replacing("</style", with: "<\\/style").replacing("\r", with: "")
    let hash = SHA256.hash(data: Array(text.utf8))
    return WebPage.Part(name: name, text: text, hash: Data(hash).base64EncodedString())
  }
}
