import Diagnostics
import FoundationEssentials
import Places
public import Shapes

/// An area that a user names: a district, governorate or country, by any of its names or its code, or a
/// file of polygons.
public struct NamedRegion: Sendable {
  /// What the user wrote.
  public let words: String
  /// Where it is.
  public let area: Area
  /// What was taken, for people: names, class, code.
  public let face: String
  /// Who drew the outline, or the file.
  public let boundaries: String
  /// Its key in the gazetteer; nil for a file.
  public let key: String?
  /// Other areas that the words may mean.
  public let rivals: [String]

  /// Finds what the words mean.
  ///
  /// - Throws: A ``Diagnostic`` that says what is not known, or what is wrong in the file.
  public init(_ words: String, in mapper: Mapper) throws {
    let gazetteer = mapper.geocoder.gazetteer
    self.words = words
    if Self.isFile(words) {
      area = try AreaFile.read(words)
      (face, boundaries, key, rivals) = (words, words, nil, [])
      return
    }
    let found = Self.units(words, mapper)
    guard let place = found.first else {
      throw Diagnostic(
        "area.unknown", .error,
        "No district, governorate or country called \(words.isolated) is known.",
        fix: "write its P-code, as eventmap place shows it, or name a GeoJSON file of polygons")
    }
    guard let outline = Self.outline(of: place, gazetteer) else {
      throw Diagnostic(
        "area.undrawn", .error, "Nobody has drawn where \(place.plainName) lies.",
        fix: "add outlines with eventmap gazetteer import boundaries, or name a file of polygons")
    }
    (area, boundaries) = outline
    key = place.id
    face = "\(place.plainName) (\(gazetteer.setting(of: place)), \(place.id))"
    rivals = found.dropFirst().prefix(3).map {
      "\($0.plainName) (\(gazetteer.setting(of: $0)), \($0.id))"
    }
  }

  private static func isFile(_ words: String) -> Bool {
    let name = words.lowercased()
    return name.hasSuffix(".geojson") || name.hasSuffix(".json") || name.hasSuffix(".gz")
      || words.contains("/") || FileManager.default.fileExists(atPath: words)
  }

  /// The units that the words may mean, the likeliest first.
  private static func units(_ words: String, _ mapper: Mapper) -> [Place] {
    let gazetteer = mapper.geocoder.gazetteer
    for id in [words, words.uppercased()] {
      if let place = gazetteer.place(id: id), place.isUnit { return [place] }
    }
    var query = PlaceQuery(words, limit: 40)
    query.prefersRegions = true
    let answer = PlaceWords(mapper).find(query).places
    guard let best = answer.candidates.filter({ $0.place.isUnit }).map(\.cost).min() else {
      return []
    }
    // The search also finds what only sounds alike: of units the best spelling counts.
    let units = answer.candidates.filter { $0.place.isUnit && $0.cost <= best && $0.cost < 1.5 }
    return units.map(\.place)
  }

  private static func outline(
    of place: Place, _ gazetteer: Gazetteer
  ) -> (Area, String)? {
    if let outline = gazetteer.outlines[place.id] { return (outline.area, outline.source) }
    let drawn = DistrictOutlines.drawn(from: gazetteer).first { $0.key == place.id }
    return drawn.flatMap { district in district.area.map { ($0, district.boundaries) } }
  }
}

extension Place {
  /// Whether it is a country, a governorate or a district.
  fileprivate var isUnit: Bool {
    switch featureClass {
    case .country, .governorate, .district: true
    default: false
    }
  }
}
