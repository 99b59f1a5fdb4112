import Diagnostics
public import EventStore
public import Geodesy
import Places
import Shapes

/// A store of events in a file, asked in the words of a user: the library's front door to questions.
public struct StoredEvents: Sendable {
  /// The store.
  public let source: EventSource

  /// Opens `Outputs/events.gpkg` or another.
  ///
  /// - Throws: A ``Diagnostic`` when there is none, or it is no store.
  public init(_ path: String) throws { source = try EventSource.open(path) }

  /// What happened within a distance of a place.
  ///
  /// - Parameters:
  ///   - place: A name in any script, an identifier, or words that say where; its point is the centre.
  ///   - distance: How far around.
  ///   - mapper: Finds the place.
  ///   - question: What else is asked for.
  /// - Returns: The answers, by day.
  /// - Throws: A ``Diagnostic`` `place.unresolved` when no such place is known, or what the store throws.
  public func events(
    near place: String, within distance: Distance, by mapper: Mapper,
    _ question: EventQuestion = EventQuestion()
  ) throws -> [EventAnswer] {
    let found = PlaceWords(mapper).find(PlaceQuery(place, limit: 1))
    let known = mapper.geocoder.gazetteer.place(id: place) ?? found.places.best?.place
    guard let center = found.phrase == nil ? known?.coordinate : found.location?.coordinate else {
      throw Diagnostic(
        "place.unresolved", .error, "No place called \(place.isolated) is known.",
        fix: "ask for a name that the gazetteer has, or for a coordinate")
    }
    return try events(near: center, within: distance, question)
  }

  /// What happened within a distance of a point.
  public func events(
    near center: Coordinate, within distance: Distance, _ question: EventQuestion = EventQuestion()
  ) throws -> [EventAnswer] {
    var question = question
    question.region = AskedArea(.disc(center: center, radius: distance))
    return try EventAnswers(to: question, from: source).all()
  }

  /// What happened in a district, governorate or country, by name or code, or in a file of polygons.
  ///
  /// - Throws: A ``Diagnostic`` when it is not known, or what the store throws.
  public func events(
    in area: String, by mapper: Mapper, _ question: EventQuestion = EventQuestion()
  ) throws -> [EventAnswer] {
    var question = question
    question.region = AskedArea(try NamedRegion(area, in: mapper).area)
    return try EventAnswers(to: question, from: source).all()
  }

  /// How many events, by some keys.
  public func summary(
    by keys: [SummaryKey], in mapper: Mapper, _ question: EventQuestion = EventQuestion()
  ) throws -> EventSummary {
    try EventSummary(question, by: keys, from: source, in: mapper.geocoder)
  }
}
