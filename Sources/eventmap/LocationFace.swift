import Diagnostics
import EventMapper
import Geodesy
import Places

/// A location, as programs and as people read it.
struct LocationFace {
  private let location: Location
  private let steps: [String]
  private let phrase: PlacePhrase?
  private let gazetteer: Gazetteer

  /// Shows a location, how it was made, and the phrase that it was made from.
  init(_ location: Location, _ steps: [String], phrase: PlacePhrase?, in gazetteer: Gazetteer) {
    self.location = location
    self.steps = steps
    self.phrase = phrase
    self.gazetteer = gazetteer
  }

  /// An object with the location's properties under the names that events have.
  var json: JSONValue {
    func unit(_ unit: AdministrativeUnit?, _ level: String) -> [(String, JSONValue)] {
      [
        ("\(level)_name", .optional(unit?.name)), ("\(level)_code", .optional(unit?.code)),
      ]
    }
    let shares = location.shares.map { share in
      JSONValue.object([
        ("district", .string(share.district)),
        ("name", .optional(gazetteer.place(id: share.district)?.name)),
        ("share", .number(share.share)),
      ])
    }
    return .object(
      [
        ("method", .string(location.method.rawValue)),
        ("lat", .number(location.coordinate.latitude)),
        ("lon", .number(location.coordinate.longitude)),
        ("uncertainty_m", .number((location.uncertainty.meters * 10).rounded() / 10)),
        ("place_id", .optional(location.placeID)), ("country", .optional(location.country)),
      ] + unit(location.admin1, "admin1") + unit(location.admin2, "admin2")
        + unit(location.admin3, "admin3") + [
          ("district", .optional(location.district)),
          ("boundaries", .optional(location.boundaries)), ("shares", .array(shares)),
          ("acled_geo_precision", location.acledGeoPrecision.map { .integer($0) } ?? .null),
          ("ucdp_where_prec", location.ucdpWherePrecision.map { .integer($0) } ?? .null),
          ("phrase", .optional(phrase?.face)),
          ("steps", .array(steps.map { .string($0) })),
        ])
  }

  /// The location of a phrase, line by line.
  var lines: [String] {
    let units = [location.admin2?.name, location.admin1?.name, location.country].compactMap { $0 }
    var lines = [
      "  \(location.coordinate.plain) ± \(location.uncertainty.plain), method "
        + "\(location.method.rawValue) (\(units.joined(separator: ", ")))"
    ]
    lines += steps.map { "  \($0)" }
    let shares = location.shares.prefix(6).map { share in
      "\(gazetteer.place(id: share.district)?.name ?? share.district) "
        + "\((share.share * 100).fixed(0)) %"
    }
    if location.shares.count > 1 {
      let more = location.shares.count > 6 ? ", \(location.shares.count - 6) more" : ""
      lines.append("  districts: \(shares.joined(separator: ", "))\(more)")
    }
    if let source = location.boundaries { lines.append("  boundaries: \(source)") }
    return lines
  }
}
