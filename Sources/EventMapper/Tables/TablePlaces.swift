import Diagnostics
import Events
import Geodesy
import Places
import Reading
import Shapes

/// Looks up what rows of tables say of where; the same few hundred or thousand places come again and again,
/// so that answers are remembered.
final class TablePlaces: Sendable {
  /// What a place comes to.
  struct Found: Sendable {
    var location: Location?
    /// Why its name was not found; nil where it was, or was not needed.
    var unresolved: String?
    /// What cannot be right in it.
    var doubt: Doubt?
  }

  /// What cannot be right in a place.
  enum Doubt: Sendable {
    /// Latitude and longitude seem to be exchanged.
    case exchanged(Coordinate, country: String)
    /// The point lies in another country than the row says.
    case elsewhere(Coordinate, country: String, stated: String)
  }

  private let mapper: Mapper
  private let found = Remembered<TablePlace, Found>(most: 48_000_000, size: TablePlaces.size)
  private let named = Remembered<TablePlace, Found>(most: 48_000_000, size: TablePlaces.size)
  private let countries = Remembered<String, String?>(most: 10_000) { _ in 1 }

  /// How far from its point a place of the row's name may lie that lends the point its names.
  private static let namesake = Distance.kilometers(10)
  /// The radius of a coordinate of which nothing else is known: that of a city in `radii.tsv`.
  private static let pointRadius = Distance.kilometers(5)

  init(_ mapper: Mapper) { self.mapper = mapper }

  /// Where a place is.
  func find(_ place: TablePlace) -> Found {
    // Mostly a name is all that there is.
    if place.coordinate == nil, place.radius == nil, place.precision == nil { return named(place) }
    var key = place
    key.position = Position(source: "")
    return found.value(for: key) { key.coordinate == nil ? byName(key) : byPoint(key) }
  }

  /// Where a place is from which an attack was launched, as far as its target and weapon tell.
  func find(_ place: TablePlace, from claim: Claim) -> Found {
    var context = context(of: place)
    context.target = claim.target?.value
    context.weapon = claim.kind.value.rawValue
    return locate(place, context)
  }

  /// How the names of a place are found, with what was weighed on the way; nil where it has none.
  func trace(of place: TablePlace) -> GeocodingTrace? {
    let names = TableNames(place, with: mapper)
    guard !names.phrases.isEmpty else { return nil }
    var context = context(of: place)
    context.saysWhy = true
    return mapper.geocoder.locate(anyOf: names.phrases, words: place.name, in: context).trace
  }

  /// About how many bytes an answer takes.
  private static func size(_ found: Found) -> Int {
    found.location?.roughSize ?? 200
  }

  // MARK: By name

  private func byName(_ place: TablePlace) -> Found {
    var found = self.named(place)
    guard let location = found.location, let radius = place.radius ?? place.precision?.radius,
      radius > location.uncertainty, place.precision?.unit == nil
    else { return found }
    // The row knows that the place is less exact than its name.
    found.location = mapper.geocoder.locate(
      given: location.coordinate, within: radius, words: location.text, id: location.placeID,
      country: location.country, method: .near)
    return found
  }

  /// Where the names of a place mean, without its point and what codes say of it.
  private func named(_ place: TablePlace) -> Found {
    var key = place
    key.position = Position(source: "")
    key.coordinate = nil
    key.radius = nil
    // Of codes only the unit counts that they name.
    if key.precision?.unit == nil { key.precision = nil }
    return named.value(for: key) { locate(key, context(of: key)) }
  }

  private func locate(_ place: TablePlace, _ context: GeocodingContext) -> Found {
    let names = TableNames(place, with: mapper)
    guard !names.phrases.isEmpty else { return Found(unresolved: "the row names no place") }
    let resolution = mapper.geocoder.locate(anyOf: names.phrases, words: place.name, in: context)
    guard let location = resolution.location else {
      return Found(unresolved: resolution.trace.abstention ?? "no place of this name is known")
    }
    let isContainer = location.method == .container
    return Found(
      location: location,
      unresolved: isContainer
        ? resolution.trace.abstention ?? "no place of this name is known there" : nil)
  }

  private func context(of place: TablePlace) -> GeocodingContext {
    var context = GeocodingContext()
    context.saysWhy = false
    if let country = place.country.flatMap(code) { context.focus = [country: 1] }
    return context
  }

  /// The ISO 3166-1 code of a country, as a row names it.
  private func code(of country: String) -> String? {
    countries.value(for: country) {
      let gazetteer = mapper.geocoder.gazetteer
      if country.utf8.count == 2, gazetteer.place(id: country.uppercased()) != nil {
        return country.uppercased()
      }
      let query = PlaceQuery(country, cue: .country, prefersRegions: true, limit: 3)
      let best = mapper.geocoder.search.search(query).candidates.first {
        $0.place.featureClass == .country
      }
      return best.flatMap { $0.cost <= 0.1 ? $0.place.country : nil }
    }
  }

  // MARK: By point

  private func byPoint(_ place: TablePlace) -> Found {
    guard let point = place.coordinate else { return named(place) }
    let near = namesake(of: place, at: point)
    let radius = place.radius ?? coded(place) ?? near?.uncertainty ?? Self.pointRadius
    let stated = place.country.flatMap(code)
    func located(_ point: Coordinate) -> Location {
      mapper.geocoder.locate(
        given: point, within: radius, words: place.name, id: near?.id,
        country: stated ?? near?.country)
    }
    let location = located(point)
    guard near == nil, location.country == nil || (stated != nil && location.country != stated)
    else { return Found(location: location) }
    // Far from the countries that are known nothing can be told but by what the row says besides.
    if let other = Coordinate(latitude: point.longitude, longitude: point.latitude),
      let country = located(other).country,
      country == stated || namesake(of: place, at: other) != nil
    {
      var found = named(place)
      found.doubt = .exchanged(point, country: country)
      return found
    }
    guard let stated, let country = location.country else { return Found(location: location) }
    return Found(
      location: location, doubt: .elsewhere(point, country: country, stated: stated))
  }

  /// The place of the row's name that lies where its point is, and lends it its names.
  private func namesake(of place: TablePlace, at point: Coordinate) -> Place? {
    guard !place.words.isEmpty else { return nil }
    let anchors = TableNames(place, with: mapper).phrases.first?.anchors ?? []
    guard let anchor = anchors.first, anchors.count == 1 else { return nil }
    var query = PlaceQuery(
      anchor.name, near: [point], cue: anchor.cue, prefersRegions: anchor.isWide, limit: 8)
    query.saysWhy = false
    let reach = max(Self.namesake, place.radius ?? .zero)
    return mapper.geocoder.search.search(query).candidates.lazy.filter { $0.cost <= 0.1 }
      .map(\.place).first { candidate in
        // A district's middle is no town, whatever both are called.
        (anchor.cue != nil || !candidate.isRegion)
          && candidate.coordinate.distance(to: point) <= max(reach, candidate.uncertainty)
      }
  }

  /// The radius that a code stands for: that of the unit in whose middle the point lies, where it is known.
  private func coded(_ place: TablePlace) -> Distance? {
    guard let precision = place.precision else { return nil }
    guard let role = precision.unit else { return precision.radius }
    var unit = TablePlace(
      words: "", units: [], country: place.country, position: place.position)
    if role != .country {
      guard let index = place.units.firstIndex(where: { $0.role == role }) else {
        return precision.radius
      }
      unit.units = Array(place.units[index...])
    }
    guard let location = named(unit).location, location.method != .container else {
      return precision.radius
    }
    return location.uncertainty
  }
}

extension TablePlaces.Doubt {
  /// What is to be said of it.
  func diagnostic(at position: Position) -> Diagnostic {
    switch self {
    case .exchanged(let point, let country):
      Diagnostic(
        "table.exchanged", .warning, at: position,
        "\(point.latitude), \(point.longitude) lies elsewhere, but in \(country) with latitude and "
          + "longitude exchanged; the coordinate was dropped.",
        fix: "exchange the two cells, or name the columns: --columns \"lat=…,lon=…\"")
    case .elsewhere(let point, let country, let stated):
      Diagnostic(
        "table.country", .warning, at: position,
        "\(point.latitude), \(point.longitude) lies in \(country), and the row says \(stated).",
        fix: "correct the coordinate or the country; the coordinate was kept")
    }
  }
}
