import Diagnostics
import EventMapper
import Geodesy
import Places

/// What a user asks of the gazetteer: a name, and what may narrow it down.
struct PlaceQuestion {
  var name: String
  var country: String?
  var container: String?
  var near: String?

  /// What is longer is no name, even with words around it.
  private static let longest = 1_000

  /// The question for the index.
  ///
  /// - Throws: ``Ending`` when what narrows it down is itself not known.
  func query(limit: Int, by mapper: Mapper) throws -> PlaceQuery {
    let search = mapper.geocoder.search
    guard name.unicodeScalars.count <= Self.longest else {
      throw Ending(
        status: .badInput,
        diagnostics: [
          Diagnostic(
            "place.name-length", .error,
            "The name has \(name.unicodeScalars.count) characters; no place has a name of more than "
              + "200.", fix: "ask for the name alone, or map the text with eventmap map")
        ])
    }
    var query = PlaceQuery(name, limit: limit)
    if let country {
      let code = country.uppercased()
      guard search.gazetteer.place(id: code)?.featureClass == .country else {
        throw Ending.usage(
          "No country of the gazetteer has the code \(country.isolated).",
          fix: "write the two letters of ISO 3166-1, such as SY or IQ")
      }
      query.country = code
    }
    if let container {
      if let index = search.gazetteer.index(id: container) {
        query.containers = [index]
      } else {
        var wide = PlaceQuery(container, country: query.country, prefersRegions: true)
        wide.isForContainer = true
        let wider = search.search(wide)
        guard let best = wider.best else {
          throw Ending(
            status: .badInput,
            diagnostics: [
              Diagnostic(
                "place.container", .error,
                "The wider place \(container.isolated) is not known.",
                fix: "look for its name with eventmap place, or leave it out")
            ])
        }
        query.containers = [best.index]
      }
    }
    if let near { query.near = [try GazetteerOptions.spot(near, by: mapper).coordinate] }
    return query
  }
}

extension PlaceAnswer {
  /// The answer to a question that could not be understood.
  static let none = PlaceAnswer(candidates: [], abstained: true, margin: 0)

  /// One line for programs.
  ///
  /// - Parameters:
  ///   - question: The name that was asked for.
  ///   - location: Where the words mean; nil where that is not known.
  ///   - fault: Why the question could not be answered.
  /// - Returns: An object with `query`, `candidates`, `abstained` and `location`; with `error` where
  ///   there is a fault.
  func json(
    for question: String, location: JSONValue = .null, fault: Diagnostic? = nil
  ) -> JSONValue {
    let candidates = candidates.map { candidate in
      let place = candidate.place
      return JSONValue.object([
        ("id", .string(place.id)), ("name", .string(place.name)),
        ("name_ar", .optional(place.nameArabic)), ("class", .string(place.featureClass.rawValue)),
        ("lat", .number(place.coordinate.latitude)), ("lon", .number(place.coordinate.longitude)),
        ("uncertainty_m", .number(place.uncertainty.meters)),
        ("country", .string(place.country)), ("admin1", .optional(place.admin1)),
        ("admin2", .optional(place.admin2)), ("admin3", .optional(place.admin3)),
        ("matched", .string(candidate.matchedName)),
        ("score", .number((candidate.score * 1e4).rounded() / 1e4)),
        ("reason", .string(candidate.reason)),
      ])
    }
    let error = fault.map { [("error", JSONValue.string("\($0.sentence) fix: \($0.fix)"))] }
    return .object(
      [
        ("query", .string(question)), ("candidates", .array(candidates)),
        ("abstained", .bool(abstained)), ("location", location),
      ] + (error ?? []))
  }
}
