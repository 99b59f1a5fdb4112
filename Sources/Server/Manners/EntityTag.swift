import Crypto
import HTTPTypes
import Hummingbird

/// The name of one state of one answer, so that who has it already is told so before anything is read.
///
/// It is made of what the answer is made from (the store's version, the address, what the client can
/// read, and this start of the program with its gazetteer and its settings), not of the answer. Two answers of one name say the same, but may tell another time of asking:
/// therefore it is a weak one (RFC 9110, 8.8.1).
struct EntityTag: Hashable, Sendable {
  /// As it stands in `ETag`: `W/"…"`.
  let text: String

  /// A number that no other start of the program has.
  static let start = UInt64.random(in: .min ... .max)

  init(version: String, request: Request, encoding: ContentCoding, start: UInt64 = Self.start) {
    var sum = SHA256()
    let host = request.head.authority ?? ""
    for part in [
      String(start), version, request.uri.string, host, request.headers[.accept] ?? "",
      encoding.rawValue,
      request.headers[.acceptLanguage] ?? "",
    ] {
      sum.update(data: Array(part.utf8))
      sum.update(data: [0])
    }
    let digits = sum.finalize().prefix(12).map { byte in
      let word = String(byte, radix: 16)
      return word.count == 1 ? "0" + word : word
    }
    text = "W/\"\(digits.joined())\""
  }

  /// Whether the client has this state, by its `If-None-Match` (RFC 9110, 13.1.2).
  func isKnown(by header: String?) -> Bool {
    guard let header else { return false }
    let opaque = text.dropFirst(2)
    return header.split(separator: ",").contains { word in
      let tag = word.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed()
      return String(tag.starts(with: "W/") ? Array(tag.dropFirst(2)) : Array(tag)) == opaque
    }
  }
}
