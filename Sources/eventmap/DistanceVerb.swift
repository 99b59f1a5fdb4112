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
      FROM and TO are names, identifiers, coordinates (LAT,LON, degrees with minutes, MGRS, UTM), or \
      words that say where. The distance is that of the geodesic on WGS 84; the bounds of distance and \
      bearing hold wherever in their 90 % areas the places lie. Bearings turn clockwise from the first \
      bound to the second.

      Examples:
        eventmap distance "al-Mayadin" "حقل العمر"
        eventmap distance "33°30′07″N 38°37′03″E" "37S DT 123 678"
        eventmap distance "the desert between al-Mayadin and al-Bukamal" "al-Omar oil field"
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
    var mapper: Mapper?
    func loaded() throws -> Mapper {
      let made = try mapper ?? gazetteer.mapper()
      mapper = made
      return made
    }
    let from = try GazetteerOptions.spot(places[0], by: try loaded())
    let to = try GazetteerOptions.spot(places[1], by: try loaded())
    let way = Way(from, to)
    let known = mapper?.geocoder.gazetteer
    let lines = Self.lines(way, in: known)
    try known?.requireSound()
    if json {
      try Console.say(Self.json(way).line)
      return
    }
    for spot in [from, to] where !spot.rivals.isEmpty { Console.warn(spot.doubt.face) }
    for line in lines { try Console.say(line) }
  }

  /// What was measured between two spots.
  private struct Way {
    let (from, to): (Spot, Spot)
    let bounds: DistanceBounds
    let bearing: Azimuth
    let bearings: AzimuthArc

    init(_ from: Spot, _ to: Spot) {
      (self.from, self.to) = (from, to)
      let best = (from.coordinate, to.coordinate)
      let (here, there) = (
        MeasuredArea(from.area), MeasuredArea(to.area)
      )
      bounds = here.bounds(to: there, best: best)
      bearing = best.0.azimuth(to: best.1)
      bearings = here.bearings(to: there, best: best)
    }
  }

  private static func lines(_ way: Way, in gazetteer: Gazetteer?) -> [String] {
    let bounds = way.bounds
    func row(_ label: String, _ spot: Spot) -> String {
      let name =
        spot.place.map { place in
          "\(place.plainName) (\(gazetteer?.setting(of: place) ?? place.id)), "
        } ?? spot.phrase.map { "\(spot.words.isolated) (\($0.face.isolated)), " }
      let radius = spot.uncertainty > .zero ? " ± \(spot.uncertainty.plain)" : ""
      return "\(label) \(name ?? "")\(spot.coordinate.plain)\(radius)"
    }
    let isSure = bounds.least == bounds.greatest
    return [
      row("from     ", way.from), row("to       ", way.to),
      "distance  \(bounds.best.kilometers.fixed(3)) km"
        + (isSure ? "" : ", between \(bounds.least.plain) and \(bounds.greatest.plain)"),
      "bearing   \(way.bearing.plain)\(way.bearings.plainSpread)",
    ]
  }

  private static func json(_ way: Way) -> JSONValue {
    let (bounds, bearings) = (way.bounds, way.bearings)
    func end(_ spot: Spot) -> JSONValue {
      .object([
        ("query", .string(spot.words)), ("id", .optional(spot.place?.id)),
        ("name", .optional(spot.place?.name)), ("name_ar", .optional(spot.place?.nameArabic)),
        ("lat", .number(spot.coordinate.latitude)), ("lon", .number(spot.coordinate.longitude)),
        ("uncertainty_m", .number(spot.uncertainty.meters)),
      ])
    }
    return .object([
      ("from", end(way.from)), ("to", end(way.to)),
      ("distance_m", .number(bounds.best.meters)),
      ("distance_min_m", .number(bounds.least.meters)),
      ("distance_max_m", .number(bounds.greatest.meters)),
      ("distance_km", .number(bounds.best.kilometers)),
      ("distance_min_km", .number(bounds.least.kilometers)),
      ("distance_max_km", .number(bounds.greatest.kilometers)),
      ("bearing_deg", .number(way.bearing.degrees)),
      ("bearing_min_deg", .number(bearings.start.degrees)),
      ("bearing_max_deg", .number(bearings.isWhole ? 360 : bearings.end.degrees)),
    ])
  }
}
