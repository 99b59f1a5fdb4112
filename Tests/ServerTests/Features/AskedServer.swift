import EventStore
import Foundation
import HTTPTypes
import Hummingbird
import Logging
import NIOCore
import NIOEmbedded
import TestSupport
import Testing

@testable import Server

/// The resources of a server, asked without a socket.
struct AskedServer {
  private let responder: RouterResponder<ServerContext>
  static let base = "http://maps.test:8080"

  /// Serves a file; the samples' own where none is named.
  init(_ path: String = "Outputs/events.gpkg", publicURL: String? = nil) {
    let router = Router(context: ServerContext.self, options: .autoGenerateHeadEndpoints)
    router.add(middleware: UnknownPath())
    FeatureRoutes(
      store: ServedStore(.file(path)), publicURL: publicURL, pageStyle: "main {}", version: "1"
    ).add(to: router)
    responder = router.buildResponder()
  }

  /// Serves the samples with everything that the program serves: the web map and `near` too.
  init(whole data: MapData) {
    var settings = ServerSettings(store: .file("Outputs/events.gpkg"))
    settings.data = data
    let manners = Manners(settings, LogSink(), Measures(), storeVersion: { nil })
    responder = MapServer(settings).routes(manners, ServedStore(settings.store)).buildResponder()
  }

  /// Asks for a path; one that begins with the server's address is taken as it stands in a link.
  func ask(
    _ path: String, _ method: HTTPRequest.Method = .get, accept: String? = nil,
    host: String? = "maps.test:8080", headers: HTTPFields = [:]
  ) async throws -> Answer {
    let path = path.hasPrefix(Self.base) ? String(path.dropFirst(Self.base.count)) : path
    var head = HTTPRequest(method: method, scheme: "http", authority: host, path: path)
    head.headerFields = headers
    if let accept { head.headerFields[.accept] = accept }
    let request = Request(head: head, body: RequestBody(buffer: ByteBuffer()))
    // The front door's first step, without the others.
    do { try Bounds().check(request) } catch {
      return Answer(
        status: error.status.code, headers: error.plainResponse.headers, body: error.body,
        length: nil)
    }
    let context = ServerContext(
      source: ApplicationRequestContextSource(
        channel: EmbeddedChannel(), logger: Logger(label: "test")))
    let response: Response
    do { response = try await responder.respond(to: request, context: context) } catch {
      response = try #require(Refusal(foreseen: error)).response(to: request, base: Self.base)
    }
    let collected = Collected()
    let length = response.body.contentLength
    try await response.body.write(collected)
    return Answer(
      status: response.status.code, headers: response.headers, body: collected.bytes,
      length: length)
  }
}

/// What came back.
struct Answer {
  let status: Int
  let headers: HTTPFields
  let body: [UInt8]
  /// The length that the answer tells of.
  let length: Int?

  var text: String { String(decoding: body, as: UTF8.self) }
  var type: String { headers[.contentType] ?? "" }

  /// The object that the body is.
  func json() throws -> [String: Any] {
    try #require(try JSONSerialization.jsonObject(with: Data(body)) as? [String: Any], "\(text)")
  }

  /// The links of the body, or of an object in it.
  static func links(_ object: [String: Any]) -> [[String: String]] {
    object["links"] as? [[String: String]] ?? []
  }

  /// The addresses to which the body links in a relation.
  func links(_ rel: String) throws -> [String] {
    Self.links(try json()).filter { $0["rel"] == rel }.compactMap { $0["href"] }
  }

  /// The features of the body.
  func features() throws -> [[String: Any]] {
    try #require(try json()["features"] as? [[String: Any]])
  }

  /// What identifies them.
  func ids() throws -> [String] { try features().compactMap { $0["id"] as? String } }
}

/// Takes the bytes of an answer.
private final class Collected: ResponseBodyWriter, @unchecked Sendable {
  var bytes: [UInt8] = []
  func write(_ buffer: ByteBuffer) async throws { bytes += buffer.readableBytesView }
  consuming func finish(_ trailing: HTTPFields?) async throws {}
}
