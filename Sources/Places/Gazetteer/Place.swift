public import Geodesy

/// What kind of thing a place is.
///
/// The raw values are those of the column `class` in the gazetteer's files.
public enum FeatureClass: String, Hashable, Sendable, CaseIterable {
  case country, region, governorate, district, subdistrict
  case city, town, village, quarter, camp
  case base, airfield, field, plant, crossing, dam, prison, port
  case desert, mountain, river, lake, island, valley, road, border, sea
  case other
}

/// A place that the gazetteer knows.
public struct Place: Hashable, Sendable {
  /// How the district of a place is known.
  public enum DistrictBasis: Hashable, Sendable {
    /// Its source names it, or names none.
    case stated
    /// It is that of the nearest place of known district.
    case nearest
    /// Its source says that it lies in no district, as between two borders.
    case outside
  }

  /// A stable identifier with its source in front: `site:al-omar`, `gn:170794`, `SY09`, `SY`.
  public let id: String
  /// What kind of thing it is.
  public let featureClass: FeatureClass
  /// The English name that is shown.
  public let name: String
  /// The Arabic name that is shown.
  public let nameArabic: String?
  /// Its best single point.
  public let coordinate: Coordinate
  /// How far from ``coordinate`` the place that a report means by its name may lie, nine times of
  /// ten.
  public let uncertainty: Distance
  /// ISO 3166-1 alpha-2 code.
  public let country: String
  /// Key of the governorate in `governorates.tsv`.
  public let admin1: String?
  /// Key of the district in `districts.tsv`.
  public let admin2: String?
  /// Key of the subdistrict in `subdistricts.tsv`.
  public let admin3: String?
  /// How ``admin2`` is known.
  public let districtBasis: DistrictBasis
  /// Inhabitants; 0 where not known.
  public let population: Int

  /// Makes a place.
  public init(
    id: String, featureClass: FeatureClass, name: String, nameArabic: String? = nil,
    coordinate: Coordinate, uncertainty: Distance, country: String, admin1: String? = nil,
    admin2: String? = nil, admin3: String? = nil, districtBasis: DistrictBasis = .stated,
    population: Int = 0
  ) {
    self.id = id
    self.featureClass = featureClass
    self.name = name
    self.nameArabic = nameArabic
    self.coordinate = coordinate
    self.uncertainty = uncertainty
    self.country = country
    self.admin1 = admin1
    self.admin2 = admin2
    self.admin3 = admin3
    self.districtBasis = districtBasis
    self.population = population
  }
}
