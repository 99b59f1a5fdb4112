import Diagnostics
public import Geodesy
public import Places

// Numbers as a person reads them, without a locale: results for programs carry them in full.

extension Double {
  /// With so many decimals, rounded half away from zero: `35.1000`.
  public func fixed(_ decimals: Int) -> String {
    let unit = (0..<decimals).reduce(1.0) { value, _ in value * 10 }
    let scaled = (magnitude * unit).rounded()
    guard scaled < 9e15 else { return description }
    let (whole, part) = Int(scaled).quotientAndRemainder(dividingBy: Int(unit))
    let digits = String(part)
    let sign = self < 0 && scaled > 0 ? "-" : ""
    let padding = String(repeating: "0", count: max(0, decimals - digits.count))
    return decimals == 0 ? "\(sign)\(whole)" : "\(sign)\(whole).\(padding)\(digits)"
  }
}

extension Distance {
  /// Rounded for a person: `840 m`, `2.5 km`, `118 km`.
  public var plain: String {
    switch meters {
    case ..<1_000: "\(meters.fixed(0)) m"
    case ..<100_000 where kilometers.fixed(1).hasSuffix(".0"): "\(kilometers.fixed(0)) km"
    case ..<100_000: "\(kilometers.fixed(1)) km"
    default: "\(kilometers.fixed(0)) km"
    }
  }
}

extension Coordinate {
  /// Latitude and longitude with four decimals, about ten metres: `35.1000, 40.5700`.
  public var plain: String { "\(latitude.fixed(4)), \(longitude.fixed(4))" }
}

extension Azimuth {
  /// With its point of the compass: `143° (SE)`.
  public var plain: String {
    let points = ["N", "NE", "E", "SE", "S", "SW", "W", "NW"]
    return "\(degrees.fixed(1))° (\(points[Int((degrees / 45).rounded()) % 8]))"
  }
}

extension AzimuthArc {
  /// What to add to a bearing: `, between 20.1° and 110.3°` clockwise, or `, in any direction`;
  /// nothing where only one direction leads there.
  public var plainSpread: String {
    if isWhole { return ", in any direction" }
    return width.degrees == 0
      ? "" : ", between \(start.degrees.fixed(1))° and \(end.degrees.fixed(1))°"
  }
}

extension Place {
  /// Its names in both scripts: `Al-Mayadin ⁨الميادين⁩`.
  public var plainName: String {
    guard let nameArabic, nameArabic != name else { return name }
    return name.isEmpty ? nameArabic.isolated : "\(name) \(nameArabic.isolated)"
  }
}

extension Gazetteer {
  /// Class, district, governorate and country of a place: `town, Al Mayadin, Deir-ez-Zor, Syria`.
  public func setting(of place: Place) -> String {
    let wider = [place.admin3, place.admin2, place.admin1].compactMap { $0 }.filter {
      $0 != place.id
    }
    let names = wider.compactMap { self.place(id: $0)?.name }
    let country = place.featureClass == .country ? nil : countryName(place.country)
    var parts = [place.featureClass.rawValue]
    // A district and its town often share a name: it is said once.
    for name in names + [country].compactMap({ $0 }) where parts.last != name { parts.append(name) }
    return parts.joined(separator: ", ")
  }
}
