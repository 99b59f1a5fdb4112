import Hummingbird

/// Refuses paths that are written to mean something else than they seem to.
///
/// No file is ever looked up by the path of a request, so that there is nothing to reach; but what climbs
/// (`..`), hides (`%00`, `%252e`) or is no UTF-8 comes from no map program, and is told so. Slashes,
/// backslashes and percent signs may stand in an item's id, which links to it have encoded.
enum PathCheck {
  /// Refuses a target: a path, and what stands behind its question mark.
  ///
  /// - Throws: ``Refusal`` with 400, or 404 for a path with control signs. In a query they are signs as
  ///   others: what is asked for there is compared and never a name of anything.
  static func check(_ target: String) throws(Refusal) {
    let parts = target.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
    guard parts[0].hasPrefix("/") else {
      throw refusal("The path does not begin with a slash.")
    }
    if parts[0].contains("\\") || parts[0].contains("//") {
      throw refusal("The path has an empty part or a backslash.")
    }
    let path = try decoded(parts[0], "path")
    // No item is called so: it may be asked for, and is not there.
    if hasControl(path.utf8) { throw .unknownPath }
    if climbs(path.utf8) { throw refusal("The path climbs with dots.") }
    if let again = path.percentDecodedBytes(), climbs(again) || hasControl(again) {
      throw refusal("The path is percent-encoded twice.")
    }
    if parts.count > 1 { _ = try decoded(parts[1], "query") }
  }

  /// Decodes `%XX` once.
  private static func decoded(_ text: Substring, _ part: String) throws(Refusal) -> String {
    guard let bytes = text.percentDecodedBytes() else {
      throw refusal("The \(part) has a % that two hexadecimal digits do not follow.")
    }
    // Raw bytes that were no UTF-8 came in as the sign that stands for them.
    guard let decoded = String(validating: bytes, as: UTF8.self), !decoded.contains("\u{FFFD}")
    else { throw refusal("The \(part) is not in UTF-8.") }
    return decoded
  }

  /// Whether a part between slashes of either kind is nothing but one dot or two.
  private static func climbs(_ path: some Collection<UInt8>) -> Bool {
    path.split { $0 == UInt8(ascii: "/") || $0 == UInt8(ascii: "\\") }.contains { part in
      part.count <= 2 && part.allSatisfy { $0 == UInt8(ascii: ".") }
    }
  }

  private static func hasControl(_ bytes: some Sequence<UInt8>) -> Bool {
    bytes.contains { $0 < 0x20 || $0 == 0x7F }
  }

  private static func refusal(_ sentence: String) -> Refusal {
    Refusal(
      .badRequest, "InvalidPath", sentence,
      fix: "Follow the links from the first page (/), or percent-encode once, in UTF-8.")
  }
}
