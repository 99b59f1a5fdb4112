import HTTPTypes
import Hummingbird

/// How much a request may ask of the server: what is longer is refused before anything is done for it.
///
/// A map program's longest request is a filter or a list of ids; none has a body.
struct Bounds: Sendable {
  /// Most bytes of path and query together.
  var target = 8_192
  /// Most bytes of all header fields together, names and values.
  var headers = 16_384
  /// Most bytes of a body, which nobody needs and which is thrown away.
  var body = 4_096
  /// Most parameters behind the question mark.
  var parameters = 128

  /// Refuses what is too long, and what is no request to read.
  ///
  /// - Throws: ``Refusal`` with 405, 411, 413, 414, 431 or 400.
  func check(_ request: Request) throws(Refusal) {
    try checkTarget(request.uri.string)
    let size = request.headers.reduce(0) { $0 + $1.name.rawName.utf8.count + $1.value.utf8.count }
    if size > headers { throw Self.longHeaders(headers) }
    try checkBody(request.headers)
    try checkMethod(request.method)
  }

  private func checkMethod(_ method: HTTPRequest.Method) throws(Refusal) {
    if [.get, .head, .options].contains(method) { return }
    throw Refusal(
      .methodNotAllowed, "MethodNotAllowed", "This server is only read: it knows GET and HEAD.",
      fix: "Ask with GET; events are added with eventmap map --store.",
      headers: [.allow: "GET, HEAD, OPTIONS"])
  }

  private func checkTarget(_ address: String) throws(Refusal) {
    if address.utf8.count > target { throw Self.longTarget(target) }
    let query = address.utf8.drop { $0 != UInt8(ascii: "?") }
    let count = query.count { $0 == UInt8(ascii: "&") } + 1
    guard count <= parameters else {
      throw Refusal(
        .badRequest, "TooManyParameters",
        "The request has \(count) parameters, and at most \(parameters) are read.",
        fix: "Ask for less at once.")
    }
  }

  private func checkBody(_ fields: HTTPFields) throws(Refusal) {
    if fields[.transferEncoding] != nil {
      throw Refusal(
        .lengthRequired, "LengthRequired",
        "The request has a body, and does not say how long it is.",
        fix: "Send no body: all questions are asked in the address.",
        headers: [.connection: "close"])
    }
    guard let length = fields[.contentLength] else { return }
    guard let count = Int(length), count <= body else {
      throw Refusal(
        .contentTooLarge, "BodyTooLarge", "The request has a body, and nobody reads it.",
        fix: "Send no body: all questions are asked in the address.",
        headers: [.connection: "close"])
    }
  }

  static func longHeaders(_ limit: Int) -> Refusal {
    Refusal(
      .requestHeaderFieldsTooLarge, "HeadersTooLarge",
      "The header fields of the request are longer than \(limit) bytes.",
      fix: "Send fewer or shorter header fields, such as cookies of other servers of this name.")
  }

  static func longTarget(_ limit: Int) -> Refusal {
    Refusal(
      .uriTooLong, "AddressTooLong", "The address of the request is longer than \(limit) bytes.",
      fix: "Ask with a shorter filter, or for fewer things at once.")
  }
}
