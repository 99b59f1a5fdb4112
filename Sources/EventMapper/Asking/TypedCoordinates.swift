import Diagnostics
import Geodesy
package import Places

/// Coordinates that a user types in place of a name, in any of the forms that reports have.
package struct TypedCoordinates {
  /// What the user wrote.
  package let words: String
  /// Where they are.
  package let point: WrittenCoordinates.Point

  /// Reads the coordinates that the words are; nil when they are something else.
  ///
  /// - Parameters:
  ///   - words: What the user wrote.
  ///   - reader: Gives the words of coordinates; asked for only when there is a digit.
  /// - Throws: A ``Diagnostic`` `usage` when they are meant as coordinates and cannot be right.
  package init?(_ words: String, reader: () throws -> CoordinateReader) throws {
    guard words.unicodeScalars.contains(where: { $0.properties.numericType == .decimal }),
      words.unicodeScalars.count <= Self.longest, let written = try reader().coordinates(of: words)
    else { return nil }
    if let fault = written.fault {
      throw Diagnostic("usage", .error, fault.sentence, fix: fault.fix)
    }
    guard let point = written.point else { return nil }
    self.words = words
    self.point = point
  }

  /// What is longer is no coordinate, whatever it begins with.
  private static let longest = 200

  /// Where the point lies and how wide, as a report with these words would be mapped.
  package func resolution(by geocoder: Geocoder) -> Resolution {
    let length = words.unicodeScalars.count
    let phrase = PlacePhrase(
      relation: .coordinates(point.coordinate, precision: point.precision), anchors: [],
      words: words, scalars: 0..<length, utf8: 0..<words.utf8.count)
    return geocoder.locate(phrase, in: GeocodingContext())
  }

  /// How the words are read.
  package var reason: String {
    let reach = point.precision.plain
    return switch point.form {
    case .degrees: "latitude and longitude; the digits leave \(reach) open"
    case .uri: "a geo: URI; it leaves \(reach) open"
    case .square: "the middle of an MGRS square; its corners lie \(reach) away"
    case .zone: "a UTM position; the digits leave \(reach) open"
    }
  }
}
