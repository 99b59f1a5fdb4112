import NIOPosix

/// How the server treats whoever asks: what ``FrontDoor`` and the connections need for it.
struct Manners: Sendable {
  var bounds = Bounds()
  let hosts: HostCheck
  /// The address that clients know, before the paths of links; nothing where it is the one that they ask.
  let base: String
  let token: AccessToken?
  let crossOrigin: CrossOrigin
  let measures: Measures
  let unsent = Unsent()
  /// Answers are packed two at a time, and not on the threads of connections.
  let packers = NIOThreadPool(numberOfThreads: 2)
  let connections: Connections
  let log: LogSink
  let logFormat: LogFormat
  /// The version of the store that the next answer will be made from; nil while it cannot be read.
  let storeVersion: @Sendable () async -> String?

  init(
    _ settings: ServerSettings, _ log: LogSink, _ measures: Measures,
    storeVersion: @escaping @Sendable () async -> String?
  ) {
    hosts = HostCheck(
      isOpen: settings.token != nil, names: settings.publicURL?.host.map { [$0] } ?? [])
    base = settings.publicURL?.text ?? ""
    token = settings.token
    crossOrigin = CrossOrigin(allowed: Set(settings.allowedOrigins))
    connections = Connections(most: settings.mostConnections)
    self.log = log
    self.measures = measures
    logFormat = settings.log
    self.storeVersion = storeVersion
    packers.start()
  }

  /// Writes a visit into the log.
  func report(_ visit: Visit) {
    if let line = visit.line(logFormat) { log.write(line) }
  }
}
