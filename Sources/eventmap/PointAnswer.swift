import Diagnostics
import EventMapper
import Geodesy
import Places

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
