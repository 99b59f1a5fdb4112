import Diagnostics
import EventMapper
import FoundationEssentials
import Places

/// Questions on standard input, one a line, each answered by one line of JSON as soon as it is read: a
/// program may write a question, wait for its answer, and write the next.
struct PlaceLines {
  let answers: Answers
  /// What the options of the command line say, for questions that leave it out.
  let options: PlaceQuestion

  /// Answers until the input ends.
  ///
  /// A line that cannot be understood gets an answer without candidates that says why, and a
  /// diagnostic, so that answers and questions stay side by side.
  ///
  /// - Returns: Whether all lines were understood.
  /// - Throws: ``Diagnostic`` when the answer cannot be written; ``GazetteerFault`` when the gazetteer
  ///   turns out to be damaged.
  func answerAll() throws -> Bool {
    var isWhole = true
    var number = 0
    while let line = readLine() {
      number += 1
      var asked = options
      asked.name = line
      var answer: Answer?
      var fault: Diagnostic?
      do {
        asked = try question(line)
        answer = try answers.answer(to: asked)
      } catch let ending as Ending {
        fault = ending.diagnostics.first
      }
      try answers.search.gazetteer.requireSound()
      if let fault {
        isWhole = false
        let position = Position(source: "-", line: number)
        Console.warn(
          Diagnostic(fault.id, .error, at: position, fault.sentence, fix: fault.fix).face)
      }
      let json =
        answer?.json(in: answers.search.gazetteer)
        ?? PlaceAnswer.none.json(for: asked.name, fault: fault)
      try Console.say(json.line)
    }
    return isWhole
  }

  private func question(_ line: String) throws -> PlaceQuestion {
    guard !line.unicodeScalars.contains("\u{FFFD}") else {
      throw Self.fault("The line is not UTF-8.", fix: "send the names as UTF-8")
    }
    var asked = options
    asked.name = line
    // No name starts with a bracket: such a line is meant as JSON.
    guard let first = line.first(where: { !$0.isWhitespace }), first == "{" || first == "[" else {
      return asked
    }
    let own = try Self.decoded(line)
    asked.name = own.name
    asked.country = own.country ?? asked.country
    asked.container = own.container ?? asked.container
    asked.near = own.near ?? asked.near
    return asked
  }

  private static func decoded(_ line: String) throws -> PlaceQuestion {
    do {
      return try JSONDecoder().decode(PlaceQuestion.self, from: Data(line.utf8))
    } catch DecodingError.keyNotFound {
      throw fault("The question has no name.")
    } catch DecodingError.typeMismatch(_, let context) where !context.codingPath.isEmpty {
      throw fault("\(context.codingPath[0].stringValue) is no text.")
    } catch DecodingError.valueNotFound(_, let context) where !context.codingPath.isEmpty {
      throw fault("\(context.codingPath[0].stringValue) is no text.")
    } catch let ending as Ending {
      throw ending
    } catch {
      throw fault("The line is no JSON object.")
    }
  }

  private static func fault(
    _ sentence: String,
    fix: String =
      #"write {"name": "…", "country": "SY", "container": "…", "near": "35.1,40.57"} or a plain name"#
  ) -> Ending {
    Ending(
      status: .badInput, diagnostics: [Diagnostic("place.question", .error, sentence, fix: fix)])
  }
}

extension PlaceQuestion: Decodable {
  private enum Key: String, CodingKey, CaseIterable { case name, country, container, near }

  /// Any key of an object, so that a misspelt one is not passed over.
  private struct AnyKey: CodingKey {
    let stringValue: String
    var intValue: Int? { nil }
    init(stringValue: String) { self.stringValue = stringValue }
    init?(intValue: Int) { nil }
  }

  /// - Throws: ``Ending`` for a member that no question has, or what the decoder throws.
  init(from decoder: any Decoder) throws {
    for key in try decoder.container(keyedBy: AnyKey.self).allKeys
    where Key(stringValue: key.stringValue) == nil {
      throw Ending(
        status: .badInput,
        diagnostics: [
          Diagnostic(
            "place.question", .error, "No question has a \(key.stringValue.isolated).",
            fix: "write one of \(Key.allCases.map(\.rawValue).joined(separator: ", "))")
        ])
    }
    let members = try decoder.container(keyedBy: Key.self)
    name = try members.decode(String.self, forKey: .name)
    country = try members.decodeIfPresent(String.self, forKey: .country)
    container = try members.decodeIfPresent(String.self, forKey: .container)
    near = try members.decodeIfPresent(String.self, forKey: .near)
  }
}
