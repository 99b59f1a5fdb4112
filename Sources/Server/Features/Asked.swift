import Hummingbird
import Layers
import NIOCore

/// What every resource needs to know of a request.
struct Asked: Sendable {
  let form: AnswerForm
  let parameters: [QueryParameter]
  let address: PublicAddress
  /// The path without a slash at its end.
  let path: String

  /// Reads a request.
  ///
  /// - Throws: ``Refusal`` for a request that cannot be understood.
  init(_ request: Request, publicURL: String?) throws {
    parameters = try QueryParameter.all(of: request)
    form = try AnswerForm(request, parameters)
    address = try PublicAddress(request, publicURL: publicURL)
    let path = request.uri.path
    self.path = path.count > 1 && path.hasSuffix("/") ? String(path.dropLast()) : path
  }

  /// Refuses parameters but for `f` and those named.
  func check(_ known: [String] = []) throws {
    try QueryParameter.check(parameters, known: ["f"] + known)
  }

  /// The links of a resource to itself and to its other form.
  ///
  /// - Parameter kind: What it is where it is told as JSON.
  /// - Returns: That to itself first.
  func selfLinks(_ kind: MediaKind = .json) -> [JSONTree] {
    AnswerForm.allCases.sorted { a, _ in a == form }.map { other in
      let query = QueryParameter.query(
        parameters.filter { $0.name != "f" } + [QueryParameter(name: "f", value: other.rawValue)])
      return address.link(
        path + query, other == form ? "self" : "alternate", other == .json ? kind : .html,
        other == .json ? "This document as JSON" : "This document as HTML")
    }
  }
}
