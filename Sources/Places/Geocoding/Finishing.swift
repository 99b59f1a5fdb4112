import Geodesy
import Shapes

/// From a drawing to a location: country, governorate, district, names.
extension Geocoder {
  /// How many points stand for an area when it is shared among districts.
  private static let sampleCount = 240

  func finish(
    _ drawing: Drawing, _ phrase: PlacePhrase, _ context: GeocodingContext
  ) -> Location {
    let place = drawing.place
    let country = place?.country ?? districts.country(at: drawing.center)
    let shares = shares(of: drawing, country)
    var admin1: String?
    var admin2: String?
    var admin3: String?
    if let place, drawing.keepsDistrict, !place.isRegion {
      // The place's own record comes first.
      admin1 = place.admin1
        ?? country.flatMap { districts.governorate(at: drawing.center, country: $0) }
      admin2 = place.admin2 ?? shares.first?.district
      admin3 = place.admin3
    } else {
      admin1 =
        majority(shares, of: { gazetteer.place(id: $0)?.admin1 })
        ?? (place?.featureClass == .governorate ? place?.id : nil)
      admin2 = shares.first.flatMap { $0.share > 0.5 ? $0.district : nil }
      if place?.featureClass == .district || place?.featureClass == .subdistrict {
        admin1 = place?.admin1
        admin2 = place?.admin2
        admin3 = place?.admin3
      }
    }
    return Location(
      coordinate: drawing.center, uncertainty: drawing.radius, area: drawing.area,
      method: drawing.method, text: phrase.words, placeID: place?.id, placeName: place?.name,
      placeNameArabic: place?.nameArabic, country: country,
      admin1: admin1.flatMap { gazetteer.administrativeUnit(key: $0) },
      admin2: admin2.flatMap { gazetteer.administrativeUnit(key: $0) },
      admin3: admin3.flatMap { gazetteer.administrativeUnit(key: $0) }, shares: shares)
  }

  private func shares(of drawing: Drawing, _ country: String?) -> [DistrictShare] {
    let place = drawing.place
    let isDistrict = place?.featureClass == .district || place?.featureClass == .subdistrict
    if let own = place?.admin2, isDistrict || drawing.keepsDistrict,
      isDistrict || drawing.radius.kilometers <= 5
    {
      return [DistrictShare(district: own, share: 1)]
    }
    guard let country else { return [] }
    let samples = drawing.area.samples(count: Self.sampleCount)
    var shares = districts.shares(of: samples, country: country)
    // The district of the coordinate comes first.
    let own =
      drawing.keepsDistrict
      ? place?.admin2 : districts.district(at: drawing.center, country: country)
    if let own, let position = shares.firstIndex(where: { $0.district == own }) {
      shares.insert(shares.remove(at: position), at: 0)
    }
    return shares
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
