import Geodesy
import Shapes

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// Says in which district a point lies, from the nearest place whose district is known.
///
/// Outlines of governorates bound the search; there are no outlines of districts, so that near a
/// district's border this is a guess, which the shares of an event spread.
struct DistrictFinder: Sendable {
  private struct Seat: Sendable {
    let district: String
    let governorate: String
    let country: String
    let direction: SIMD3<Double>
  }

  private let seats: [Seat]
  private let governorates: [(key: String, country: String, outline: PreparedArea)]
  private let countries: [(key: String, outline: PreparedArea)]

  init(_ gazetteer: Gazetteer) {
    seats = gazetteer.places.compactMap { place in
      guard let district = place.admin2, let governorate = place.admin1 else { return nil }
      return Seat(
        district: district, governorate: governorate, country: place.country,
        direction: Self.direction(place.coordinate))
    }
    var governorates: [(String, String, PreparedArea)] = []
    var countries: [(String, PreparedArea)] = []
    for key in gazetteer.outlines.keys.sorted() {
      guard let outline = gazetteer.outlines[key], let place = gazetteer.place(id: key) else {
        continue
      }
      if place.featureClass == .country {
        countries.append((key, PreparedArea(outline)))
      } else {
        governorates.append((key, place.country, PreparedArea(outline)))
      }
    }
    self.governorates = governorates
    self.countries = countries
  }

  /// The country whose outline holds a point.
  func country(at point: Coordinate) -> String? {
    countries.first { $0.outline.contains(point) }?.key
  }

  /// The governorate whose outline holds a point, in a country if one is given.
  func governorate(at point: Coordinate, country: String?) -> String? {
    governorates.first {
      (country == nil || $0.country == country) && $0.outline.contains(point)
    }?.key
  }

  /// The district of a point: of the nearest place of known district in the governorate that holds
  /// the point, or in the country where no outline does.
  func district(at point: Coordinate, country: String?) -> String? {
    let governorate = governorate(at: point, country: country)
    let direction = Self.direction(point)
    var best: (nearness: Double, seat: Int)?
    for (position, seat) in seats.enumerated() {
      if let governorate {
        guard seat.governorate == governorate else { continue }
      } else if let country {
        guard seat.country == country else { continue }
      } else {
        return nil
      }
      let nearness = (seat.direction * direction).sum()
      if nearness > best?.nearness ?? -2 { best = (nearness, position) }
    }
    return best.map { seats[$0.seat].district }
  }

  /// How a location is shared among the districts of a country: parts that add up to 1, the largest
  /// first; empty where the country's districts are not known.
  func shares(of samples: [Coordinate], country: String?) -> [DistrictShare] {
    guard let country, seats.contains(where: { $0.country == country }) else { return [] }
    var counts: [String: Int] = [:]
    var inside = 0
    for sample in samples {
      // What the circle covers beyond the country's border is not where the words put it.
      guard governorate(at: sample, country: country) != nil,
        let district = district(at: sample, country: country)
      else { continue }
      counts[district, default: 0] += 1
      inside += 1
    }
    guard inside > 0 else { return [] }
    return counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
      .map { DistrictShare(district: $0.key, share: Double($0.value) / Double(inside)) }
  }

  /// The point as a direction from the middle of the earth: the nearer two points, the greater the
  /// product of their directions.
  private static func direction(_ point: Coordinate) -> SIMD3<Double> {
    let latitude = point.latitude * .pi / 180
    let longitude = point.longitude * .pi / 180
    return [cos(latitude) * cos(longitude), cos(latitude) * sin(longitude), sin(latitude)]
  }
}
