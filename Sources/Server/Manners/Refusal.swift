import CQL2
import EventStore
import HTTPTypes
import Layers
import NIOCore

/// Why a request is not answered as asked: a status, a sentence and what to do about it.
///
/// Programs get all errors of the server in this one shape, the exception of OGC API – Features (17-069r4, 7.5.1)
/// with its two halves beside it: `{"code":"…","description":"…","problem":"…","fix":"…"}`. People get a page.
struct Refusal: Error, Equatable {
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

  /// Its words as JSON.
  var body: [UInt8] {
    bytes { out in
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
  }
}

extension Refusal {
  /// A parameter whose value cannot be understood, or is out of its range.
  static func invalid(_ parameter: String, _ sentence: String, fix: String) -> Refusal {
    Refusal(.badRequest, "InvalidParameterValue", "\(parameter): \(sentence)", fix: fix)
  }

  /// Something that is not there.
  static func notFound(_ sentence: String, fix: String) -> Refusal {
    Refusal(.notFound, "NotFound", sentence, fix: fix)
  }

  /// A path that leads nowhere.
  static let unknownPath = notFound(
    "There is no resource of this path.", fix: "Begin at the landing page, which links to all.")

  /// What is for a moment only: the client may come again after so many seconds.
  static func unavailable(
    _ code: String, _ sentence: String, fix: String, retryAfter seconds: Int
  ) -> Refusal {
    Refusal(
      .serviceUnavailable, code, sentence, fix: fix, headers: [.retryAfter: String(seconds)])
  }

  /// A database cannot count with what is asked for.
  static let outOfRange = Refusal(
    .badRequest, "InvalidParameterValue",
    "A number or a time that is asked for, or one that follows from it, is too large or too small.",
    fix: "Look at the numbers in filter and bbox, and at the days there and in datetime.")

  /// A filter that cannot be understood, or asks for what is not known.
  init(_ error: CQL2Error) {
    let place = error.position.map { "At character \($0), " } ?? ""
    self = .invalid("filter", "\(place)\(error.sentence).", fix: "To mend it, \(error.fix).")
  }

  /// Any error as a refusal; nil for what nobody foresaw.
  init?(foreseen error: any Error) {
    switch error {
    case let refusal as Refusal: self = refusal
    case let error as CQL2Error: self.init(error)
    case is StoreFailure, is StoreRefusal:
      self = .unavailable(
        "StoreUnavailable", "The store cannot be read at the moment.",
        fix: "Ask again in some seconds.", retryAfter: 5)
    default: return nil
    }
  }
}
