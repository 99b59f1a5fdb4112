public import EventStore

/// How a server stands in the world: where it listens and what it shows.
public struct ServerSettings: Sendable {
  /// The name or address that it listens on; the machine itself alone where nothing else is said.
  public var host = "127.0.0.1"
  /// The port, from 0 to 65,535; 0 lets the system choose one.
  public var port = 8_080
  /// The store of events that it shows, which it never changes.
  public var store: StoreAddress
  /// How the pages for people look, as CSS; plain where nothing is said.
  public var pageStyle = ""
  /// The version that the API tells of itself.
  public var version = "0"
  /// What `near` and the web map need; without it there are none of them.
  public var data: MapData?

  /// Takes a store; all else as it stands above.
  public init(store: StoreAddress) { self.store = store }
}
