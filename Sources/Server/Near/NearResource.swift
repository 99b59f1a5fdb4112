import Diagnostics
import EventMapper
import EventStore
import Geodesy
import HTTPTypes
import Hummingbird
import Layers
import NIOCore
import Places

/// `/near`: what happened within a distance of a place, certainly or possibly, as `eventmap near` answers.
struct NearResource: Sendable {
  /// In which form it answers.
  enum Form: String, CaseIterable, Sendable { case json, html, csv }

  let data: MapData
  let events: ServedEvents
  /// The address that clients know; nil where it is the one that they ask.
  let publicURL: String?

  /// Adds the resource and its form to a router.
  func add(to router: Router<ServerContext>) {
    router.get("/near") { request, _ in try await answer(request) }
    router.get("/near/form") { request, _ in try form(request) }
  }

  /// Answers a question.
  ///
  /// - Throws: ``Refusal``: 400 for a parameter that cannot be understood, 404 for a place that nobody
  ///   knows.
  func answer(_ request: Request) async throws -> Response {
    let parameters = try QueryParameter.all(of: request)
    let form = try Self.form(request, parameters)
    let address = try PublicAddress(request, publicURL: publicURL)
    let query = try NearQuery(parameters)
    let links = NearLinks(parameters, query.rows, address)
    let data = data
    return try await events.read { source in
      let question = try Self.question(query, data)
      let page = AnswerPage(query.rows, of: EventAnswers(to: question.asked, from: source))
      let document = NearDocument(question: question, page: page, links: links, mapper: data.mapper)
      return switch form {
      case .json: try document.geoJSON()
      case .csv: try document.csv()
      case .html: try NearPage(parameters: parameters, address: address).answers(document)
      }
    }
  }

  /// The form with which a person asks.
  func form(_ request: Request) throws -> Response {
    try QueryParameter.check(QueryParameter.all(of: request), known: ["f"])
    return NearPage(parameters: [], address: try PublicAddress(request, publicURL: publicURL))
      .empty()
  }

  /// The form that is asked for: by `f`, else by the Accept header.
  private static func form(_ request: Request, _ parameters: [QueryParameter]) throws -> Form {
    if let asked = parameters.first(where: { $0.name == "f" })?.value {
      guard let form = Form(rawValue: asked) else {
        throw Refusal.invalid(
          "f", "There is no form of this name.", fix: "Write json (which is GeoJSON), html or csv.")
      }
      return form
    }
    switch try AnswerForm(request, parameters) {
    case .json: return .json
    case .html: return .html
    }
  }

  /// Finds the place and puts the question together.
  static func question(_ query: NearQuery, _ data: MapData) throws -> RadiusQuestion {
    do {
      let spot = try Spot(query.place, by: data.mapper, reader: { data.coordinates })
      var filters = query.filters
      filters.takeNames(from: data.mapper)
      return RadiusQuestion(around: spot, within: query.within, filters, in: data.mapper)
    } catch let doubt as Diagnostic {
      let isUnknown = doubt.id == "place.unresolved"
      throw Refusal(
        isUnknown ? .notFound : .badRequest,
        isUnknown ? "UnknownPlace" : "InvalidParameterValue", doubt.sentence,
        fix: doubt.fix.prefix(1).uppercased() + doubt.fix.dropFirst() + ".")
    }
  }
}
