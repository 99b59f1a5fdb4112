import CQL2
import EventStore
import HTTPTypes
import Hummingbird
import Layers
import NIOCore

/// Why a request is not answered: what is wrong with it, in a sentence, and how to mend it.
struct APIProblem: HTTPResponseError {
  let status: HTTPResponse.Status
  /// A word for programs.
  let code: String
  let sentence: String
  let fix: String
  var headers: HTTPFields = [:]

  /// A parameter whose value cannot be understood, or is out of its range.
  static func invalid(_ parameter: String, _ sentence: String, fix: String) -> APIProblem {
    APIProblem(
      status: .badRequest, code: "InvalidParameterValue", sentence: "\(parameter): \(sentence)",
      fix: fix)
  }

  /// A store that does not answer: replaced just now, locked, broken or gone.
  static let unavailable = APIProblem(
    status: .serviceUnavailable, code: "StoreUnavailable",
    sentence: "The store cannot be read at the moment.", fix: "Ask again in some seconds.",
    headers: [.retryAfter: "5"])

  /// A database cannot count with what is asked for.
  static let outOfRange = APIProblem(
    status: .badRequest, code: "InvalidParameterValue",
    sentence:
      "A number or a time that is asked for, or one that follows from it, is too large or too small.",
    fix: "Look at the numbers in filter and bbox, and at the days there and in datetime.")

  /// Something that is not there.
  static func notFound(_ sentence: String, fix: String) -> APIProblem {
    APIProblem(status: .notFound, code: "NotFound", sentence: sentence, fix: fix)
  }

  func response(from request: Request, context: some RequestContext) throws -> Response {
    if (try? AnswerForm(request, [])) == .html {
      var page = HTMLPage(title: "\(status.code) \(status.reasonPhrase)", base: "")
      page.paragraph(sentence)
      page.paragraph(fix)
      return Response(page, status: status, headers: headers)
    }
    return Response(
      [
        "code": .string(code), "description": .string("\(sentence) \(fix)"),
        "problem": .string(sentence), "fix": .string(fix),
      ], .json, status: status, headers: headers)
  }
}

extension APIProblem {
  /// A filter that cannot be understood, or asks for what is not known.
  init(_ error: CQL2Error) {
    let place = error.position.map { "At character \($0), " } ?? ""
    self = .invalid("filter", "\(place)\(error.sentence).", fix: "To mend it, \(error.fix).")
  }
}

/// Gives every refusal of the resources the same shape; that they are only read, ``Bounds`` sees to.
struct RefusalShape: RouterMiddleware {
  typealias Context = ServerContext

  /// Is told the code of each refusal.
  var refused: @Sendable (String) -> Void = { _ in }

  func handle(
    _ request: Request, context: ServerContext,
    next: (Request, ServerContext) async throws -> Response
  ) async throws -> Response {
    // The router makes answers of what is thrown: it is counted here or nowhere.
    do { return try await answer(request, context, next) } catch let problem as APIProblem {
      refused(problem.code)
      throw problem
    } catch let refusal as Refusal {
      refused(refusal.code)
      throw refusal
    }
  }

  private func answer(
    _ request: Request, _ context: ServerContext,
    _ next: (Request, ServerContext) async throws -> Response
  ) async throws -> Response {
    do {
      return try await next(request, context)
    } catch let error as HTTPError where error.status == .notFound {
      throw APIProblem.notFound(
        "There is no resource of this path.", fix: "Begin at the landing page, which links to all.")
    } catch let error as CQL2Error {
      throw APIProblem(error)
    } catch is StoreFailure {
      throw APIProblem.unavailable
    } catch is StoreRefusal {
      throw APIProblem.unavailable
    }
  }
}
