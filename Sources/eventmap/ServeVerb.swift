import ArgumentParser
import Diagnostics
import EventMapper
import EventStore
import FoundationEssentials
import Layers
import Places
import Server

/// What `--log` can say.
enum LogChoice: String, ExpressibleByArgument, CaseIterable {
  case json, text, none

  var format: LogFormat {
    switch self {
    case .json: .json
    case .text: .text
    case .none: .none
    }
  }
}

/// `eventmap serve`: a store over HTTP.
struct ServeVerb: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "serve", abstract: "Serves a store to map programs and browsers.",
    discussion: """
      It speaks OGC API – Features: QGIS (Add Layer, WFS / OGC API – Features), GDAL and browsers read it. \
      It only reads, and listens on this machine alone unless --host says otherwise; then requests have \
      to show a token.

      Example: eventmap serve --store Outputs/events.gpkg --port 8080
      """)

  @Option(
    help: ArgumentHelp(
      "The store that is served: a file, or a PostGIS database (postgresql://user@host/database).",
      valueName: "store"))
  var store = "Outputs/events.gpkg"

  @Option(help: ArgumentHelp("The port; 0 takes a free one.", valueName: "number"))
  var port = 8_080

  @OptionGroup var gazetteer: GazetteerOptions
  @Option(
    help: ArgumentHelp(
      "The address to listen on, such as 0.0.0.0 for all; another than this machine's own needs a token.",
      valueName: "address"))
  var host = "127.0.0.1"

  @Option(
    help: ArgumentHelp(
      "A file with the token that requests have to show; EVENTMAP_TOKEN says it too.",
      valueName: "file"))
  var tokenFile: String?

  @Option(
    help: ArgumentHelp(
      "The address that clients know, where a proxy stands in front.", valueName: "URL"))
  var publicURL: String?

  @Option(
    help: ArgumentHelp(
      "A site whose pages may read the answers (https://maps.example.org), or *; may be given more than once.",
      valueName: "origin"))
  var allowOrigin: [String] = []

  @Option(
    help: ArgumentHelp("The longest that one answer may take, in seconds.", valueName: "seconds"))
  var timeLimit = 10

  @Option(help: ArgumentHelp("How requests are told on standard error.", valueName: "format"))
  var log = LogChoice.json

  @Flag(help: "Tell no requests: --log none.")
  var quiet = false

  func validate() throws {
    guard (0...65_535).contains(port) else { throw ValidationError("--port goes from 0 to 65535") }
    guard (1...3_600).contains(timeLimit) else {
      throw ValidationError("--time-limit goes from 1 to 3600 seconds")
    }
    for origin in allowOrigin where origin != "*" && origin != "null" {
      let parts = origin.split(separator: "/", omittingEmptySubsequences: false)
      guard (try? PublicURL(origin)) != nil, parts.count == 3, origin == origin.lowercased()
      else {
        throw ValidationError(
          "--allow-origin \(origin) is no origin: write it as https://maps.example.org, or *")
      }
    }
  }

  func run() async throws {
    var settings = ServerSettings(store: StoreAddress(store))
    settings.version = MapRun.version
    settings.pageStyle = pageStyle
    settings.data = try data()
    settings.host = host
    settings.port = port
    settings.token = try token()
    settings.publicURL = try publicURL.map { try PublicURL($0) }
    settings.allowedOrigins = allowOrigin
    settings.timeLimit = .seconds(timeLimit)
    settings.log = quiet ? .none : log.format
    let (face, name) = (settings.store.face, shownHost)
    let isEverywhere = name == "localhost" && host != name
    try await MapServer(settings).run { port in
      Console.warn("serving \(face) on http://\(name):\(port)/")
      if isEverywhere {
        Console.warn("other machines reach it under this machine's name or address")
      }
    }
  }

  /// The host as a browser on this machine asks for it: one that stands for all addresses is none to ask.
  private var shownHost: String {
    if ["0.0.0.0", "::", "0:0:0:0:0:0:0:0"].contains(host) { return "localhost" }
    return host.contains(":") ? "[\(host)]" : host
  }

  /// The token, which never stands on the command line: others on the machine could read it there.
  private func token() throws -> AccessToken? {
    if let tokenFile { return try SecretFile.token(tokenFile) }
    guard let words = ProcessInfo.processInfo.environment["EVENTMAP_TOKEN"], !words.isEmpty else {
      return nil
    }
    return try AccessToken(words, from: "EVENTMAP_TOKEN")
  }

  /// The gazetteer that `near` asks, and the web map; without its parts a plain page stands in for it.
  private func data() throws -> MapData {
    let mapper = try gazetteer.mapper()
    try mapper.geocoder.gazetteer.requireSound()
    var page: WebPage?
    let parts = try GazetteerOptions.web()
    do throws(Diagnostic) { page = try parts.read(served: true) } catch { Console.warn(error.face) }
    return try MapData(
      mapper: mapper, coordinates: try GazetteerOptions.folders().readCoordinateWords(), page: page)
  }

  /// How the pages look: they can be read without it too.
  private var pageStyle: String {
    let environment = ProcessInfo.processInfo.environment
    let folders = try? GazetteerOptions.folders()
    return folders.flatMap { WebFiles(beside: $0, environment: environment).readPageStyle() } ?? ""
  }
}
