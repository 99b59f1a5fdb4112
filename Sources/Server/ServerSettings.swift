public import Diagnostics
public import EventStore

/// How a server stands in the world: where it listens, to whom it answers, and what it shows.
public struct ServerSettings: Sendable {
  /// The name or address that it listens on; the machine itself alone where nothing else is said.
  public var host = "127.0.0.1"
  /// The port, from 0 to 65,535; 0 lets the system choose one.
  public var port = 8_080
  /// The store of events that it shows, which it never changes.
  public var store: StoreAddress
  /// What requests have to show; nil where nobody but this machine can ask.
  public var token: AccessToken?
  /// The address that clients know it by, where it is another than it listens on.
  public var publicURL: PublicURL?
  /// The origins of pages of other sites that may read the answers; `*` for all.
  public var allowedOrigins: [String] = []
  /// How requests are told on standard error.
  public var log = LogFormat.json
  /// The most time that answering one request may take.
  public var timeLimit = Duration.seconds(10)
  /// The most connections that are open at once; fewer where the system gives fewer files.
  public var mostConnections = 2_048
  /// How the pages for people look, as CSS; plain where nothing is said.
  public var pageStyle = ""
  /// The version that the API tells of itself.
  public var version = "0"
  /// What `near` and the web map need; without it there are none of them.
  public var data: MapData?

  /// Takes a store; all else as it stands above.
  public init(store: StoreAddress) { self.store = store }

  /// Whether others than this machine can reach the server.
  public var isReachable: Bool {
    let name = host.lowercased()
    return !(name == "localhost" || name == "::1" || Self.isLoopback(name))
  }

  /// Refuses to be open to others without a token.
  ///
  /// - Throws: ``Diagnostic`` `serve.token-missing`.
  public func check() throws(Diagnostic) {
    guard isReachable, token == nil else { return }
    throw Diagnostic(
      "serve.token-missing", .error,
      "With --host \(host) others can reach the server, and nothing says who may read.",
      fix: """
        make a token with openssl rand -hex 32 > token; chmod 600 token, and pass --token-file token \
        (or set EVENTMAP_TOKEN); or leave --host out
        """)
  }

  /// 127.0.0.0/8, written out.
  private static func isLoopback(_ name: String) -> Bool {
    let parts = name.split(separator: ".", omittingEmptySubsequences: false)
    return parts.count == 4 && parts[0] == "127" && parts.allSatisfy { UInt8($0) != nil }
  }
}
