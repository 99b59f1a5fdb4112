import Geodesy
import Shapes

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// Says in which district a point lies: by the outlines of districts where they are loaded, else by
/// the nearest place whose district is known.
///
/// Without outlines of districts those of governorates bound the search; near a district's border
/// this is a guess, which the shares of an event spread.
struct DistrictFinder: Sendable {
  /// A place of known district.
  private struct Seat: Sendable {
    let district: Int
    let direction: SIMD3<Double>
  }

  private struct Governorate: Sendable {
    let key: String
    let outline: PreparedArea?
    var seats: [Seat] = []
  }

  /// A district with an outline of its own.
  private struct Drawn: Sendable {
    let district: Int
    let outline: PreparedArea
    let source: String
  }

  private let districts: [String]
  private let drawn: [String: [Drawn]]
  private let governorates: [String: [Governorate]]
  private let countries: [(key: String, outline: PreparedArea)]

  init(_ gazetteer: Gazetteer) {
    var districts: [String] = []
    var numbers: [String: Int] = [:]
    var governorates: [String: [Governorate]] = [:]
    var countries: [(key: String, outline: PreparedArea)] = []
    var drawn: [String: [Drawn]] = [:]
    func number(of district: String) -> Int {
      if let known = numbers[district] { return known }
      numbers[district] = districts.count
      districts.append(district)
      return districts.count - 1
    }
    for place in gazetteer.units(.governorate).map({ gazetteer.places[$0] }) {
      governorates[place.country, default: []].append(
        Governorate(key: place.id, outline: gazetteer.preparedOutlines[place.id]))
    }
    for index in gazetteer.places.indices where gazetteer.places.hasDistrict(index) {
      let place = gazetteer.places[index]
      guard let district = place.admin2, let governorate = place.admin1,
        let position = governorates[place.country]?.firstIndex(where: { $0.key == governorate })
      else { continue }
      governorates[place.country]?[position].seats.append(
        Seat(district: number(of: district), direction: Self.direction(place.coordinate)))
    }
    for place in gazetteer.units(.country).map({ gazetteer.places[$0] }) {
      if let outline = gazetteer.preparedOutlines[place.id] {
        countries.append((place.id, outline))
      }
    }
    for place in gazetteer.units(.district).map({ gazetteer.places[$0] }).sorted(by: {
      $0.id < $1.id
    }) {
      guard let outline = gazetteer.outlines[place.id],
        let area = gazetteer.preparedOutlines[place.id]
      else { continue }
      drawn[place.country, default: []].append(
        Drawn(district: number(of: place.id), outline: area, source: outline.source))
    }
    self.drawn = drawn
    self.districts = districts
    self.governorates = governorates
    self.countries = countries
  }

  /// The country whose outline holds a point.
  func country(at point: Coordinate) -> String? {
    countries.first { $0.outline.contains(point) }?.key
  }

  /// The governorate of a country whose outline holds a point.
  func governorate(at point: Coordinate, country: String) -> String? {
    holder(of: point, in: country)?.key
  }

  private func holder(of point: Coordinate, in country: String) -> Governorate? {
    governorates[country]?.first { $0.outline?.contains(point) ?? false }
  }

  /// A district with what says so.
  struct Found {
    let district: String
    let source: DistrictSource
  }

  /// The district of a point in a country: by its outline where districts have outlines, else that of
  /// the nearest place of known district in the governorate that holds the point.
  func district(at point: Coordinate, country: String) -> Found? {
    if let drawn = outline(holding: point, in: country) {
      return Found(district: districts[drawn.district], source: .outline(drawn.source))
    }
    guard let holder = holder(of: point, in: country) else { return nil }
    return Self.nearest(to: point, in: holder).map {
      Found(district: districts[$0], source: .nearestPlace)
    }
  }

  /// Whether the districts of a country have outlines.
  func hasOutlines(in country: String) -> Bool { drawn[country] != nil }

  private func outline(holding point: Coordinate, in country: String) -> Drawn? {
    drawn[country]?.first { $0.outline.contains(point) }
  }

  private static func nearest(to point: Coordinate, in governorate: Governorate) -> Int? {
    let direction = direction(point)
    var best: (nearness: Double, district: Int)?
    for seat in governorate.seats {
      let nearness = (seat.direction * direction).sum()
      if nearness > best?.nearness ?? -2 { best = (nearness, seat.district) }
    }
    return best?.district
  }

  /// How points that stand for a location are shared among the districts of a country.
  ///
  /// - Returns: Parts that add up to 1, the largest first; nothing where no district is known. What
  ///   lies beyond the country's border is not where the words put it and does not count.
  func shares(of samples: [Coordinate], country: String) -> [DistrictShare] {
    var counts = [Int](repeating: 0, count: districts.count)
    for sample in samples {
      if let drawn = outline(holding: sample, in: country) {
        counts[drawn.district] += 1
      } else if let holder = holder(of: sample, in: country),
        let district = Self.nearest(to: sample, in: holder)
      {
        counts[district] += 1
      }
    }
    let inside = counts.reduce(0, +)
    return counts.indices.filter { counts[$0] > 0 }
      .sorted { (counts[$1], districts[$0]) < (counts[$0], districts[$1]) }
      .map { DistrictShare(district: districts[$0], share: Double(counts[$0]) / Double(inside)) }
  }

  /// The point as a direction from the middle of the earth: the nearer two points, the greater the
  /// product of their directions.
  static func direction(_ point: Coordinate) -> SIMD3<Double> {
    let latitude = point.latitude * .pi / 180
    let longitude = point.longitude * .pi / 180
    return [cos(latitude) * cos(longitude), cos(latitude) * sin(longitude), sin(latitude)]
  }
}
