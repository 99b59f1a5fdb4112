import EventStore
import Geodesy
import Places
import Shapes

/// The districts, governorates and countries among which events are shared.
struct SummaryGround: Sendable {
  /// A part of an event: where it lies, by each key that is a place, and how much of it.
  struct Part {
    let values: [SummaryValue]
    let share: Double
  }

  /// A district or governorate that a row can be about.
  struct Unit: Sendable {
    let code: String?
    let name: String
    let nameArabic: String?
    let governorate: String
    let country: String
    let area: Area?
    let boundaries: String
  }

  /// The version of the gazetteer.
  let gazetteer: String
  /// The units, by key.
  let units: [String: Unit]
  private let geocoder: Geocoder
  private let keys: [SummaryKey]
  private let districts: [String]
  private let governorates: [String]
  /// How places that came before are shared: many events lie at one.
  private let shares = Remembered<Spot, [DistrictShare]>(most: 1_000_000) { $0.count + 1 }

  /// All that the shares of a place follow from.
  private struct Spot: Hashable, Sendable {
    let area: Area
    let coordinate: Coordinate
    let method: LocationMethod
    let placeID: String?
    let country: String?
  }

  init(_ geocoder: Geocoder, _ keys: [SummaryKey]) {
    self.geocoder = geocoder
    self.keys = keys.filter(\.isPlace)
    let known = geocoder.gazetteer
    gazetteer = known.version
    var units: [String: Unit] = [:]
    var (districts, governorates): ([String], [String]) = ([], [])
    if keys.contains(.district) {
      for district in DistrictOutlines.drawn(from: known) {
        districts.append(district.key)
        units[district.key] = Unit(
          code: district.unit.code, name: district.unit.name, nameArabic: district.unit.nameArabic,
          governorate: district.admin1Name, country: known.place(id: district.key)?.country ?? "",
          area: district.area, boundaries: district.boundaries)
      }
    }
    if keys.contains(.governorate) {
      for (key, outline) in known.outlines {
        guard let place = known.place(id: key), place.featureClass == .governorate,
          let unit = known.administrativeUnit(key: key)
        else { continue }
        governorates.append(key)
        units[key] = Unit(
          code: unit.code, name: unit.name, nameArabic: unit.nameArabic, governorate: unit.name,
          country: place.country, area: outline.area, boundaries: outline.source)
      }
    }
    self.units = units
    self.districts = districts.sorted()
    self.governorates = governorates.sorted()
  }

  /// The values that have a row also without events.
  func allValues(of key: SummaryKey) -> [SummaryValue] {
    switch key {
    case .district: districts.map { value($0) }
    case .governorate: governorates.map { value($0) }
    default: []
    }
  }

  /// An event's parts by place; nil where no key is a place.
  func parts(of event: StoredEvent) -> [Part]? {
    guard !keys.isEmpty else { return nil }
    let country = event.text("country") ?? ""
    guard keys != [.country] else { return [part(nil, nil, country, 1)] }
    var parts: [Part] = []
    var rest = 1.0
    for share in districtShares(of: event) where share.share > 0 {
      guard let district = geocoder.gazetteer.place(id: share.district) else { continue }
      parts.append(part(share.district, district.admin1, country, share.share))
      rest -= share.share
    }
    // Where no district is known a governorate may be: countries without districts.
    if parts.isEmpty, keys.contains(.governorate), let place = event.place {
      for (key, share) in geocoder.governorateShares(of: place.area, country: country) {
        parts.append(part(nil, key, country, share))
        rest -= share
      }
    }
    if rest > 1e-9 { parts.append(part(nil, nil, country, rest)) }
    return joined(parts)
  }

  private func districtShares(of event: StoredEvent) -> [DistrictShare] {
    guard let place = event.place else { return [] }
    let method = event.text("location_method").flatMap(LocationMethod.init(rawValue:)) ?? .given
    let spot = Spot(
      area: place.area, coordinate: place.coordinate, method: method,
      placeID: event.text("place_id"), country: event.text("country"))
    return shares.value(for: spot) {
      geocoder.shares(
        of: spot.area, around: spot.coordinate, spot.method, placeID: spot.placeID,
        country: spot.country)
    }
  }

  private func part(
    _ district: String?, _ governorate: String?, _ country: String, _ share: Double
  ) -> Part {
    Part(
      values: keys.map { key in
        switch key {
        case .district: district.map { value($0) } ?? none("district", country)
        case .governorate:
          governorate.flatMap { units[$0] == nil ? nil : value($0) } ?? none("governorate", country)
        default:
          country.isEmpty
            ? SummaryValue(unknown: "no known country")
            : SummaryValue(geocoder.gazetteer.countryName(country) ?? country, order: country)
        }
      }, share: share)
  }

  private func value(_ key: String) -> SummaryValue {
    SummaryValue(units[key]?.name ?? key, order: key, unit: key)
  }

  private func none(_ what: String, _ country: String) -> SummaryValue {
    SummaryValue(unknown: "In no known \(what)\(country.isEmpty ? "" : " (\(country))")")
  }

  /// Parts of the same values as one: two districts of a governorate.
  private func joined(_ parts: [Part]) -> [Part] {
    var order: [[SummaryValue]] = []
    var sums: [[SummaryValue]: Double] = [:]
    for part in parts {
      if sums[part.values] == nil { order.append(part.values) }
      sums[part.values, default: 0] += part.share
    }
    return order.map { Part(values: $0, share: sums[$0] ?? 0) }
  }
}
