import HTTPTypes
import Hummingbird
import Layers
import NIOCore

/// In which form a resource is told.
enum AnswerForm: String, CaseIterable, Sendable {
  case json, html

  /// The form that a request asks for: by `f`, else by what its Accept header wants most; JSON where it
  /// wants neither more.
  ///
  /// - Throws: ``Refusal`` for another word after `f`.
  init(_ request: Request, _ query: [QueryParameter]) throws {
    let asked = query.first { $0.name == "f" }?.value
    if let asked {
      guard let form = AnswerForm(rawValue: asked) else {
        throw Refusal.invalid("f", "There is no form of this name.", fix: "Write json or html.")
      }
      self = form
      return
    }
    let accept = request.headers[.accept] ?? ""
    self =
      Self.weight(accept) { $0 == "text/html" || $0 == "application/xhtml+xml" }
        > Self.weight(accept) { $0.hasSuffix("json") || $0.contains("json;") } ? .html : .json
  }

  /// How much a kind of media is wanted, from 0 to 1 (RFC 9110, 12.5.1).
  private static func weight(_ accept: String, _ isMeant: (String) -> Bool) -> Double {
    var most = 0.0
    for entry in accept.prefix(2_000).split(separator: ",") {
      let parts = entry.split(separator: ";").map { $0.filter { $0 != " " }.lowercased() }
      guard let type = parts.first, isMeant(type) else { continue }
      let quality = parts.dropFirst().first { $0.hasPrefix("q=") }.flatMap {
        Double($0.dropFirst(2))
      }
      most = max(most, quality ?? 1)
    }
    return most
  }
}

/// The media types that are answered with.
enum MediaKind: String, Sendable {
  case json = "application/json"
  case geoJSON = "application/geo+json"
  case schema = "application/schema+json"
  case openAPI = "application/vnd.oai.openapi+json;version=3.0"
  case html = "text/html; charset=utf-8"
  case css = "text/css; charset=utf-8"

  /// As links name it.
  var link: String { self == .html ? "text/html" : rawValue }
}

extension Response {
  /// Answers with bytes.
  init(
    _ bytes: ByteBuffer, _ kind: MediaKind, status: HTTPResponse.Status = .ok,
    headers: HTTPFields = [:]
  ) {
    var headers = headers
    headers[.contentType] = kind.rawValue
    headers[.vary] = "Accept"
    self.init(status: status, headers: headers, body: ResponseBody(byteBuffer: bytes))
  }

  /// Answers with a document of JSON.
  init(
    _ document: JSONTree, _ kind: MediaKind, status: HTTPResponse.Status = .ok,
    headers: HTTPFields = [:]
  ) {
    self.init(ByteBuffer(bytes: document.utf8), kind, status: status, headers: headers)
  }

  /// Answers with a page.
  init(_ page: HTMLPage, status: HTTPResponse.Status = .ok, headers: HTTPFields = [:]) {
    self.init(ByteBuffer(string: page.text), .html, status: status, headers: headers)
  }
}
