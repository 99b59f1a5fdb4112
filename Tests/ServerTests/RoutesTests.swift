import EventStore
import Testing

@testable import Server

@Suite struct RoutesTests {
  @Test func `a server without events is alive`() {
    #expect(MapServer(ServerSettings(store: .file("none.gpkg"))).routes().routes.count == 1)
  }
}
