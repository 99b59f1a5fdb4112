import EventStore
import HTTPTypes
import Hummingbird

/// What machines ask that watch the server.
enum Health {
  /// Alive, and whether the store can be read; it needs no token and tells nothing else.
  static let path = "/health"
  /// The counts, for Prometheus.
  static let metricsPath = "/metrics"
  static let paths: Set<String> = [path, metricsPath]

  static func addRoutes(
    to router: Router<ServerContext>, _ manners: Manners, _ store: ServedStore
  ) {
    router.get(RouterPath(path)) { _, _ in
      // What this throws says why the store cannot be read.
      try await store.read { source in
        guard let events = source.collection("events") else { return }
        _ = try source.page(of: events, ItemSelection(), offset: 0, limit: 1) { _ in }
      }
      return Response(
        status: .ok, headers: [.contentType: "application/json", .cacheControl: "no-store"],
        body: ResponseBody(byteBuffer: ByteBuffer(string: "{\"status\":\"ok\"}\n")))
    }
    router.get(RouterPath(metricsPath)) { _, _ in
      let metrics = MetricsText(
        manners.measures.counts, sockets: manners.connections.count,
        store: try? await store.read(\.version), residentBytes: ResidentMemory.bytes)
      return Response(
        status: .ok,
        headers: [
          .contentType: "text/plain; version=0.0.4; charset=utf-8", .cacheControl: "no-store",
        ],
        body: ResponseBody(byteBuffer: ByteBuffer(string: metrics.text)))
    }
  }
}
