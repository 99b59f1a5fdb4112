import HTTPTypes
import Hummingbird
import NIOCore

extension Refusal {
  /// The answer to a request that is refused: JSON for programs, a page with ways on for people.
  ///
  /// - Parameters:
  ///   - request: Whose form of answer is taken.
  ///   - base: What stands before the paths of links: the server's address, or nothing.
  /// - Returns: The answer, which nobody keeps.
  func response(to request: Request, base: String) -> Response {
    guard Self.form(of: request) == .html else { return plainResponse }
    var page = HTMLPage(title: "\(status.code) \(status.reasonPhrase)", base: base)
    page.paragraph(sentence)
    page.paragraph(fix)
    page.links([
      ("The map", "/", ""), ("What is served", "/collections?f=html", "as tables and files"),
      ("Near a place", "/near/form", ""),
    ])
    return Response(page, status: status, headers: sentHeaders)
  }

  /// The answer as JSON, to whoever cannot say what is liked better.
  var plainResponse: Response {
    Response(ByteBuffer(bytes: body), .json, status: status, headers: sentHeaders)
  }

  private var sentHeaders: HTTPFields {
    var fields = headers
    fields[.cacheControl] = "no-store"
    return fields
  }

  /// Whoever asks for no form that there is gets the one that the browser or program likes.
  private static func form(of request: Request) -> AnswerForm {
    let asked = (try? QueryParameter.all(of: request)) ?? []
    return (try? AnswerForm(request, asked)) ?? (try? AnswerForm(request, [])) ?? .json
  }
}

/// Tells of a path that leads nowhere as of all else that is refused.
struct UnknownPath: RouterMiddleware {
  typealias Context = ServerContext

  func handle(
    _ request: Request, context: ServerContext,
    next: (Request, ServerContext) async throws -> Response
  ) async throws -> Response {
    do { return try await next(request, context) } catch let error as HTTPError
      where error.status == .notFound
    {
      throw Refusal.unknownPath
    }
  }
}
