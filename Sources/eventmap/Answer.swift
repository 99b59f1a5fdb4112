import EventMapper
import Places

/// What `eventmap place` answers to one question: candidates of a name, or where coordinates lie.
enum Answer {
  case names(question: String, PlaceAnswer)
  case point(PointAnswer)

  /// One line for programs.
  var json: JSONValue {
    switch self {
    case .names(let question, let answer): answer.json(for: question)
    case .point(let answer): answer.json
    }
  }

  /// The lines for a person.
  func lines(in gazetteer: Gazetteer) -> [String] {
    switch self {
    case .names(let question, let answer):
      PlaceTable(question: question, answer: answer, gazetteer: gazetteer).lines
    case .point(let answer): answer.lines
    }
  }
}

/// Answers one question after another, and keeps what only coordinates need.
final class Answers {
  private let search: PlaceSearch
  private let limit: Int
  private var geocoder: Geocoder?
  private var reader: CoordinateReader?

  /// Answers from an index, with so many candidates at most.
  init(in search: PlaceSearch, limit: Int) {
    self.search = search
    self.limit = limit
  }

  /// Answers a question.
  ///
  /// - Throws: ``Ending`` when coordinates cannot be right, or what narrows a name down is not known.
  func answer(to question: PlaceQuestion) throws -> Answer {
    if let typed = try TypedCoordinates(question.name, reader: loadedReader) {
      let geocoder = self.geocoder ?? Geocoder(search: search)
      self.geocoder = geocoder
      if let location = typed.location(by: geocoder) {
        return .point(PointAnswer(typed: typed, location: location))
      }
    }
    let query = try question.query(limit: limit, in: search)
    return .names(question: question.name, search.search(query))
  }

  private func loadedReader() throws -> CoordinateReader {
    let loaded = try reader ?? GazetteerOptions.folders().readCoordinateWords()
    reader = loaded
    return loaded
  }
}
