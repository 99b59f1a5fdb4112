import HTTPTypes
import Hummingbird

/// Which pages of other sites may read the answers in a browser: none, unless they are named.
struct CrossOrigin: Sendable {
  /// Origins as browsers send them, such as `https://maps.example.org`; `*` for all.
  let allowed: Set<String>

  /// Tells the browser, where the page's site is one of the named.
  func mark(_ response: inout Response, for request: Request) {
    guard !allowed.isEmpty else { return }
    response.headers.vary("Origin")
    guard let origin = request.headers[.origin], allowed.contains(origin) || allowed.contains("*")
    else { return }
    response.headers[.accessControlAllowOrigin] = allowed.contains("*") ? "*" : origin
    response.headers[.accessControlExposeHeaders] = "ETag, Link"
  }

  /// The answer to a browser that asks before it asks.
  func answer() -> Response {
    var response = Response(status: .noContent)
    response.headers[.allow] = "GET, HEAD, OPTIONS"
    if !allowed.isEmpty {
      response.headers[.accessControlAllowMethods] = "GET, HEAD"
      response.headers[.accessControlAllowHeaders] = "Authorization, If-None-Match"
      response.headers[.accessControlMaxAge] = "600"
    }
    return response
  }
}

extension HTTPFields {
  /// Adds a field's name to `Vary`, where it is not there yet.
  mutating func vary(_ name: String) {
    let present = (self[.vary] ?? "").split(separator: ",").map { $0.filter { $0 != " " } }
    if present.contains(name) { return }
    self[.vary] = (present + [name]).joined(separator: ", ")
  }
}
