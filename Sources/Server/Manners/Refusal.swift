import HTTPTypes
import Hummingbird
import Layers

/// Why a request is not answered as asked: a status, a sentence and what to do about it.
///
/// All errors of the server have this one shape, the exception of OGC API – Features (17-069r4, 7.5.1)
/// with its two halves beside it: `{"code":"…","description":"…","problem":"…","fix":"…"}`.
struct Refusal: HTTPResponseError, Equatable {
  let status: HTTPResponse.Status
  /// A stable word that scripts may match on.
  let code: String
  /// What is wrong, in one sentence.
  let sentence: String
  /// What to do about it; never empty.
  let fix: String
  /// What the client's program has to know beside: `Retry-After`, `Allow` and the like.
  var headers = HTTPFields()

  init(
    _ status: HTTPResponse.Status, _ code: String, _ sentence: String, fix: String,
    headers: HTTPFields = [:]
  ) {
    self.status = status
    self.code = code
    self.sentence = sentence
    self.fix = fix
    self.headers = headers
  }

  /// What is for a moment only: the client may come again after so many seconds.
  static func unavailable(
    _ code: String, _ sentence: String, fix: String, retryAfter seconds: Int
  ) -> Refusal {
    Refusal(
      .serviceUnavailable, code, sentence, fix: fix, headers: [.retryAfter: String(seconds)])
  }

  /// The refusal as it is sent.
  var response: Response {
    var fields = headers
    fields[.contentType] = "application/json"
    fields[.cacheControl] = "no-store"
    return Response(status: status, headers: fields, body: ResponseBody(byteBuffer: body))
  }

  /// Its words.
  var body: ByteBuffer {
    let words = bytes { out in
      out.append(text: "{\"code\":")
      out.append(json: code)
      out.append(text: ",\"description\":")
      out.append(json: "\(sentence) \(fix)")
      out.append(text: ",\"problem\":")
      out.append(json: sentence)
      out.append(text: ",\"fix\":")
      out.append(json: fix)
      out.append(text: "}\n")
    }
    return ByteBuffer(bytes: words)
  }

  func response(from request: Request, context: some RequestContext) -> Response { response }
}
