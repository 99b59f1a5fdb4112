import Crypto
public import Diagnostics
import FoundationEssentials
import HTTPTypes
import Hummingbird

/// The secret that a request has to show where others than this machine can ask.
///
/// It is kept as its SHA-256 alone: comparing two of those takes the same time wherever they differ, and
/// tells nothing of the length.
public struct AccessToken: Sendable {
  private let sum: [UInt8]

  /// The least length in bytes; `openssl rand -hex 32` makes 64.
  public static let leastLength = 16

  /// Takes a token as a file or the environment has it; the white space about it is no part of it.
  ///
  /// - Parameters:
  ///   - words: What stands there.
  ///   - origin: Where it comes from, for the error.
  /// - Throws: ``Diagnostic`` `serve.token` when it is too short to be safe or cannot be sent in a header.
  public init(_ words: String, from origin: String) throws(Diagnostic) {
    let token = words.trimmed
    guard token.utf8.count >= Self.leastLength,
      token.utf8.allSatisfy({ (0x21...0x7E).contains($0) })
    else {
      throw Diagnostic(
        "serve.token", .error,
        "The token in \(origin) is not one word of at least \(Self.leastLength) Latin letters and digits.",
        fix: "make one with: openssl rand -hex 32 > token; chmod 600 token")
    }
    sum = Self.sum(of: token)
  }

  /// Refuses a request that does not show the token.
  ///
  /// It is shown as `Authorization: Bearer TOKEN`, or as the password of HTTP Basic with any user name,
  /// which is what browsers and QGIS can do.
  ///
  /// - Throws: ``Refusal`` with 401.
  func check(_ request: Request) throws(Refusal) {
    if let shown = Self.shown(in: request.headers[.authorization]), isToken(shown) { return }
    var challenge = HTTPFields()
    challenge[values: .wwwAuthenticate] = [
      "Basic realm=\"eventmap\", charset=\"UTF-8\"", "Bearer realm=\"eventmap\"",
    ]
    throw Refusal(
      .unauthorized, "TokenNeeded",
      "This server asks for a token, and the request shows none that it knows.",
      fix:
        "Send Authorization: Bearer TOKEN, or the token as the password of HTTP Basic (any user name).",
      headers: challenge)
  }

  private func isToken(_ words: String) -> Bool {
    // Every byte is compared, whatever the first difference.
    zip(sum, Self.sum(of: words)).reduce(0) { $0 | ($1.0 ^ $1.1) } == 0
  }

  private static func sum(of words: String) -> [UInt8] {
    Array(SHA256.hash(data: Array(words.utf8)))
  }

  /// The secret in an `Authorization` header (RFC 6750, 2.1; RFC 7617).
  static func shown(in header: String?) -> String? {
    guard let words = header?.split(separator: " ", omittingEmptySubsequences: true),
      words.count == 2
    else { return nil }
    switch words[0].lowercased() {
    case "bearer": return String(words[1])
    case "basic":
      guard let data = Data(base64Encoded: String(words[1])),
        let pair = String(validating: data, as: UTF8.self),
        let colon = pair.firstIndex(of: ":")
      else { return nil }
      return String(pair[pair.index(after: colon)...])
    default: return nil
    }
  }
}

extension String {
  /// Without white space at both ends.
  fileprivate var trimmed: String {
    let start = drop { $0.isWhitespace }
    return String(start.reversed().drop { $0.isWhitespace }.reversed())
  }
}
