import ArgumentParser
import Diagnostics
import EventMapper
import Geodesy
import Places
import Shapes

/// `eventmap distance`: how far, which way, and how sure.
struct DistanceVerb: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "distance", abstract: "Measures from place to place, with bounds.",
    discussion: """
      FROM and TO are names, identifiers, or coordinates: LAT,LON, degrees with minutes, MGRS, \
      UTM. The distance is that of the \
      geodesic on WGS 84; the bounds hold wherever in their 90 % circles the places lie.

      Examples:
        eventmap distance "al-Mayadin" "حقل العمر"
        eventmap distance "33°30′07″N 38°37′03″E" "37S DT 123 678"
      """)

  @Argument(
    parsing: .allUnrecognized,
    help: ArgumentHelp("The two places: FROM TO.", valueName: "place"))
  var places: [String]

  @Flag(help: "Writes one JSON object, with numbers in full.")
  var json = false

  @OptionGroup var gazetteer: GazetteerOptions

  func run() throws {
    if let option = places.first(where: { $0.hasPrefix("--") }) {
      throw Ending.usage(
        "Unknown option \(option.isolated).", fix: "eventmap distance --help lists the options")
    }
    guard places.count == 2 else {
      throw Ending.usage(
        "A distance needs two places, and \(places.count) \(places.count == 1 ? "is" : "are") named.",
        fix: "write eventmap distance FROM TO, a name of several words in quotation marks")
    }
    var search: PlaceSearch?
    func loaded() throws -> PlaceSearch {
      let made = try search ?? PlaceSearch(try gazetteer.load())
      search = made
      return made
    }
    let from = try Spot(places[0], in: try loaded())
    let to = try Spot(places[1], in: try loaded())
    let bounds = Area.disc(center: from.coordinate, radius: from.uncertainty).bounds(
      to: .disc(center: to.coordinate, radius: to.uncertainty),
      best: (from.coordinate, to.coordinate))
    let bearing = from.coordinate.azimuth(to: to.coordinate)
    let lines = Self.lines(from, to, bounds, bearing, in: search?.gazetteer)
    try search?.gazetteer.requireSound()
    if json {
      try Console.say(Self.json(from, to, bounds, bearing).line)
      return
    }
    for spot in [from, to] where !spot.rivals.isEmpty { Console.warn(Self.doubt(spot).face) }
    for line in lines { try Console.say(line) }
  }

  private static func lines(
    _ from: Spot, _ to: Spot, _ bounds: DistanceBounds, _ bearing: Azimuth, in gazetteer: Gazetteer?
  ) -> [String] {
    func row(_ label: String, _ spot: Spot) -> String {
      let name = spot.place.map { place in
        "\(place.plainName) (\(gazetteer?.setting(of: place) ?? place.id)), "
      }
      let radius = spot.uncertainty > .zero ? " ± \(spot.uncertainty.plain)" : ""
      return "\(label) \(name ?? "")\(spot.coordinate.plain)\(radius)"
    }
    let isSure = bounds.least == bounds.greatest
    return [
      row("from     ", from), row("to       ", to),
      "distance  \(bounds.best.kilometers.fixed(3)) km"
        + (isSure ? "" : ", between \(bounds.least.plain) and \(bounds.greatest.plain)"),
      "bearing   \(bearing.plain)",
    ]
  }

  private static func json(
    _ from: Spot, _ to: Spot, _ bounds: DistanceBounds, _ bearing: Azimuth
  ) -> JSONValue {
    func end(_ spot: Spot) -> JSONValue {
      .object([
        ("query", .string(spot.words)), ("id", .optional(spot.place?.id)),
        ("name", .optional(spot.place?.name)), ("name_ar", .optional(spot.place?.nameArabic)),
        ("lat", .number(spot.coordinate.latitude)), ("lon", .number(spot.coordinate.longitude)),
        ("uncertainty_m", .number(spot.uncertainty.meters)),
      ])
    }
    return .object([
      ("from", end(from)), ("to", end(to)),
      ("distance_m", .number(bounds.best.meters)),
      ("distance_min_m", .number(bounds.least.meters)),
      ("distance_max_m", .number(bounds.greatest.meters)),
      ("distance_km", .number(bounds.best.kilometers)),
      ("distance_min_km", .number(bounds.least.kilometers)),
      ("distance_max_km", .number(bounds.greatest.kilometers)),
      ("bearing_deg", .number(bearing.degrees)),
    ])
  }

  private static func doubt(_ spot: Spot) -> Diagnostic {
    let others = spot.rivals.prefix(3).map {
      "\($0.place.plainName) at \($0.place.coordinate.plain) (\($0.place.id))"
    }
    return Diagnostic(
      "place.ambiguous", .warning,
      "\(spot.words.isolated) may also mean \(others.joined(separator: ", ")).",
      fix: "write the identifier or LAT,LON of the one you mean")
  }
}
