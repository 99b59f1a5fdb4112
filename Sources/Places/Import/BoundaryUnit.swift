import Diagnostics

/// What the fields of a feature say of its unit: those of OCHA's COD-AB, of geoBoundaries and of Who's
/// On First, in the spellings of their releases.
struct BoundaryUnit {
  var source: String
  var level: FeatureClass
  /// Its P-code or ISO 3166-2 code; empty where the source has none.
  var code: String
  var names: [String]
  var nameArabic: String
  /// Two letters; empty where the fields do not tell.
  var country: String
  /// The code of the governorate around it.
  var admin1: String
  /// An identifier of the source, where it has no code.
  var fallback: String

  private static let levels: [FeatureClass] = [.country, .governorate, .district, .subdistrict]

  /// Reads the fields of a feature; nil when they tell no code or name and level.
  ///
  /// - Parameters:
  ///   - feature: The feature.
  ///   - country: The country of units whose fields name none.
  ///   - codes: Which placetype of Who's On First is which class.
  init?(_ feature: Feature, country: String, codes: FeatureCodes) {
    guard
      let unit = Self.cod(feature, country) ?? Self.geoBoundaries(feature, country)
        ?? Self.whosOnFirst(feature, country, codes)
    else { return nil }
    self = unit
  }

  private init(
    _ source: String, _ level: FeatureClass, code: String, names: [String], country: String,
    admin1: String = "", fallback: String
  ) {
    self.source = source
    self.level = level
    self.code = code
    self.names = names
    nameArabic = names.first { Self.isArabic($0) } ?? ""
    self.country = country
    self.admin1 = admin1
    self.fallback = fallback
  }

  /// COD-AB: `ADM2_PCODE`, `ADM2_EN`, `ADM2_AR`; in older sets `admin2Pcode`, `admin2Name_en`, which
  /// shapefiles cut to ten letters; in newer ones `adm2_name`, `adm2_name1`.
  private static func cod(_ feature: Feature, _ country: String) -> BoundaryUnit? {
    func code(_ level: Int) -> String? {
      feature.property(["adm\(level)_pcode", "admin\(level)pcode", "admin\(level)pcod"])
    }
    guard let level = (0...3).last(where: { code($0) != nil }), let own = code(level) else {
      return nil
    }
    let names =
      ["_en", "_name", "_name_en", "_ref_name", "_refname", "_name1", "_name2", "_ar", "_name_ar"]
      .map { "adm\(level)\($0)" }
      + ["name_en", "name", "refname", "refn", "name_ar", "altname1_ar", "altn"]
      .map { "admin\(level)\($0)" }
    let iso = feature.property(["iso2", "adm0_iso2"]) ?? code(0) ?? ""
    // A P-code starts with the two letters of its country.
    return BoundaryUnit(
      "COD-AB", levels[level], code: own, names: names.compactMap { feature.property([$0]) },
      country: twoLetters(iso) ?? (country.isEmpty ? String(own.prefix(2)) : country),
      admin1: level > 0 ? code(1) ?? "" : "", fallback: own)
  }

  /// geoBoundaries: `shapeName`, `shapeISO`, `shapeID`, `shapeGroup`, `shapeType`; before the last, the
  /// identifier told the level: `SYR-ADM2-3_0_0-B7`.
  private static func geoBoundaries(_ feature: Feature, _ country: String) -> BoundaryUnit? {
    guard let name = feature.property(["shapename"]) else { return nil }
    let id = feature.property(["shapeid"]) ?? name
    let type = feature.property(["shapetype"]) ?? id
    guard let start = type.firstRange(of: "ADM")?.upperBound,
      let level = Int(type[start...].prefix(1)),
      levels.indices.contains(level)
    else { return nil }
    let iso = feature.property(["shapeiso"]) ?? ""
    let group = feature.property(["shapegroup"]) ?? ""
    // Three letters are those of the country, which every district has, too.
    return BoundaryUnit(
      "geoBoundaries", levels[level], code: iso.contains("-") ? iso : "", names: [name],
      country: twoLetters(iso) ?? twoLetters(group) ?? country, fallback: "gb:\(id)")
  }

  /// Who's On First: `wof:id`, `wof:name`, `wof:placetype`, or the same without `wof:`.
  private static func whosOnFirst(
    _ feature: Feature, _ country: String, _ codes: FeatureCodes
  ) -> BoundaryUnit? {
    guard let id = feature.property(["wof:id", "wof_id"]),
      let type = feature.property(["wof:placetype", "placetype"]),
      let level = codes.featureClass(.whosonfirst, type.utf8, population: 0), level.isArea
    else { return nil }
    let fields = [
      ["wof:name", "name"], ["name:eng_x_preferred", "name_en"],
      ["name:ara_x_preferred", "name_ar"],
    ]
    let iso = feature.property(["iso:code", "iso:id", "wof:concordances_iso"]) ?? ""
    let named = feature.property(["wof:country", "iso:country", "country"])
    return BoundaryUnit(
      "Who's On First", level, code: "", names: fields.compactMap { feature.property($0) },
      country: twoLetters(named ?? iso) ?? country, fallback: "wof:\(id)")
  }

  /// The two letters of a country at the start of a code of it or of a part of it: SY, SYR, SY-HI, SY09.
  private static func twoLetters(_ code: String) -> String? {
    let letters = String(code.prefix { $0.isASCII && $0.isLetter }).uppercased()
    return letters.count == 2 ? letters : threeLetters[letters]
  }

  /// The codes of three letters (ISO 3166-1) of the countries of whose units the gazetteer has keys.
  private static let threeLetters = [
    "IRN": "IR", "IRQ": "IQ", "ISR": "IL", "JOR": "JO", "LBN": "LB", "PSE": "PS", "SYR": "SY",
    "TUR": "TR",
  ]

  static func isArabic(_ name: String) -> Bool { NameJudge.look(at: name.utf8).isArabic }
}
