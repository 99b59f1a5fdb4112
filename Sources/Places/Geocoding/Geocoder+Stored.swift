public import Geodesy
public import Shapes

extension Geocoder {
  /// How a location that was written down is shared among districts: as when it was drawn, to what its
  /// numbers lost by being rounded.
  ///
  /// - Parameters:
  ///   - area: Its 90 % area.
  ///   - coordinate: Its point.
  ///   - method: How it followed from the words.
  ///   - placeID: The place of the gazetteer that was meant.
  ///   - country: The country that it was told to lie in, where no place says so.
  /// - Returns: Parts that add up to 1; nothing where no district is known.
  public func shares(
    of area: Area, around coordinate: Coordinate, _ method: LocationMethod, placeID: String?,
    country: String?
  ) -> [DistrictShare] {
    let place = placeID.flatMap { gazetteer.place(id: $0) }
    let isOwnPoint = place.map { $0.coordinate.distance(to: coordinate) < .meters(1) } ?? false
    let drawing = Drawing(
      area: area, center: coordinate, radius: area.reach, method: method, place: place,
      keepsDistrict: isOwnPoint && method != .container)
    return (country.map { units(of: drawing, $0) } ?? units(of: drawing)).shares
  }

  /// The parts of an area in the governorates of a country, by their keys; the rest lies in none that
  /// has an outline.
  public func governorateShares(of area: Area, country: String) -> [(key: String, share: Double)] {
    let points = area.samples(count: Area.sharingCount)
    var counts: [String: Int] = [:]
    for point in points {
      if let key = districts.governorate(at: point, country: country) {
        counts[key, default: 0] += 1
      }
    }
    return counts.sorted { $0.key < $1.key }.map {
      ($0.key, Double($0.value) / Double(points.count))
    }
  }
}

extension Area {
  fileprivate var reach: Distance {
    if case .disc(_, let radius) = form { radius } else { .zero }
  }
}
