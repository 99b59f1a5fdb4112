import Foundation
import Geodesy

/// What an analyst read in one report: a file of `Tests/Corpus`, told in its README.
struct Label: Decodable {
  let id: String
  let file: String
  let language: String
  let published: String?
  let events: [Attack]
  let aggregates: [Count]
  let nonEvents: [String]
  let distractorPlaces: [String]

  /// One attack that the report states.
  struct Attack: Decodable {
    let eid: String
    let summary: String
    let kind: String
    let kindAlso: [String]
    let date: String?
    let datePrecision: String
    let dateAccept: [String]?
    let targets: [Spot]
    let launch: Spot?
    let background: Bool
    let optional: Bool
    let sentence: String
  }

  /// Where the words put something, and within which distance an answer is right.
  struct Spot: Decodable {
    let text: String
    let lat: Double
    let lon: Double
    let errorKm: Double

    /// Whether an answer is right.
    func holds(_ answer: Coordinate) -> Bool {
      guard let here = Coordinate(latitude: lat, longitude: lon) else { return false }
      return here.distance(to: answer) <= .kilometers(errorKm)
    }
  }

  /// A count over a time or an area.
  struct Count: Decodable {
    let summary: String
    let count: Int?
    let sentence: String
  }

  static let home = Program.root.appending(path: "Tests/Corpus")

  /// The labels whose files start so, sorted by id.
  static func all(startingWith prefixes: [String]) throws -> [Label] {
    let decoder = JSONDecoder()
    decoder.keyDecodingStrategy = .convertFromSnakeCase
    return try FileManager.default.contentsOfDirectory(atPath: home.path()).sorted()
      .filter { $0.hasSuffix(".json") && $0 != "cross.json" }
      .filter { name in prefixes.contains { name.hasPrefix($0) } }
      .map { try decoder.decode(Label.self, from: Data(contentsOf: home.appending(path: $0))) }
  }

  /// The report's words.
  func text() throws -> String {
    let folder = id.hasPrefix("c") ? Label.home : Program.root.appending(path: "Reports")
    return try String(contentsOf: folder.appending(path: file), encoding: .utf8)
  }
}

/// Labels of different reports that are one event.
struct CrossLabels: Decodable {
  let sameEvent: [[String]]

  static func read() throws -> CrossLabels {
    let decoder = JSONDecoder()
    decoder.keyDecodingStrategy = .convertFromSnakeCase
    return try decoder.decode(
      CrossLabels.self, from: Data(contentsOf: Label.home.appending(path: "cross.json")))
  }
}
