import EventStore
import Hummingbird
import Testing

@testable import Server

@Suite struct RoutesTests {
  @Test func `a server whose store is not there yet is alive`() {
    #expect(!MapServer(ServerSettings(store: .file("none.gpkg"))).routes().routes.isEmpty)
  }
}
