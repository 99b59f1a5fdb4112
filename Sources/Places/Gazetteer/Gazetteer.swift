public import Diagnostics
public import Geodesy
import Shapes

/// The list of places, their names, and what goes with them.
///
/// It never changes once it is made. It consists of volumes: one that was made from text files a
/// moment ago, and files that were compiled earlier. A place is known by its index in ``places``,
/// which holds for one gazetteer only; its ``Place/id`` holds everywhere.
public final class Gazetteer: Sendable {
  /// All places: countries, governorates, districts, subdistricts, sites, towns and villages.
  public let places: PlaceList
  /// All names of all places.
  public let names: NameList
  /// The hash of all files, FNV-1a 64, as 16 hexadecimal digits: the gazetteer's version.
  public let version: String
  /// What was found while reading; no errors among it.
  public let diagnostics: [Diagnostic]

  let volumes: Volumes
  /// The small tables of each volume.
  private let tables: [GazetteerTables]
  /// The tables whose words and measures hold for all volumes.
  let ruling: GazetteerTables
  private let allOutlines = Once<[String: Outline]>()
  private let allRivers = Once<[String: [[Coordinate]]]>()
  private let prepared = Once<[String: PreparedArea]>()
  private let homeCountries = Once<Set<CountryCode>>()

  /// Makes a gazetteer from its files.
  ///
  /// - Throws: ``GazetteerFault`` with everything that was found, when any of it is an error.
  public convenience init(_ inputs: [GazetteerInput]) throws(GazetteerFault) {
    try self.init(inputs, beside: [])
  }

  /// Makes a gazetteer from text files and compiled ones.
  ///
  /// Of a place that several of them have, the first counts. Countries, units, words and measures are
  /// those of the text files; where there is no `countries.tsv` among these, those of the first
  /// compiled file, on which the text files may lean.
  ///
  /// - Throws: ``GazetteerFault`` with everything that was found, when any of it is an error.
  public init(
    _ inputs: [GazetteerInput], beside compiled: [CompiledGazetteer]
  ) throws(GazetteerFault) {
    let stored = compiled.map { ($0.volume, GazetteerTables($0.volume)) }
    let isOnTop = !compiled.isEmpty && !inputs.contains { $0.file == "countries.tsv" }
    var all = stored
    var ruling = stored.first?.1
    var versions = compiled.map(\.volume.image.content)
    var diagnostics: [Diagnostic] = []
    if !inputs.isEmpty || compiled.isEmpty {
      var reader = GazetteerReader(
        beside: isOnTop ? compiled.first?.volume : nil, tables: isOnTop ? ruling : nil)
      reader.read(inputs)
      diagnostics = reader.log.diagnostics
      guard !reader.log.hasErrors, let text = reader.volume(content: Fingerprint.of(inputs)) else {
        throw GazetteerFault(diagnostics)
      }
      let tables = GazetteerTables(text, read: reader)
      all.insert((text, tables), at: isOnTop ? all.count : 0)
      versions.insert(text.image.content, at: isOnTop ? versions.count : 0)
      ruling = tables
    }
    volumes = Volumes(all.map(\.0))
    tables = all.map(\.1)
    self.ruling = ruling ?? GazetteerTables(all[0].0)
    places = PlaceList(volumes: volumes)
    names = NameList(volumes: volumes)
    version = Fingerprint.digits(of: versions)
    self.diagnostics = diagnostics
  }

  /// Reads the gazetteer of a folder.
  public static func load(folder: String) throws(GazetteerFault) -> Gazetteer {
    try Gazetteer(GazetteerInput.read(folder: folder))
  }

  /// What was found damaged so far in a compiled file; nothing that came out of it may be shown.
  public var damage: Diagnostic? {
    for volume in volumes.all {
      if let damage = volume.image.damage { return damage }
    }
    return nil
  }

  /// Ends what is being done when a compiled file has turned out to be damaged: to be called before
  /// anything that came out of the gazetteer is shown or written.
  public func requireSound() throws(GazetteerFault) {
    if let damage { throw GazetteerFault([damage]) }
  }

  /// Generic nouns, stop names and words that rule a place out.
  public var words: NameWords { ruling.words }
  /// The tables of metres: classes, relations, weapons.
  public var measures: Measures { ruling.measures }

  /// What is known of the curated sites beyond the place, by index of the place.
  public var sites: [Int: SiteRecord] {
    var sites: [Int: SiteRecord] = [:]
    for (number, tables) in tables.enumerated() {
      for (local, site) in tables.sites { sites[local + volumes.placeStarts[number]] = site }
    }
    return sites
  }

  /// Words for what belongs to a country, such as "عراقي" and "Iraqi", by index of the country.
  public var adjectives: [PlaceName] {
    volumes.all.enumerated().flatMap { number, volume in
      volume.adjectiveRecords.map { record in
        PlaceName(
          text: volume.text(record.text), place: record.name.place + volumes.placeStarts[number],
          isArabic: record.name.isArabic)
      }
    }
  }

  /// Outlines of countries, governorates and districts, by their key.
  ///
  /// Of several for one unit, the one that was added last counts, so that official boundaries
  /// replace the built-in ones.
  public var outlines: [String: Outline] {
    allOutlines { tables.reduce(into: [:]) { $0.merge($1.outlines) { _, last in last } } }
  }

  /// The courses of rivers by the identifier of the place: one or more lines, downstream.
  public var rivers: [String: [[Coordinate]]] {
    allRivers { tables.reduce(into: [:]) { $0.merge($1.rivers) { first, _ in first } } }
  }

  /// The outlines, ready to be asked many times what they hold.
  var preparedOutlines: [String: PreparedArea] {
    prepared { outlines.mapValues { PreparedArea($0.area) } }
  }

  /// The countries of which a text speaks that names none: those of one in five sites kept by hand;
  /// none in a gazetteer without such sites.
  var home: Set<CountryCode> {
    homeCountries {
      var sites: [CountryCode: Int] = [:]
      for place in places.indices where places.isSite(place) {
        sites[places.country(place), default: 0] += 1
      }
      let all = sites.values.reduce(0, +)
      return Set(sites.filter { $0.value * 5 >= all }.keys)
    }
  }

  /// The places of a class of administrative units, as indices, in the order of the places.
  func units(_ featureClass: FeatureClass) -> [Int] {
    volumes.all.enumerated().flatMap { number, volume in
      volume.administrative.lazy.map { Int($0) + self.volumes.placeStarts[number] }
        .filter { self.places.featureClass($0) == featureClass && !self.volumes.isHidden($0) }
    }
  }

  /// The index of the place with an identifier.
  public func index(id: String) -> Int? { volumes.index(id: id) }

  /// The place with an identifier.
  public func place(id: String) -> Place? { volumes.index(id: id).map { places[$0] } }

  /// The governorate, district or subdistrict with a key, as events carry it.
  public func administrativeUnit(key: String) -> AdministrativeUnit? {
    guard let index = index(id: key) else { return nil }
    let place = places[index]
    let (volume, local) = volumes.place(index)
    let code = volume.unitCodes.first { $0.place == local }
    return AdministrativeUnit(
      code: code.map { volume.text($0.code) }, name: place.name, nameArabic: place.nameArabic)
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
