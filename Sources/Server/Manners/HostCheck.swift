import HTTPTypes
import Hummingbird

/// Refuses requests to a server of this machine that were sent to another name.
///
/// A page of a foreign site can let its own name point to 127.0.0.1 (DNS rebinding) and then read what
/// a server without a token tells. Its requests name that site in `Host`, and end here.
struct HostCheck: Sendable {
  /// The names that are served beside those of the machine itself; nil where every name is served.
  private let names: Set<String>?

  /// Serves every name where it is open, as where each request shows a token; otherwise also `names`,
  /// without ports, such as that of a proxy in front.
  init(isOpen: Bool, names: [String] = []) {
    self.names =
      isOpen ? nil : Set(["localhost", "127.0.0.1", "[::1]"] + names.map { $0.lowercased() })
  }

  /// - Throws: ``Refusal`` with 400 where no host is named, with 421 where a foreign one is.
  func check(_ request: Request) throws(Refusal) {
    guard let authority = request.head.authority, !authority.isEmpty else {
      throw Refusal(
        .badRequest, "HostMissing", "The request does not say which host it is for.",
        fix: "Send a Host header, as HTTP/1.1 asks for (RFC 9112, 3.2).")
    }
    guard let names, !names.contains(Self.name(of: authority)) else { return }
    throw Refusal(
      .misdirectedRequest, "ForeignHost",
      "This server answers for its own machine alone, and the request is for another name.",
      fix: "Open it as http://127.0.0.1, or start it with --public-url for the name of a proxy.")
  }

  /// The host without its port, in lower case.
  static func name(of authority: String) -> String {
    let lower = authority.lowercased()
    if lower.hasPrefix("["), let end = lower.firstIndex(of: "]") { return String(lower[...end]) }
    return String(lower.prefix { $0 != ":" })
  }
}
