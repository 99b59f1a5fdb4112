import HTTPTypes
import Hummingbird
import Synchronization

/// What every request passes on its way in, and every answer on its way out, in this order.
///
/// Behind it stand the resources, which need not know any of this.
struct FrontDoor<Inside: HTTPResponder>: HTTPResponder where Inside.Context == ServerContext {
  let inside: Inside
  let manners: Manners

  func respond(to request: Request, context: ServerContext) async throws -> Response {
    let answer = OpenAnswer(request, context, manners)
    var response: Response
    do { response = try await admitted(request, context, answer) } catch {
      let refusal = Refusal(error, manners)
      manners.measures.refused(refusal.code)
      response = refusal.response(to: request, base: manners.base)
    }
    manners.crossOrigin.mark(&response, for: request)
    SafetyHeaders.mark(&response.headers)
    response.headers[.requestID] = answer.id
    if request.method == .head { response = response.createHeadResponse() }
    return answer.followed(response, route: context.endpointPath)
  }

  /// Lets a request in, or says why not.
  private func admitted(
    _ request: Request, _ context: ServerContext, _ answer: OpenAnswer
  ) async throws -> Response {
    try manners.bounds.check(request)
    try PathCheck.check(request.uri.string)
    try manners.hosts.check(request)
    if request.method == .options { return manners.crossOrigin.answer() }
    if request.uri.path != Health.path { try manners.token?.check(request) }

    let coding = ContentCoding(accepted: request.headers[.acceptEncoding])
    let tag = await tag(of: request, coding)
    if let tag, tag.isKnown(by: request.headers[.ifNoneMatch]) {
      return Response(status: .notModified, headers: validators(tag))
    }
    var response = try await inside.respond(to: request.asGet, context: context)
    // Before it is packed: until then it takes the most room.
    try answer.reserve(response)
    try await coding.pack(&response, on: manners.packers)
    answer.shrink(to: response)
    if let tag, response.status == .ok, response.headers[.cacheControl] == nil {
      for field in validators(tag) { response.headers[field.name] = field.value }
    }
    return response
  }

  /// - Returns: nil for what changes without the store or not with it, and while no state of the store is known.
  private func tag(of request: Request, _ coding: ContentCoding) async -> EntityTag? {
    let path = request.uri.path
    guard Self.told.contains(where: path.hasPrefix), let version = await manners.storeVersion()
    else { return nil }
    return EntityTag(version: version, request: request, encoding: coding)
  }

  /// What begins so tells of the store.
  ///
  /// A database is asked for its version before each of these, and for nothing else.
  private static var told: [String] { ["/collections", "/near", "/api"] }

  /// The answer may be kept, and is asked for again; where a token is needed, no proxy keeps it.
  private func validators(_ tag: EntityTag) -> HTTPFields {
    [
      .eTag: tag.text, .vary: "Accept, Accept-Encoding",
      .cacheControl: manners.token == nil ? "no-cache" : "private, no-cache",
    ]
  }
}

extension Request {
  /// The same request as a GET: HEAD is answered as GET is, without its body.
  fileprivate var asGet: Request {
    guard method == .head else { return self }
    var head = head
    head.method = .get
    return Request(head: head, body: body)
  }
}

extension Refusal {
  /// Any error as a refusal; what nobody foresaw is logged and told without its words.
  init(_ error: any Error, _ manners: Manners) {
    if let foreseen = Refusal(foreseen: error) {
      self = foreseen
      return
    }
    manners.log.report(fault: "\(error)")
    self.init(
      .internalServerError, "ServerFault", "The server met a case that it does not know.",
      fix: "Please report the line of its log that has this answer's X-Request-Id.")
  }
}
