import Diagnostics
import Hummingbird
import HummingbirdCore
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
  /// - Throws: ``Diagnostic`` when it would be open to all, or cannot listen.
  public func run(listening: @escaping @Sendable (Int) -> Void) async throws {
    try settings.check()
    var settings = settings
    // Besides sockets there are the store, the libraries and those that are just being closed.
    settings.mostConnections = min(settings.mostConnections, (OpenFiles.raise() - 64) * 3 / 4)
    let log = LogSink()
    let measures = Measures()
    let store = ServedStore(
      settings.store, timeLimit: settings.timeLimit,
      report: { log.report(fault: $0) }, opened: { measures.opened() })
    do { try await store.open() } catch { throw StartingFault.told(error, settings) }
    let manners = Manners(settings, log, measures, storeVersion: { await store.version })
    let application = Application(
      responder: FrontDoor(inside: routes(manners, store).buildResponder(), manners: manners),
      server: .http1(
        configuration: HTTP1Channel.Configuration(
          additionalChannelHandlers: [ConnectionGuard(manners)], idleTimeout: .seconds(20),
          httpDecoderConfiguration: .init(
            maxHeaderFieldSize: 2 * manners.bounds.headers,
            maxHeaderListSize: 2 * manners.bounds.headers, maxHeaderFieldCount: 128))),
      configuration: ApplicationConfiguration(
        address: .hostname(settings.host, port: settings.port), serverName: nil, backlog: 1_024),
      onServerRunning: { channel in listening(channel.localAddress?.port ?? 0) },
      logger: Logger(label: "eventmap") { _ in SwiftLogNoOpLogHandler() })
    let stop = GracefulStop(giveUp: { manners.connections.closeAll() })
    do { try await stop.run(application, logger: application.logger) } catch {
      throw StartingFault.told(error, settings)
    }
    manners.log.flush(within: 2)
  }

  /// Every resource with its path.
  func routes(_ manners: Manners, _ store: ServedStore) -> Router<ServerContext> {
    let router = Router(context: ServerContext.self)
    router.add(middleware: UnknownPath())
    Health.addRoutes(to: router, manners, store)
    let publicURL = settings.publicURL?.text
    FeatureRoutes(
      store: store, publicURL: publicURL, pageStyle: settings.pageStyle, version: settings.version,
      site: settings.data?.site, hasNear: settings.data != nil
    ).add(to: router)
    if let data = settings.data {
      data.site?.add(to: router)
      NearResource(
        data: data,
        events: ServedEvents(
          settings.store, as: store, timeLimit: settings.timeLimit,
          report: { manners.log.report(fault: $0) }),
        publicURL: publicURL
      ).add(to: router)
    }
    return router
  }
}
