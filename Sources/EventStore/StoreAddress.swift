/// Where a store of events is: the one place that tells a file from a database.
public enum StoreAddress: Hashable, Sendable {
  /// A GeoPackage.
  case file(String)
  /// A schema of a PostGIS database.
  case database(DatabaseAddress)

  /// Takes what a user wrote after `--store`: what begins as an address of PostgreSQL is one, the rest
  /// names a file.
  public init(_ words: String) {
    self = DatabaseAddress(words).map(Self.database) ?? .file(words)
  }

  /// The address for people: without passwords.
  public var face: String {
    switch self {
    case .file(let path): path
    case .database(let address): address.face
    }
  }
}

/// The address of a PostgreSQL database (*PostgreSQL*, 34.1.1.2, Connection URIs), and of the schema in
/// it that holds the events.
public struct DatabaseAddress: Hashable, Sendable {
  /// What libpq takes: the address without ``schema``.
  let uri: String
  /// The schema, `eventmap` where the address names none after `?schema=`.
  public let schema: String
  /// The address without passwords.
  public let face: String
  /// The passwords in it, which are never to be shown.
  private let secrets: [String]

  /// Takes an address; nil for what is none by its beginning.
  public init?(_ words: String) {
    guard let scheme = ["postgresql://", "postgres://"].first(where: words.hasPrefix) else {
      return nil
    }
    let rest = words.dropFirst(scheme.count)
    var shown = rest
    var secrets: [String] = []
    // A password may hold signs that nobody encoded: the last `@` of all ends it.
    if let at = rest.lastIndex(of: "@"), let colon = rest.firstIndex(of: ":"), colon < at {
      secrets.append(String(rest[rest.index(after: colon)..<at]))
      shown = rest[..<colon] + rest[at...]
    }
    let (plain, options) = Self.parted(rest)
    var (kept, seen, schema) = ([Substring](), [Substring](), "eventmap")
    for option in options {
      let pair = option.split(separator: "=", maxSplits: 1)
      if pair.first == "schema" {
        if pair.count > 1 { schema = String(pair[1]) }
        continue
      }
      kept.append(option)
      if pair.count > 1, pair[0].lowercased().contains("password") {
        secrets.append(String(pair[1]))
      }
    }
    let (place, told) = Self.parted(shown)
    seen = told.filter { !$0.lowercased().contains("password") }
    func joined(_ options: [Substring]) -> String {
      options.isEmpty ? "" : "?" + options.joined(separator: "&")
    }
    uri = scheme + plain + joined(kept)
    face = scheme + place + joined(seen)
    self.schema = schema
    self.secrets = secrets
  }

  private static func parted(_ address: Substring) -> (String, options: [Substring]) {
    let parts = address.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
    return (String(parts[0]), parts.count > 1 ? parts[1].split(separator: "&") : [])
  }

  /// Words of libpq or of the server without what they repeat of a password.
  func safe(_ words: String) -> String {
    secrets.reduce(words) { $1.isEmpty ? $0 : $0.replacing($1, with: "***") }
  }
}
