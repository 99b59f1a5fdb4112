import Geodesy

// The precision codes of the two data sets that analysts filter by.
//
// ACLED, geo_precision: 1 a particular town or site; 2 a small part of a region, or near a town;
// 3 a larger region. UCDP GED, where_prec: 1 exact; 2 within about 25 km of a place; 3 the district;
// 4 the governorate; 5 part of a country, between two places, or vague; 6 the country; 7 water.
//
// - Source: ACLED codebook and UCDP GED codebook, as quoted in mapme.biodiversity's
//   `calc_exposed_population_acled.R` and `calc_fatalities_ucdp.R`.

extension Location {
  /// ACLED's `geo_precision`, 1–3; nil where there is no place.
  public var acledGeoPrecision: Int? { precisionCodes?.acled }

  /// UCDP's `where_prec`, 1–7; nil where there is no place.
  public var ucdpWherePrecision: Int? { precisionCodes?.ucdp }

  private var precisionCodes: PrecisionCodes? {
    switch method {
    case .none: nil
    case .named: administrative ?? (isNatural ? nearby : isClose ? .exact : .around)
    case .near, .offset: isCountryOrGovernorate ? administrative : nearby
    case .between, .along: PrecisionCodes(acled: isClose ? 2 : 3, ucdp: 5)
    case .sector: placeClass == .country ? .vague : administrative ?? nearby
    case .inside, .container: administrative ?? nearby
    case .coordinates, .given: uncertainty <= .kilometers(5) ? .exact : nearby
    }
  }

  /// The codes of a named administrative unit; nil where another kind of place is named.
  private var administrative: PrecisionCodes? {
    switch placeClass {
    case .country: PrecisionCodes(acled: 3, ucdp: 6)
    case .region: .vague
    case .governorate: PrecisionCodes(acled: 3, ucdp: 4)
    case .district, .subdistrict: PrecisionCodes(acled: 2, ucdp: 3)
    case .sea: PrecisionCodes(acled: 3, ucdp: 7)
    default: nil
    }
  }

  private var isCountryOrGovernorate: Bool {
    placeClass == .country || placeClass == .governorate || placeClass == .region
  }

  /// Things that stretch: their name alone fixes no spot.
  private var isNatural: Bool {
    switch placeClass {
    case .desert, .mountain, .river, .lake, .island, .valley, .road, .border: true
    default: false
    }
  }

  /// UCDP's "limited area around a place" ends at about 25 km.
  private var isClose: Bool { uncertainty <= .kilometers(25) }

  private var nearby: PrecisionCodes { isClose ? .around : .vague }
}

private struct PrecisionCodes {
  let acled: Int
  let ucdp: Int

  static let exact = PrecisionCodes(acled: 1, ucdp: 1)
  static let around = PrecisionCodes(acled: 2, ucdp: 2)
  static let vague = PrecisionCodes(acled: 3, ucdp: 5)
}
