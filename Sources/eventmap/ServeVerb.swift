import ArgumentParser
import Diagnostics
import EventMapper
import EventStore
import FoundationEssentials
import Layers
import Places
import Server

/// `eventmap serve`: a store over HTTP.
struct ServeVerb: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "serve", abstract: "Serves a store to map programs and browsers.",
    discussion: """
      It speaks OGC API – Features: QGIS (Add Layer, WFS / OGC API – Features), GDAL and browsers read it. \
      It only reads, and listens on this machine alone.

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

  func run() async throws {
    var settings = ServerSettings(store: StoreAddress(store))
    settings.port = port
    settings.version = MapRun.version
    settings.pageStyle = pageStyle
    settings.data = try data()
    try await MapServer(settings).run { port in
      Console.warn("serving \(store) on http://127.0.0.1:\(port)/")
    }
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
