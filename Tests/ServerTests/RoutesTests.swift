import EventStore
import Hummingbird
import Testing

@testable import Server

@Suite struct RoutesTests {
  @Test func `a server tells of itself`() {
    let settings = ServerSettings(store: .file("none.gpkg"))
    let manners = Manners(settings, LogSink(), Measures(), storeVersion: { nil })
    let routes = MapServer(settings).routes(manners, ServedStore(settings.store)).routes
    #expect(routes.contains { $0.path.description == "/health" })
    #expect(routes.contains { $0.path.description == "/metrics" })
  }
}
