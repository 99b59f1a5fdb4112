import Diagnostics
import Geodesy
import Shapes

/// Reads the files of a gazetteer, in the order of ``GazetteerInput/files``.
///
/// Every row that cannot be used gives a diagnostic and the reading goes on, so that one run shows
/// all that is wrong.
struct GazetteerReader {
  var builder = ImageBuilder()
  var sites: [Int: SiteRecord] = [:]
  var outlines: [String: Outline] = [:]
  var rivers: [String: [[Coordinate]]] = [:]
  var measures = Measures()
  var words = NameWords()
  var sounds = SoundRules()
  var governorates = GovernorateKeys()
  var log = DiagnosticLog()
  /// The volume whose countries and districts the files lean on beside their own.
  let base: Volume?
  /// Whether the file being read only holds other places.
  private var isContext = false

  /// Starts to read, beside the places and words of a gazetteer that was made earlier.
  init(beside base: Volume? = nil, tables: GazetteerTables? = nil) {
    self.base = base
    if let tables {
      measures = tables.measures
      words = tables.words
      sounds = tables.sounds
      for input in tables.inputs("governorates.tsv") { readGovernorateKeys(input) }
    }
  }

  mutating func read(_ inputs: [GazetteerInput]) {
    // The measures come first: a place takes its radius from its class and size.
    let first = ["radii.tsv", "relations.tsv"]
    for file in first + GazetteerInput.files.filter({ !first.contains($0) }) {
      for input in inputs where input.file == file {
        isContext = input.isContext
        read(input)
        if GazetteerInput.keptFiles.contains(file) { builder.add(input) }
      }
    }
    for input in inputs where !GazetteerInput.files.contains(input.file) {
      log.append(
        Diagnostic(
          "gazetteer.unknown-file", .warning, at: Position(source: input.name),
          "No file of a gazetteer has this name; it was not read.",
          fix: "name it as one of \(GazetteerInput.files.joined(separator: ", "))"))
    }
  }

  mutating func read(_ input: GazetteerInput) {
    switch input.file {
    case "countries.tsv": readCountries(input)
    case "governorates.tsv": readGovernorates(input)
    case "districts.tsv": readDistricts(input)
    case "subdistricts.tsv": readSubdistricts(input)
    case "sites.tsv", "localities.tsv": readSites(input)
    case "site_sources.tsv", "locality_sources.tsv": readSiteSources(input)
    case "places.tsv", "places_neighbours.tsv": readPlaces(input)
    case GazetteerInput.table: readTable(input)
    case "names.tsv", "names_neighbours.tsv": readNames(input)
    case "outlines.geojson": readOutlines(input)
    case "rivers.geojson": readRivers(input)
    case "radii.tsv": readRadii(input)
    case "reach.tsv": readReach(input)
    case "relations.tsv": readRelations(input)
    case "generics.tsv": readGenerics(input)
    case "stopnames.tsv": readStopNames(input)
    case "notplaces.tsv": readNotPlaces(input)
    case "phones.tsv": readPhones(input)
    case "sound_costs.tsv": readSoundCosts(input)
    case "name_words.tsv": readNameWords(input)
    case "ranking.tsv": readRanking(input)
    default: break
    }
  }

  /// The volume of everything that was read; the places are given away with it.
  mutating func volume(content: UInt64) -> Volume? {
    Volume(builder.finish(outlines: outlines).image(content: content))
  }

  /// Goes through the rows of a table; without all of `required` it is none.
  ///
  /// Columns of `optional` that it does not have are empty.
  mutating func forEachRow(
    _ input: GazetteerInput, _ required: [String], optional: [String] = [],
    _ body: (Table.Row, [Int], inout GazetteerReader) -> Void
  ) {
    guard let table = Table(input, required: required, log: &log) else { return }
    let columns =
      required.compactMap { table.column($0) } + optional.map { table.column($0) ?? -1 }
    var found = DiagnosticLog()
    table.forEachRow(&found) { row in body(row, columns, &self) }
    log.append(found)
  }

  mutating func report(
    _ id: String, _ position: Position, _ sentence: String, fix: String,
    _ severity: Diagnostic.Severity = .error
  ) {
    log.append(Diagnostic("gazetteer.\(id)", severity, at: position, sentence, fix: fix))
  }

  /// Adds a place with its names, unless its identifier is taken.
  @discardableResult
  mutating func add(
    _ place: Place, names list: [(String, Bool)], flags: UInt8 = 0, at position: Position
  ) -> Int? {
    guard let index = addPlace(place, flags: flags, at: position) else { return nil }
    for (name, isArabic) in list { addName(name, to: index, isArabic: isArabic, at: position) }
    return index
  }

  /// Adds a place whose shown names are to be added first.
  mutating func addPlace(
    _ place: Place, flags: UInt8, at position: @autoclosure () -> Position
  ) -> Int? {
    guard !builder.isFull else {
      report(
        "too-large", position(), "One gazetteer cannot hold all of these places and names.",
        fix: "compile the table in parts and name each with --gazetteer")
      return nil
    }
    var flags = flags
    if !place.name.isEmpty { flags |= PlaceRecord.Flag.name }
    if place.nameArabic != nil { flags |= PlaceRecord.Flag.nameArabic }
    if isContext { flags |= PlaceRecord.Flag.context }
    if let index = builder.add(place, flags: flags) { return index }
    report(
      "duplicate-id", position(), "The identifier \(place.id) stands here a second time.",
      fix: "give each row an identifier of its own")
    return nil
  }

  mutating func addName(
    _ name: String, to place: Int, isArabic: Bool, at position: @autoclosure () -> Position
  ) {
    guard !name.isEmpty else { return }
    guard name.utf8.count <= Volume.longestText, name.unicodeScalars.count <= 200 else {
      report(
        "name-length", position(),
        "A name has \(name.unicodeScalars.count) characters; names have 200 at most.",
        fix: "part several names by |, and see that no tab or line end is missing")
      return
    }
    builder.addName(name.utf8, to: place, isArabic: isArabic)
  }

  /// The place with an identifier, without its names.
  func known(_ id: String) -> Place? {
    if let index = builder.index(id: id) { return builder.place(index) }
    return base.flatMap { base in base.index(id: id).map { base.place($0) } }
  }

  /// Whether there is a place with an identifier.
  func isKnown(_ id: String) -> Bool {
    builder.index(id: id) != nil || base?.index(id: id) != nil
  }

  mutating func coordinate(_ row: Table.Row, _ latitude: Int, _ longitude: Int) -> Coordinate? {
    let (north, east) = (row.text(latitude), row.text(longitude))
    guard !north.isEmpty, !east.isEmpty else {
      let column = north.isEmpty ? latitude : longitude
      report(
        "missing-coordinate", row.position(column), "The row has no coordinate.",
        fix: "fill in latitude and longitude in degrees, or take the row out")
      return nil
    }
    for (text, column, limit, name) in [
      (north, latitude, 90.0, "latitude"), (east, longitude, 180.0, "longitude"),
    ] {
      guard let value = Double(text) else {
        report(
          "number", row.position(column), "The \(name) \(text.isolated) is no number.",
          fix: "write degrees with a decimal point, such as 35.3359")
        return nil
      }
      guard abs(value) <= limit else {
        report(
          name, row.position(column), "The \(name) \(text) is beyond \(Int(limit)) degrees.",
          fix: "write \(name) in degrees; see that latitude and longitude are not exchanged")
        return nil
      }
    }
    guard let y = Double(north), let x = Double(east) else { return nil }
    return Coordinate(latitude: y, longitude: x)
  }

  /// The coordinate of a district or subdistrict; where both cells are empty, that of the wider unit,
  /// with the wider unit's radius.
  mutating func seat(
    _ row: Table.Row, _ latitude: Int, _ longitude: Int, radius: Distance, within key: String
  ) -> (coordinate: Coordinate, radius: Distance)? {
    if row.text(latitude).isEmpty, row.text(longitude).isEmpty, let unit = known(key) {
      return (unit.coordinate, unit.uncertainty)
    }
    return coordinate(row, latitude, longitude).map { ($0, radius) }
  }

  /// A positive length in metres, or `fallback` where the cell is empty.
  mutating func meters(_ row: Table.Row, _ column: Int, fallback: Distance) -> Distance? {
    let text = row.text(column)
    if text.isEmpty { return fallback }
    guard let value = Double(text), value > 0, value < 10_010_000 else {
      report(
        "radius", row.position(column), "\(text.isolated) is no length in metres.",
        fix: "write metres, more than 0, such as 5000")
      return nil
    }
    return .meters(value)
  }

  mutating func featureClass(_ row: Table.Row, _ column: Int) -> FeatureClass? {
    let text = row.text(column)
    if let known = FeatureClass(rawValue: text) { return known }
    let classes = FeatureClass.allCases.map(\.rawValue).joined(separator: ", ")
    report(
      "class", row.position(column), "No class of places is called \(text.isolated).",
      fix: "write one of \(classes)")
    return nil
  }

  /// Tells whether an administrative key is empty or known.
  mutating func check(_ key: String, _ row: Table.Row, _ column: Int, in file: String) {
    guard !key.isEmpty, !isKnown(key) else { return }
    report(
      "admin", row.position(column), "\(key.isolated) is not in \(file).",
      fix: "write a key of \(file), or leave the cell empty")
  }
}
