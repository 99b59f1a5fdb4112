public import Geodesy
public import Shapes

/// How a location follows from the words of a report.
public enum LocationMethod: String, Hashable, Sendable, CaseIterable {
  /// The place itself is named: "in al-Mayadin".
  case named
  /// Near, around, on the outskirts of a named place.
  case near
  /// At a distance and direction from a named place: "20 km south of al-Hasakah".
  case offset
  /// Between two named places.
  case between
  /// Along a road, a river or a border.
  case along
  /// Somewhere inside a country or a governorate: "from inside Iraqi territory".
  case inside
  /// In a direction within an area: "in western Iraq".
  case sector
  /// The place could not be resolved; the wider place that contains it stands in.
  case container
  /// Coordinates stand in the text.
  case coordinates
  /// An event table gave it.
  case given
  /// There is no place at all.
  case none
}

/// Where something happened: a coordinate that cannot be had without its doubt.
///
/// The 90 % circle about ``coordinate`` holds the true place in nine of ten cases. ``area`` is the
/// shape that the words draw, which may be narrower than the circle (a corridor, a sector).
public struct Location: Hashable, Sendable {
  /// The best single point, inside ``area``.
  public let coordinate: Coordinate
  /// The radius that holds the true place in nine of ten cases.
  public let uncertainty: Distance
  /// The 90 % area: what is drawn, and what distances are bounded by.
  public let area: Area
  /// How it follows from the words.
  public let method: LocationMethod
  /// The words in the report.
  public let text: String
  /// The identifier of the named place or of the nearest anchor, such as `site:al-omar`.
  public let placeID: String?
  /// Its English name.
  public let placeName: String?
  /// Its Arabic name.
  public let placeNameArabic: String?
  /// What kind of thing it is; nil where it is no place of the gazetteer.
  public let placeClass: FeatureClass?
  /// ISO 3166-1 alpha-2 code of the country.
  public let country: String?
  /// The governorate.
  public let admin1: AdministrativeUnit?
  /// The district.
  public let admin2: AdministrativeUnit?
  /// The subdistrict.
  public let admin3: AdministrativeUnit?
  /// How the event is shared among districts.
  ///
  /// Parts that add up to 1, or nothing where no district is known; the first is the district of
  /// the coordinate.
  public let shares: [DistrictShare]
  /// The key in the gazetteer of the district of ``admin2``; nil where that is not known.
  public let district: String?
  /// What says in which district it lies, in words to show; nil where no unit is known.
  public let boundaries: String?

  /// Makes a location.
  public init(
    coordinate: Coordinate, uncertainty: Distance, area: Area, method: LocationMethod,
    text: String, placeID: String? = nil, placeName: String? = nil,
    placeNameArabic: String? = nil, country: String? = nil, admin1: AdministrativeUnit? = nil,
    admin2: AdministrativeUnit? = nil, admin3: AdministrativeUnit? = nil,
    shares: [DistrictShare] = [], district: String? = nil, boundaries: String? = nil,
    placeClass: FeatureClass? = nil
  ) {
    self.coordinate = coordinate
    self.uncertainty = uncertainty
    self.area = area
    self.method = method
    self.text = text
    self.placeID = placeID
    self.placeName = placeName
    self.placeNameArabic = placeNameArabic
    self.placeClass = placeClass
    self.country = country
    self.admin1 = admin1
    self.admin2 = admin2
    self.admin3 = admin3
    self.shares = shares
    self.district = district
    self.boundaries = boundaries
  }
}

/// A governorate, district or subdistrict.
public struct AdministrativeUnit: Hashable, Sendable {
  /// The UN P-code; nil where no source gives one.
  public let code: String?
  /// The English name.
  public let name: String
  /// The Arabic name.
  public let nameArabic: String?

  /// Makes an administrative unit.
  public init(code: String?, name: String, nameArabic: String?) {
    self.code = code
    self.name = name
    self.nameArabic = nameArabic
  }
}

/// The part of an event that falls to one district.
public struct DistrictShare: Hashable, Sendable {
  /// The key of the district in the gazetteer: its P-code, or a made key where it has none.
  public let district: String
  /// The part, in `0...1`.
  public let share: Double

  /// Makes a share.
  public init(district: String, share: Double) {
    self.district = district
    self.share = share
  }
}
