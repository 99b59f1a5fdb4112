import Diagnostics
import EventMapper
import Places

/// What `eventmap place` answers to one question: candidates of a name, where a phrase means, or where
/// coordinates lie.
enum Answer {
  case words(question: String, PlaceWords.Answer)
  case point(PointAnswer)

  /// One line for programs.
  func json(in gazetteer: Gazetteer) -> JSONValue {
    switch self {
    case .words(let question, let answer):
      let location = answer.location.map {
        LocationFace($0, answer.steps, phrase: answer.phrase, in: gazetteer).json
      }
      return answer.places.json(for: question, location: location ?? .null)
    case .point(let answer): return answer.json(in: gazetteer)
    }
  }

  /// The lines for a person.
  func lines(in gazetteer: Gazetteer) -> [String] {
    switch self {
    case .words(let question, let answer):
      guard let phrase = answer.phrase else {
        return PlaceTable(question: question, answer: answer.places, gazetteer: gazetteer).lines
      }
      let found = answer.location.map {
        LocationFace($0, answer.steps, phrase: phrase, in: gazetteer).lines
      }
      return ["\(question.isolated):", "  read as \(phrase.face.isolated)"]
        + (found ?? answer.steps.map { "  \($0)" })
    case .point(let answer): return answer.lines
    }
  }
}

/// Answers one question after another, and keeps what only coordinates need.
final class Answers {
  private let mapper: Mapper
  private let words: PlaceWords
  private let limit: Int
  private var reader: CoordinateReader?

  /// Answers by a mapper, with so many candidates at most.
  init(by mapper: Mapper, limit: Int) {
    self.mapper = mapper
    self.limit = limit
    words = PlaceWords(mapper)
  }

  /// What the places are looked up in.
  var search: PlaceSearch { mapper.geocoder.search }

  /// Answers a question.
  ///
  /// - Throws: ``Ending`` when coordinates cannot be right, or what narrows a name down is not known.
  func answer(to question: PlaceQuestion) throws -> Answer {
    if let typed = try Ending.typed({ try TypedCoordinates(question.name, reader: loadedReader) }) {
      let resolution = typed.resolution(by: mapper.geocoder)
      if let location = resolution.location {
        return .point(
          PointAnswer(typed: typed, location: location, steps: resolution.trace.steps))
      }
    }
    let query = try question.query(limit: limit, by: mapper)
    return .words(question: question.name, words.find(query))
  }

  private func loadedReader() throws -> CoordinateReader {
    let loaded = try reader ?? GazetteerOptions.folders().readCoordinateWords()
    reader = loaded
    return loaded
  }
}
