import Hummingbird
import Logging
import NIOCore

/// `eventmap serve`: the events of a store over HTTP, for map programs and browsers.
///
/// It reads and never writes. What is asked for and answered is OGC API – Features (OGC 17-069r4).
public struct MapServer: Sendable {
  private let settings: ServerSettings

  /// Makes a server, which does not listen yet.
  public init(_ settings: ServerSettings) { self.settings = settings }

  /// Serves until the process is asked to end (SIGTERM or SIGINT), and lets open answers be finished.
  ///
  /// - Parameter listening: Called once with the port when the first request can come.
  /// - Throws: What the system says when the port is taken or not allowed.
  public func run(listening: @escaping @Sendable (Int) -> Void) async throws {
    let application = Application(
      router: routes(),
      configuration: ApplicationConfiguration(
        address: .hostname(settings.host, port: settings.port), serverName: nil),
      onServerRunning: { channel in listening(channel.localAddress?.port ?? 0) },
      logger: Logger(label: "eventmap"))
    try await application.runService()
  }

  /// Every resource with its path.
  func routes() -> Router<ServerContext> {
    let router = Router(context: ServerContext.self, options: .autoGenerateHeadEndpoints)
    router.add(middleware: ReadingOnly())
    router.get("/health") { _, _ in "ok\n" }
    let store = ServedStore(settings.store)
    FeatureRoutes(
      store: store, publicURL: nil, pageStyle: settings.pageStyle, version: settings.version,
      site: settings.data?.site, hasNear: settings.data != nil
    ).add(to: router)
    if let data = settings.data {
      data.site?.add(to: router)
      NearResource(data: data, events: ServedEvents(settings.store, as: store), publicURL: nil)
        .add(to: router)
    }
    return router
  }
}
