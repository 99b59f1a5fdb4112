public import Diagnostics

/// The address under which clients know the server, where a proxy stands in front of it.
public struct PublicURL: Sendable, Hashable {
  /// The address, without a slash at its end.
  public let text: String
  /// The name in it, without a port; nil for none.
  let host: String?

  /// - Throws: ``Diagnostic`` `serve.public-url` for what is no `http:` or `https:` address.
  public init(_ words: String) throws(Diagnostic) {
    let bare = words.hasSuffix("/") ? String(words.dropLast()) : words
    let rest = bare.split(separator: "://", maxSplits: 1)
    let name = rest.count == 2 ? rest[1].prefix { $0 != "/" } : ""
    guard rest.count == 2, ["http", "https"].contains(rest[0].lowercased()), !name.isEmpty,
      bare.utf8.allSatisfy({ (0x21...0x7E).contains($0) }),
      !bare.contains(where: { "?#\"<>\\@".contains($0) })
    else {
      throw Diagnostic(
        "serve.public-url", .error, "\(words.isolated) is not the address of a server.",
        fix: "write it as https://maps.example.org/events")
    }
    text = bare
    host = HostCheck.name(of: String(name))
  }
}
