import HTTPTypes
import Hummingbird

/// What machines ask that watch the server.
enum Health {
  /// Alive, and whether the store can be read; it needs no token and tells nothing else.
  static let path = "/health"
  /// The counts, for Prometheus.
  static let metricsPath = "/metrics"
  static let paths: Set<String> = [path, metricsPath]

  static func addRoutes(to router: Router<ServerContext>, _ manners: Manners) {
    router.get(RouterPath(path)) { _, _ in
      guard manners.storeVersion() != nil else {
        throw Refusal.unavailable(
          "StoreUnavailable", "The server is alive, but its store cannot be read.",
          fix: "Look into its log; it takes the store up again as soon as there is one.",
          retryAfter: 5)
      }
      return Response(
        status: .ok, headers: [.contentType: "application/json", .cacheControl: "no-store"],
        body: ResponseBody(byteBuffer: ByteBuffer(string: "{\"status\":\"ok\"}\n")))
    }
    router.get(RouterPath(metricsPath)) { _, _ in
      let metrics = MetricsText(
        manners.measures.counts, sockets: manners.connections.count,
        store: manners.storeVersion(), residentBytes: ResidentMemory.bytes)
      return Response(
        status: .ok,
        headers: [
          .contentType: "text/plain; version=0.0.4; charset=utf-8", .cacheControl: "no-store",
        ],
        body: ResponseBody(byteBuffer: ByteBuffer(string: metrics.text)))
    }
  }
}
