import Geodesy
import Shapes

/// From a drawing to a location: country, governorate, district, names.
extension Geocoder {
  /// Within how far of its point a place lies in the district that its record names, whatever runs
  /// through its circle: approximate borders know no better.
  private static let ownGround = Distance.kilometers(5)

  /// A drawing as the location that some words mean.
  func location(_ drawing: Drawing, _ units: Units, words: String) -> Location {
    let place = drawing.place
    return Location(
      coordinate: drawing.center, uncertainty: drawing.radius, area: drawing.area,
      method: drawing.method, text: words, placeID: place?.id, placeName: place?.name,
      placeNameArabic: place?.nameArabic, country: units.country,
      admin1: units.admin1.flatMap { gazetteer.administrativeUnit(key: $0) },
      admin2: units.admin2.flatMap { gazetteer.administrativeUnit(key: $0) },
      admin3: units.admin3.flatMap { gazetteer.administrativeUnit(key: $0) }, shares: units.shares,
      district: units.admin2, boundaries: units.source?.words, placeClass: place?.featureClass)
  }

  /// The country, governorate, district and subdistrict of a drawing, and what says so.
  struct Units {
    var country: String?
    var admin1: String?
    var admin2: String?
    var admin3: String?
    var shares: [DistrictShare] = []
    var source: DistrictSource?
  }

  /// The units that a drawing lies in.
  ///
  /// - Parameters:
  ///   - drawing: The drawing.
  ///   - country: Its country, where that is known from elsewhere.
  /// - Returns: The units.
  func units(of drawing: Drawing, in country: String? = nil) -> Units {
    let place = drawing.place
    // Beside a place the point may lie in another country.
    let isAway = place.map { $0.coordinate != drawing.center && !$0.isRegion } ?? true
    let country =
      country ?? (isAway ? districts.country(at: drawing.center) : nil) ?? place?.country
    var units = country.map { self.units(of: drawing, $0) } ?? Units()
    units.country = country
    return units
  }

  func units(of drawing: Drawing, _ country: String) -> Units {
    if let place = drawing.place, drawing.keepsDistrict || place.isDistrict {
      if place.districtBasis == .outside {
        return Units(admin1: place.admin1, source: .record)
      }
      if !place.isRegion || place.isDistrict {
        return units(of: place, drawing, country)
      }
    }
    var units = Units()
    let shares = shares(of: drawing, first: nil, country)
    units.shares = shares
    units.admin1 =
      majority(shares, of: { gazetteer.place(id: $0)?.admin1 })
      ?? (drawing.place?.featureClass == .governorate ? drawing.place?.id : nil)
    units.admin2 = shares.first.flatMap { $0.share > 0.5 ? $0.district : nil }
    units.source = source(at: drawing.center, country, hasShares: !shares.isEmpty)
    return units
  }

  /// The units of a place at its own point: its record comes first, then outlines, then neighbours.
  private func units(of place: Place, _ drawing: Drawing, _ country: String) -> Units {
    let isOwn = place.admin2 != nil && place.districtBasis == .stated
    let found = isOwn ? nil : districts.district(at: drawing.center, country: country)
    // A record by nearness says no more than the outlines do, where there are any.
    let district =
      isOwn
      ? place.admin2
      : districts.hasOutlines(in: country)
        ? found?.district ?? place.admin2 : place.admin2 ?? found?.district
    var units = Units(admin2: district, admin3: place.admin3)
    units.admin1 =
      (isOwn ? place.admin1 : nil) ?? district.flatMap { gazetteer.place(id: $0)?.admin1 }
      ?? place.admin1 ?? districts.governorate(at: drawing.center, country: country)
    units.source =
      isOwn || place.isDistrict
      ? .record : found?.source ?? (units.admin1 == nil ? nil : .nearestPlace)
    let keepsWhole =
      place.isDistrict
      || (isOwn && !districts.hasOutlines(in: country) && drawing.radius <= Self.ownGround)
    if let district {
      units.shares =
        keepsWhole
        ? [DistrictShare(district: district, share: 1)]
        : shares(of: drawing, first: district, country)
    }
    return units
  }

  /// The parts of a drawing in the districts of a country: that of the coordinate first.
  ///
  /// `own` is the district of the coordinate, where its record says so. If the drawing does not even
  /// touch it, as for al-Tanf, the record and the borders disagree: the record comes first.
  private func shares(
    of drawing: Drawing, first own: String?, _ country: String
  ) -> [DistrictShare] {
    let samples = drawing.area.samples(count: Area.sharingCount)
    var shares = districts.shares(of: samples, country: country)
    guard let first = own ?? districts.district(at: drawing.center, country: country)?.district
    else { return shares }
    if let position = shares.firstIndex(where: { $0.district == first }) {
      shares.insert(shares.remove(at: position), at: 0)
    } else if own != nil {
      return [DistrictShare(district: first, share: 1)]
    }
    return shares
  }

  private func source(
    at point: Coordinate, _ country: String, hasShares: Bool
  ) -> DistrictSource? {
    guard hasShares else { return nil }
    return districts.district(at: point, country: country)?.source
      ?? (districts.hasOutlines(in: country) ? nil : .nearestPlace)
  }

  /// The wider unit that holds more than half of the shares.
  private func majority(
    _ shares: [DistrictShare], of unit: (String) -> String?
  ) -> String? {
    var sums: [String: Double] = [:]
    for share in shares {
      if let unit = unit(share.district) { sums[unit, default: 0] += share.share }
    }
    return sums.filter { $0.value > 0.5 }.keys.sorted().first
  }
}

extension Place {
  /// Whether it is a district or a part of one.
  fileprivate var isDistrict: Bool {
    featureClass == .district || featureClass == .subdistrict
  }
}
