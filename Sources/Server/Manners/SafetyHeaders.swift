import HTTPTypes

/// What browsers are told about every answer, so that a report's words cannot do harm in one.
enum SafetyHeaders {
  /// Scripts, styles and data come from this server alone; nobody frames its pages.
  static let policy = """
    default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; \
    connect-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'
    """

  /// Marks an answer; what it says itself stays.
  static func mark(_ headers: inout HTTPFields) {
    for (name, value) in fields where headers[name] == nil { headers[name] = value }
  }

  private static let fields: [(HTTPField.Name, String)] = [
    (.contentSecurityPolicy, policy), (.xContentTypeOptions, "nosniff"),
    (.referrerPolicy, "no-referrer"), (.crossOriginResourcePolicy, "same-origin"),
  ]
}

extension HTTPField.Name {
  static let referrerPolicy = known("Referrer-Policy")
  static let crossOriginResourcePolicy = known("Cross-Origin-Resource-Policy")
  static let requestID = known("X-Request-Id")

  private static func known(_ name: String) -> HTTPField.Name {
    guard let field = HTTPField.Name(name) else {
      preconditionFailure("no name of a field: \(name)")
    }
    return field
  }
}
