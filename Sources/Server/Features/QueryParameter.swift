import Hummingbird

/// A parameter of a request's address, decoded.
struct QueryParameter: Hashable, Sendable {
  let name: String
  let value: String

  /// The parameters of a request, in their order.
  ///
  /// - Throws: ``Refusal`` for what is no percent encoding of UTF-8, or for a parameter that is given
  ///   twice.
  static func all(of request: Request) throws -> [QueryParameter] {
    guard let query = request.uri.query, !query.isEmpty else { return [] }
    var parameters: [QueryParameter] = []
    for pair in query.split(separator: "&") {
      let parts = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      guard let name = parts[0].percentDecoded(plusIsSpace: true),
        let value = (parts.count > 1 ? parts[1] : "").percentDecoded(plusIsSpace: true)
      else {
        throw Refusal.invalid(
          "\(parts[0].prefix(40))", "It is no percent encoding of UTF-8.",
          fix: "Encode the parameter's value.")
      }
      guard !parameters.contains(where: { $0.name == name }) else {
        throw Refusal.invalid(
          "\(name.prefix(40))", "It is given more than once.", fix: "Give each parameter once.")
      }
      parameters.append(QueryParameter(name: name, value: value))
    }
    return parameters
  }

  /// Refuses parameters that a resource does not have.
  static func check(_ parameters: [QueryParameter], known: [String]) throws {
    guard let other = parameters.first(where: { !known.contains($0.name) }) else { return }
    let name = other.name.prefix(40)
    let near = known.min { other.name.steps(to: $0) < other.name.steps(to: $1) }
    // Of a name of few letters every other short one is near.
    let most = min(2, (other.name.utf8.count - 1) / 2)
    let hint =
      near.flatMap { other.name.steps(to: $0) <= most ? "Did you mean \($0)? " : nil } ?? ""
    throw Refusal(
      .badRequest, "UnknownParameter", "There is no parameter \(name) here.",
      fix: "\(hint)The API definition at /api lists the parameters of each resource.")
  }

  /// Parameters as the query of an address.
  static func query(_ parameters: [QueryParameter]) -> String {
    parameters.isEmpty
      ? ""
      : "?"
        + parameters.map { "\($0.name.percentEncoded)=\($0.value.percentEncoded)" }
        .joined(separator: "&")
  }
}

extension String {
  /// How many signs must be changed, added or left out to make another word (Levenshtein); both are cut to
  /// 40 signs.
  fileprivate func steps(to other: String) -> Int {
    let (one, two) = (Array(utf8.prefix(40)), Array(other.utf8.prefix(40)))
    var row = Array(0...two.count)
    for (here, byte) in one.enumerated() {
      var corner = row[0]
      row[0] = here + 1
      for (there, sign) in two.enumerated() {
        let change = corner + (byte == sign ? 0 : 1)
        corner = row[there + 1]
        row[there + 1] = Swift.min(change, corner + 1, row[there] + 1)
      }
    }
    return row[two.count]
  }
}
