public import Diagnostics
public import Geodesy
public import Shapes

/// The list of places, their names, and what goes with them.
///
/// It never changes once it is made.
/// A place is known by its index in ``places``, which holds for one gazetteer only; its ``Place/id``
/// holds everywhere.
public final class Gazetteer: Sendable {
  /// All places: countries, governorates, districts, subdistricts, sites, towns and villages.
  public let places: [Place]
  /// All names of all places.
  public let names: [PlaceName]
  /// What is known of the curated sites beyond the place, by index of the place.
  public let sites: [Int: SiteRecord]
  /// Words for what belongs to a country, such as "عراقي" and "Iraqi", by index of the country.
  public let adjectives: [PlaceName]
  /// Outlines of countries and governorates, by their key.
  public let outlines: [String: Area]
  /// The tables of metres: classes, relations, weapons.
  public let measures: Measures
  /// Generic nouns, stop names and words that rule a place out.
  public let words: NameWords
  /// The hash of all files, FNV-1a 64, as 16 hexadecimal digits: the gazetteer's version.
  public let version: String
  /// What was found while reading; no errors among it.
  public let diagnostics: [Diagnostic]

  let indexByID: [String: Int]
  /// The outlines of countries whose governorates have outlines, and of these governorates, ready
  /// to be asked many times what they hold.
  let preparedOutlines: [String: PreparedArea]
  let unitCodes: [String: String]
  /// The places whose district is only that of the nearest place of known district, by index.
  let districtsByNearness: Set<Int>

  /// Makes a gazetteer from its files.
  ///
  /// - Throws: ``GazetteerFault`` with everything that was found, when any of it is an error.
  public init(_ inputs: [GazetteerInput]) throws(GazetteerFault) {
    var reader = GazetteerReader()
    reader.read(inputs)
    if reader.diagnostics.contains(where: { $0.severity == .error }) {
      throw GazetteerFault(reader.diagnostics)
    }
    places = reader.places
    names = reader.names
    sites = reader.sites
    adjectives = reader.adjectives
    outlines = reader.outlines
    measures = reader.measures
    words = reader.words
    version = Fingerprint.of(inputs)
    diagnostics = reader.diagnostics
    indexByID = reader.indexByID
    unitCodes = reader.unitCodes
    let detailed = Set(
      reader.outlines.keys.compactMap { key in
        reader.indexByID[key].map { reader.places[$0] }
      }.filter { $0.featureClass == .governorate }.map(\.country))
    preparedOutlines = reader.outlines.filter { key, _ in
      reader.indexByID[key].map { detailed.contains(reader.places[$0].country) } ?? false
    }.mapValues { PreparedArea($0) }
    districtsByNearness = reader.districtsByNearness
  }

  /// Reads the gazetteer of a folder.
  public static func load(folder: String) throws(GazetteerFault) -> Gazetteer {
    try Gazetteer(GazetteerInput.read(folder: folder))
  }

  /// The index of the place with an identifier.
  public func index(id: String) -> Int? { indexByID[id] }

  /// The place with an identifier.
  public func place(id: String) -> Place? { indexByID[id].map { places[$0] } }

  /// The governorate, district or subdistrict with a key, as events carry it.
  public func administrativeUnit(key: String) -> AdministrativeUnit? {
    guard let place = place(id: key) else { return nil }
    return AdministrativeUnit(
      code: unitCodes[key], name: place.name, nameArabic: place.nameArabic)
  }

  /// The English name of a country, by its ISO 3166-1 alpha-2 code.
  public func countryName(_ code: String) -> String? { place(id: code)?.name }
}

/// One name of a place.
public struct PlaceName: Hashable, Sendable {
  /// The name as the source writes it.
  public let text: String
  /// The index of the place in ``Gazetteer/places``.
  public let place: Int
  /// Whether it stands in a column of Arabic names.
  public let isArabic: Bool

  /// Makes a name.
  public init(text: String, place: Int, isArabic: Bool) {
    self.text = text
    self.place = place
    self.isArabic = isArabic
  }
}

/// What is known of a curated site beyond its place.
public struct SiteRecord: Hashable, Sendable {
  /// Where its coordinate comes from.
  public enum Basis: String, Hashable, Sendable {
    /// Opened sources give coordinates.
    case sourced
    /// Words alone say where it is; its radius is 10 km or more.
    case described
  }

  /// A source of the site's coordinate.
  public struct Source: Hashable, Sendable {
    /// Repository and path, or a named page.
    public let name: String
    /// What it gives; nil where it gives words only.
    public let coordinate: Coordinate?
    /// False when it was opened and not believed.
    public let isCited: Bool
    /// Where the row stands.
    public let position: Position
  }

  /// Where its coordinate comes from.
  public let basis: Basis
  /// Why this coordinate and this radius.
  public let why: String
  /// The sources that were opened.
  public internal(set) var sources: [Source]
  /// Where its row stands.
  public let position: Position
}
