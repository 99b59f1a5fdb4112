import Diagnostics
import EventMapper
import Geodesy
import Places

/// Coordinates that a user types in place of a name, in any of the forms that reports have.
struct TypedCoordinates {
  /// What the user wrote.
  let words: String
  let point: WrittenCoordinates.Point

  /// Reads the coordinates that the words are; nil when they are something else.
  ///
  /// - Parameters:
  ///   - words: What the user wrote.
  ///   - reader: Gives the words of coordinates; asked for only when there is a digit.
  /// - Throws: ``Ending`` when they are meant as coordinates and cannot be right.
  init?(
    _ words: String,
    reader: () throws -> CoordinateReader = { try GazetteerOptions.folders().readCoordinateWords() }
  ) throws {
    guard words.unicodeScalars.contains(where: { $0.properties.numericType == .decimal }),
      words.unicodeScalars.count <= Self.longest, let written = try reader().coordinates(of: words)
    else { return nil }
    if let fault = written.fault { throw Ending.usage(fault.sentence, fix: fault.fix) }
    guard let point = written.point else { return nil }
    self.words = words
    self.point = point
  }

  /// What is longer is no coordinate, whatever it begins with.
  private static let longest = 200

  /// Where the point lies and how wide, as a report with these words would be mapped.
  func resolution(by geocoder: Geocoder) -> Resolution {
    let length = words.unicodeScalars.count
    let phrase = PlacePhrase(
      relation: .coordinates(point.coordinate, precision: point.precision), anchors: [],
      words: words, scalars: 0..<length, utf8: 0..<words.utf8.count)
    return geocoder.locate(phrase, in: GeocodingContext())
  }

  /// How the words are read.
  var reason: String {
    let reach = point.precision.plain
    return switch point.form {
    case .degrees: "latitude and longitude; the digits leave \(reach) open"
    case .uri: "a geo: URI; it leaves \(reach) open"
    case .square: "the middle of an MGRS square; its corners lie \(reach) away"
    case .zone: "a UTM position; the digits leave \(reach) open"
    }
  }
}

/// What `eventmap place` answers to coordinates.
struct PointAnswer {
  let typed: TypedCoordinates
  let location: Location
  let steps: [String]

  /// The answer as a person reads it.
  var lines: [String] {
    let latitude = location.coordinate.latitude.fixed(5)
    let longitude = location.coordinate.longitude.fixed(5)
    return [
      "\(typed.words.isolated): coordinates",
      "latitude \(latitude), longitude \(longitude), radius \(location.uncertainty.plain)"
        + (setting.isEmpty ? "" : " (\(setting))"),
      "   " + typed.reason,
    ]
  }

  /// District, governorate and country.
  private var setting: String {
    var names: [String] = []
    for name in [location.admin2?.name, location.admin1?.name, location.country].compactMap({ $0 })
    where names.last != name {
      names.append(name)
    }
    return names.joined(separator: ", ")
  }

  /// One line for programs, in the form of an answer with one candidate, whose `id` is null.
  func json(in gazetteer: Gazetteer) -> JSONValue {
    let candidate = JSONValue.object([
      ("id", .optional(nil)), ("name", .string(location.coordinate.plain)),
      ("name_ar", .optional(nil)), ("class", .string("coordinates")),
      ("lat", .number(location.coordinate.latitude)),
      ("lon", .number(location.coordinate.longitude)),
      ("uncertainty_m", .number(location.uncertainty.meters)),
      ("country", .optional(location.country)), ("admin1", .optional(location.admin1?.code)),
      ("admin2", .optional(location.admin2?.code)), ("admin3", .optional(location.admin3?.code)),
      ("matched", .string(typed.words)), ("score", .number(1)), ("reason", .string(typed.reason)),
    ])
    return .object([
      ("query", .string(typed.words)), ("candidates", .array([candidate])),
      ("abstained", .bool(false)),
      ("location", LocationFace(location, steps, phrase: nil, in: gazetteer).json),
    ])
  }
}
