import Foundation
import Geodesy

/// One event of `events.geojson`, as far as labels speak of it.
struct Answer: Decodable {
  let id: String
  let kind: String
  let dateStart: String?
  let datePrecision: String
  let background: Bool
  let sources: String
  let launchLatitude: Double?
  let launchLongitude: Double?
  var coordinate: Coordinate?

  var reports: [String] { sources.components(separatedBy: "; ") }

  var launch: Coordinate? {
    guard let launchLatitude, let launchLongitude else { return nil }
    return Coordinate(latitude: launchLatitude, longitude: launchLongitude)
  }

  private enum CodingKeys: CodingKey {
    case id, kind, dateStart, datePrecision, background, sources, launchLatitude, launchLongitude
  }

  /// Whether it may be this attack: at the place, within a day (or the precision that the words
  /// have), and of a kind that two readers may both choose.
  func fits(_ label: Label.Attack) -> Bool { isThere(label) && isThen(label) && isOfKind(label) }

  /// Whether it lies where the words put it.
  func isThere(_ label: Label.Attack) -> Bool {
    guard let coordinate else { return label.targets.isEmpty }
    return label.targets.contains { $0.holds(coordinate) }
  }

  private func isThen(_ label: Label.Attack) -> Bool {
    guard let mine = dateStart.flatMap(dayNumber) else { return true }
    if let span = label.dateAccept?.compactMap(dayNumber), span.count == 2 {
      if (span[0]...span[1]).contains(mine) { return true }
    }
    guard let stated = label.date, let theirs = dayNumber(stated) else { return true }
    switch label.datePrecision {
    case "month": return dateStart?.prefix(7) == stated.prefix(7)
    case "week": return abs(mine - theirs) <= 7
    default: return abs(mine - theirs) <= 1
    }
  }

  private func isOfKind(_ label: Label.Attack) -> Bool {
    let kinds = [label.kind] + label.kindAlso
    if kind == "other" || kinds.contains("unknown") || kinds.contains(kind) { return true }
    return kinds.contains { family($0) == family(kind) }
  }

  /// Whether it has a day although the words give none.
  func inventsDate(of label: Label.Attack) -> Bool {
    label.date == nil && label.dateAccept == nil && dateStart != nil
  }
}

/// Kinds that two careful readers may use for one attack.
private func family(_ kind: String) -> String {
  switch kind {
  case "rocket", "missile", "shelling": "indirect fire"
  case "drone", "air_strike": "aerial"
  case "armed_clash", "ground_raid": "ground"
  default: kind
  }
}

/// The days from 1 March 0000 to an ISO date, in the Gregorian calendar.
private func dayNumber(_ date: String) -> Int? {
  let parts = date.split(separator: "-").compactMap { Int($0) }
  guard parts.count == 3 else { return nil }
  let year = parts[1] > 2 ? parts[0] : parts[0] - 1
  let month = (parts[1] + 9) % 12
  return 365 * year + year / 4 - year / 100 + year / 400 + (153 * month + 2) / 5 + parts[2] - 1
}

/// A feature collection, as far as labels speak of it.
struct AnswerFile: Decodable {
  let answers: [Answer]

  private enum Keys: CodingKey { case features }
  private struct Feature: Decodable {
    struct Geometry: Decodable { let coordinates: [Double] }
    let geometry: Geometry?
    let properties: Answer
  }

  init(from decoder: any Decoder) throws {
    let features = try decoder.container(keyedBy: Keys.self)
      .decode([Feature].self, forKey: .features)
    answers = features.map { feature in
      var answer = feature.properties
      if let position = feature.geometry?.coordinates, position.count >= 2 {
        answer.coordinate = Coordinate(latitude: position[1], longitude: position[0])
      }
      return answer
    }
  }
}
