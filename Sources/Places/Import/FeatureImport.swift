import Diagnostics
import Geodesy
import Shapes

/// Places in GeoJSON: points, and points inside polygons.
extension ImportRun {
  /// Properties that mostly hold what a role asks for, when the user names none.
  private static let guesses: [String: [String]] = [
    "id": ["id", "@id", "osm_id", "code", "pcode", "geonameid", "wof:id", "fid"],
    "name": ["name:en", "name_en", "name", "wof:name", "title", "shapename"],
    "name_ar": ["name:ar", "name_ar", "name_arabic", "ar_name"],
    "names": ["names", "alt_name", "alternatenames", "old_name", "int_name", "loc_name"],
    "country": [
      "country", "country_code", "iso_country", "addr:country", "wof:country", "countrycode",
    ],
    "admin1": ["admin1", "adm1_pcode", "governorate", "adm1_en", "is_in:governorate"],
    "admin2": ["admin2", "adm2_pcode", "district", "adm2_en"],
    "population": ["population", "pop"],
    "radius": ["radius", "radius_m"],
  ]
  /// Keys of OpenStreetMap that tell a class together with their value.
  private static let tags = [
    "place", "military", "aeroway", "natural", "waterway", "amenity", "barrier", "power",
    "man_made", "landuse",
  ]

  func readFeatures() throws {
    for file in files.indices {
      let stream = FeatureStream(try open(file))
      while let feature = try stream.next({ bytes in Self.feature(bytes) }) {
        report.rows += 1
        try take(feature, PlaceDraft.Origin(file: UInt8(file), line: stream.line))
      }
    }
  }

  /// A feature, or nil in its place when the bytes are none.
  static func feature(_ bytes: UnsafeBufferPointer<UInt8>) -> Feature? {
    UTF8Check.firstFault(in: bytes) == nil ? Feature(bytes) : nil
  }

  private func value(_ role: String, of feature: Feature) -> String {
    if let named = settings.columns[role] { return feature.property([named.lowercased()]) ?? "" }
    return feature.property(Self.guesses[role] ?? []) ?? ""
  }

  private func take(_ feature: Feature?, _ origin: PlaceDraft.Origin) throws {
    guard let feature else { return dropFeature(origin) }
    draft.clear()
    draft.origin = origin
    guard setPoint(feature, origin) else { return }
    let own = settings.columns["id"] == nil ? feature.id : nil
    let id = own ?? value("id", of: feature)
    draft.id = draft.store((id.isEmpty ? "\(origin.file + 1):\(report.rows)" : id).utf8)
    draft.population = Self.count(value("population", of: feature).utf8)
    draft.radius = Self.count(value("radius", of: feature).utf8)
    setClass(classWord(feature))
    setUnits(
      country: value("country", of: feature), admin1: value("admin1", of: feature),
      admin2: value("admin2", of: feature))
    draft.addName(value("name", of: feature).utf8, [.main, .english], origin: origin)
    for (role, marks) in [("name_ar", [.main, .arabicTongue]), ("names", NameMarks())] {
      var text = value(role, of: feature)
      text.withUTF8 { addList($0, marks) }
    }
    if settings.columns["name"] == nil, let plain = feature.property(["name"]) {
      draft.addName(plain.utf8, [], origin: origin)
    }
    try add(.place)
  }

  private func setPoint(_ feature: Feature, _ origin: PlaceDraft.Origin) -> Bool {
    let fix = "write a Point, or a Polygon whose rings have three corners and more"
    switch feature.geometry {
    case .none:
      report.drop(
        .noCoordinate, at: position(origin), "The feature has no geometry.", fix: fix)
    case .other(let what):
      report.drop(
        .badGeometry, at: position(origin), "The feature is \(what): that is no place.", fix: fix)
    case .point(let latitude, let longitude):
      guard Coordinate(latitude: latitude, longitude: longitude) != nil else {
        report.drop(
          .badCoordinate, at: position(origin),
          "The point has latitude \(latitude) and longitude \(longitude).",
          fix: "write [longitude, latitude] in degrees, in this order")
        return false
      }
      draft.latitude = Int32((latitude * 1e6).rounded())
      draft.longitude = Int32((longitude * 1e6).rounded())
      return true
    case .polygons(let polygons):
      let area = Area(
        .polygons(
          polygons.compactMap { rings in
            rings.first.map { Area.Polygon(exterior: $0, holes: Array(rings.dropFirst())) }
          }))
      let point = area.pointInside
      draft.latitude = Int32((point.latitude * 1e6).rounded())
      draft.longitude = Int32((point.longitude * 1e6).rounded())
      return true
    }
    return false
  }

  /// The word for the class: the property named, a class of the project, or a tag of OpenStreetMap.
  private func classWord(_ feature: Feature) -> String {
    if settings.columns["class"] != nil { return value("class", of: feature) }
    for tag in Self.tags {
      if let value = feature.property([tag]),
        rules.codes.featureClass(
          .openstreetmap, "\(tag)=\(value.lowercased())".utf8, population: draft.population) != nil
      {
        return "\(tag)=\(value)"
      }
    }
    return feature.property(["class", "fcode", "feature_code", "wof:placetype", "placetype"]) ?? ""
  }

  /// Counts a feature that is none.
  func dropFeature(_ origin: PlaceDraft.Origin) {
    report.drop(
      .badFeature, at: position(origin), "The object is no GeoJSON feature.",
      fix: "write {\"type\": \"Feature\", \"properties\": {…}, \"geometry\": {…}}")
  }
}
