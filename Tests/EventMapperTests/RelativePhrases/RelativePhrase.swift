import Foundation
import Geodesy
import Places
import Reading
import Shapes
import Testing

@testable import EventMapper

/// A row of the tables of relative phrases.
struct RelativePhrase: Sendable, CustomTestStringConvertible {
  let id: String
  let family: String
  let text: String
  let words: String
  let drawn: String

  var testDescription: String { "\(id) \(family): \(words)" }

  /// The rows of all tables beside this file.
  static func all() throws -> [RelativePhrase] {
    let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    let files = try FileManager.default.contentsOfDirectory(
      at: folder, includingPropertiesForKeys: nil
    ).filter { $0.pathExtension == "tsv" }.sorted { $0.path < $1.path }
    return try files.flatMap { file in
      try String(contentsOf: file, encoding: .utf8).split(separator: "\n")
        .filter { !$0.hasPrefix("#") }.dropFirst()
        .map { line in
          let cells = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
          return RelativePhrase(
            id: cells[0], family: cells[1], text: cells[2], words: cells[3], drawn: cells[4])
        }
    }
  }

  /// What the mapper makes of the words where they stand in the text.
  ///
  /// Of all places there it is the most exact of those that share a good part of them; the members of
  /// a list are drawn together. The middle of `truth` says in which country it is, as a whole report
  /// would.
  func location(near truth: Area) throws -> Location? {
    let mapper = RealMapper.mapper
    guard let range = text.range(of: words) else { return nil }
    let scalars = text.unicodeScalars
    let start = scalars.distance(from: scalars.startIndex, to: range.lowerBound)
    let end = scalars.distance(from: scalars.startIndex, to: range.upperBound)
    let country = mapper.geocoder.gazetteer.outlines.first {
      $0.key.count == 2 && $0.value.area.contains(truth.pointInside)
    }?.key
    var focus = ["SY": 0.3, "IQ": 0.3]
    if let country { focus[country] = 1 }
    let context = GeocodingContext(focus: focus)
    var found = mapper.reader.placePhrases(in: text)
    // Where the grammar reads on from words before, the table asks what these words alone draw.
    if found.contains(where: {
      $0.phrase.scalars.contains(start) && $0.phrase.scalars.lowerBound < start
    }) {
      found = mapper.reader.placePhrases(in: words)
      return found.compactMap { mapper.geocoder.locate($0.phrase, in: context).location }
        .min { $0.uncertainty < $1.uncertainty }
    }
    let shared = found.map { found in
      (found: found, count: found.phrase.scalars.clamped(to: start..<end).count)
    }.filter { $0.count > 0 }
    let listed = shared.map(\.found).filter(\.isListed)
    if listed.count > 1 {
      return mapper.geocoder.locate(anyOf: listed.map(\.phrase), words: words, in: context).location
    }
    let inside = shared.filter { Double($0.count) >= 0.25 * Double(end - start) }
    return (inside.isEmpty ? shared : inside).compactMap {
      mapper.geocoder.locate($0.found.phrase, in: context).location
    }.min { $0.uncertainty < $1.uncertainty }
  }

  /// What the grammar read in the text, for failures.
  var faces: String {
    RealMapper.mapper.reader.placePhrases(in: text).map(\.phrase.face)
      .joined(separator: "; ")
  }

  /// The area that the person drew.
  func area(in gazetteer: Gazetteer) throws -> Area {
    let parts = try drawn.components(separatedBy: " + ").map { term in
      let pieces = try term.components(separatedBy: " & ").map { try Self.primitive($0, gazetteer) }
      return try pieces.dropFirst().reduce(pieces[0]) { area, piece in
        guard let part = area.intersection(piece) else { throw Fault(text: drawn) }
        return part
      }
    }
    return parts.dropFirst().reduce(parts[0]) { $0.union($1) ?? $0 }
  }

  struct Fault: Error { let text: String }

  private static func primitive(_ text: String, _ gazetteer: Gazetteer) throws -> Area {
    let words = text.split(separator: " ").map(String.init)
    let numbers = words.dropFirst().compactMap(Double.init)
    func point(_ index: Int) throws -> Coordinate {
      guard numbers.count > index + 1,
        let point = Coordinate(latitude: numbers[index], longitude: numbers[index + 1])
      else { throw Fault(text: text) }
      return point
    }
    switch words.first {
    case "disc" where numbers.count == 3:
      return .disc(center: try point(0), radius: .kilometers(numbers[2]))
    case "ring" where numbers.count == 4:
      return .ring(
        center: try point(0), inner: .kilometers(numbers[2]), outer: .kilometers(numbers[3]))
    case "sector" where numbers.count == 6:
      return .sector(
        center: try point(0), toward: Azimuth(degrees: numbers[2]), halfAngle: .degrees(numbers[3]),
        from: .kilometers(numbers[4]), to: .kilometers(numbers[5]))
    case "corridor" where numbers.count >= 5:
      let line = try stride(from: 1, to: numbers.count, by: 2).map(point)
      guard let area = Area.along(line, halfWidth: .kilometers(numbers[0])) else {
        throw Fault(text: text)
      }
      return area
    case "polygon" where numbers.count >= 6:
      let ring = try stride(from: 0, to: numbers.count, by: 2).map(point)
      return Area(.polygons([Area.Polygon(exterior: Self.counterClockwise(ring))]))
    case "unit" where words.count == 2:
      if let outline = gazetteer.outlines[words[1]] { return outline.area }
      if let drawn = Self.districts.first(where: { $0.key == words[1] })?.area { return drawn }
      // No outline of it is drawn: its own circle.
      if let place = gazetteer.place(id: words[1]) {
        return .disc(center: place.coordinate, radius: place.uncertainty)
      }
      throw Fault(text: text)
    default: throw Fault(text: text)
    }
  }

  private static let districts = DistrictOutlines.drawn(
    from: RealMapper.mapper.geocoder.gazetteer)

  private static func counterClockwise(_ ring: [Coordinate]) -> [Coordinate] {
    let pairs = zip(ring, ring.dropFirst() + ring.prefix(1))
    let twice = pairs.reduce(0) {
      $0 + $1.0.longitude * $1.1.latitude - $1.1.longitude * $1.0.latitude
    }
    return twice < 0 ? ring.reversed() : ring
  }
}
