import HTTPTypes
import Hummingbird
import Layers

/// Where the server stands for a client: what all links begin with.
struct PublicAddress: Sendable {
  /// Without a slash at the end.
  let base: String

  /// The address that the settings name, or that the client has asked.
  ///
  /// Headers of proxies are not believed: anybody can write them.
  ///
  /// - Throws: ``Refusal`` where the Host header is none.
  init(_ request: Request, publicURL: String?) throws {
    if let url = publicURL {
      base = url.hasSuffix("/") ? String(url.dropLast()) : url
      return
    }
    guard let host = request.head.authority, Self.isHost(host) else {
      throw Refusal(
        .badRequest, "InvalidHost", "The Host header names no host.",
        fix: "Send the host that you ask, as HTTP/1.1 has it.")
    }
    base = "http://\(host)"
  }

  /// A name or an address, with or without a port.
  private static func isHost(_ text: String) -> Bool {
    let bytes = text.utf8
    guard (1...260).contains(bytes.count) else { return false }
    return bytes.allSatisfy { byte in
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."), UInt8(ascii: "-"),
        UInt8(ascii: "_"), UInt8(ascii: ":"), UInt8(ascii: "["), UInt8(ascii: "]"):
        true
      default: false
      }
    }
  }

  /// A link to a path.
  func link(_ path: String, _ rel: String, _ kind: MediaKind, _ title: String) -> JSONTree {
    [
      "href": .string(base + path), "rel": .string(rel), "type": .string(kind.link),
      "title": .string(title),
    ]
  }
}
