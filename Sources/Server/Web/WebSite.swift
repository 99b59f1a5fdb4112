import EventMapper
import HTTPTypes
import Hummingbird
import Layers
import NIOCore
import Places

/// The web map and its parts, made once when the server starts and given by name alone: nothing is read
/// by a path that a request names.
struct WebSite: Sendable {
  /// A part as it is given.
  struct Part: Sendable {
    let bytes: ByteBuffer
    let type: String
    /// What its bytes are known by, without quotation marks.
    let tag: String
  }

  /// The most events that the page holds (`MOST` of live.js).
  static let mostEvents = 10_000

  /// The page of the map.
  let page: Part
  /// Scripts, styles and the ground, by what stands behind `/web/`.
  let parts: [String: Part]

  /// Makes all parts.
  ///
  /// - Parameters:
  ///   - page: The page, its scripts and styles.
  ///   - gazetteer: Has the ground of the map.
  /// - Throws: Nothing but what writing into memory could.
  init(_ page: WebPage, _ gazetteer: Gazetteer) throws {
    var parts: [String: Part] = [:]
    func add(_ name: String, _ type: String, _ bytes: [UInt8]) -> String {
      let tag = contentTag(bytes)
      parts["\(tag)/\(name)"] = Part(bytes: ByteBuffer(bytes: bytes), type: type, tag: tag)
      return "web/\(tag)/\(name)"
    }
    let ground = add(
      "ground.json", "application/json",
      try Layers.bytes { try ServedGround(gazetteer).write(to: &$0) })
    var addresses: [String: String] = [:]
    for (part, type) in page.styles.map({ ($0, "text/css; charset=utf-8") })
      + page.scripts.map({ ($0, "text/javascript; charset=utf-8") })
    {
      addresses[part.name] = add(part.name, type, Array(part.text.utf8))
    }
    let html = Layers.bytes { out in
      page.writeServed(ground: ground, to: &out) { addresses[$0.name, default: $0.name] }
    }
    self.page = Part(
      bytes: ByteBuffer(bytes: html), type: "text/html; charset=utf-8",
      tag: contentTag(html))
    self.parts = parts
  }

  /// Adds the parts to a router; the page itself is what `/` is for people.
  func add(to router: Router<ServerContext>) {
    router.get("/web/{tag}/{name}") { request, context in
      let name = "\(context.parameters.get("tag") ?? "")/\(context.parameters.get("name") ?? "")"
      guard let response = answer(part: name, to: request) else {
        throw Refusal.notFound(
          "There is no part of the web map of this name.",
          fix: "Open / again: parts change with the program.")
      }
      return response
    }
  }

  /// The page of the map, which is asked for anew each time: it names the parts as they are now.
  func answerPage(to request: Request) -> Response {
    Self.answer(page, to: request, keptFor: "no-cache")
  }

  /// A part; nil for a name that there is not.
  func answer(part name: String, to request: Request) -> Response? {
    parts[name].map { Self.answer($0, to: request, keptFor: "public, max-age=31536000, immutable") }
  }

  private static func answer(_ part: Part, to request: Request, keptFor: String) -> Response {
    var headers = HTTPFields()
    headers[.eTag] = "\"\(part.tag)\""
    headers[.cacheControl] = keptFor
    headers[.vary] = "Accept"
    let known = request.headers[.ifNoneMatch] ?? ""
    if known.split(separator: ",").contains(where: { $0.contains("\"\(part.tag)\"") }) {
      return Response(status: .notModified, headers: headers)
    }
    headers[.contentType] = part.type
    headers[.xContentTypeOptions] = "nosniff"
    return Response(status: .ok, headers: headers, body: ResponseBody(byteBuffer: part.bytes))
  }
}
