import Diagnostics
import Geodesy
import Shapes

/// Reads the files of a gazetteer, in the order of ``GazetteerInput/files``.
///
/// Every row that cannot be used gives a diagnostic and the reading goes on, so that one run shows
/// all that is wrong.
struct GazetteerReader {
  var places: [Place] = []
  var names: [PlaceName] = []
  var sites: [Int: SiteRecord] = [:]
  var adjectives: [PlaceName] = []
  var outlines: [String: Area] = [:]
  var measures = Measures()
  var words = NameWords()
  var indexByID: [String: Int] = [:]
  var unitCodes: [String: String] = [:]
  var districtsByNearness: Set<Int> = []
  var diagnostics: [Diagnostic] = []

  mutating func read(_ inputs: [GazetteerInput]) {
    // The tables of metres come first: a place takes its radius from its class.
    for input in inputs where input.file == "radii.tsv" { readRadii(input) }
    for file in GazetteerInput.files {
      for input in inputs where input.file == file { read(input) }
    }
    for input in inputs where !GazetteerInput.files.contains(input.file) {
      diagnostics.append(
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
    case "names.tsv", "names_neighbours.tsv": readNames(input)
    case "outlines.geojson": readOutlines(input)
    case "reach.tsv": readReach(input)
    case "relations.tsv": readRelations(input)
    case "generics.tsv": readGenerics(input)
    case "stopnames.tsv": readStopNames(input)
    case "notplaces.tsv": readNotPlaces(input)
    default: break
    }
  }

  /// Goes through the rows of a table; without all of `required` it is none.
  ///
  /// Columns of `optional` that it does not have are empty.
  mutating func forEachRow(
    _ input: GazetteerInput, _ required: [String], optional: [String] = [],
    _ body: (Table.Row, [Int], inout GazetteerReader) -> Void
  ) {
    guard let table = Table(input, required: required, diagnostics: &diagnostics) else { return }
    let columns =
      required.compactMap { table.column($0) } + optional.map { table.column($0) ?? -1 }
    var found: [Diagnostic] = []
    table.forEachRow(&found) { row, _ in body(row, columns, &self) }
    diagnostics += found
  }

  mutating func report(
    _ id: String, _ position: Position, _ sentence: String, fix: String,
    _ severity: Diagnostic.Severity = .error
  ) {
    diagnostics.append(
      Diagnostic("gazetteer.\(id)", severity, at: position, sentence, fix: fix))
  }

  /// Adds a place with its names, unless its identifier is taken.
  @discardableResult
  mutating func add(_ place: Place, names list: [(String, Bool)], at position: Position) -> Int? {
    let index = places.count
    guard indexByID.updateValue(index, forKey: place.id) == nil else {
      indexByID[place.id] = places.firstIndex { $0.id == place.id }
      report(
        "duplicate-id", position, "The identifier \(place.id) stands here a second time.",
        fix: "give each row an identifier of its own")
      return nil
    }
    places.append(place)
    for (name, isArabic) in list { addName(name, to: index, isArabic: isArabic, at: position) }
    return index
  }

  mutating func addName(_ name: String, to place: Int, isArabic: Bool, at position: Position) {
    guard !name.isEmpty else { return }
    guard name.utf8.count <= 800, name.unicodeScalars.count <= 200 else {
      report(
        "name-length", position,
        "A name has \(name.unicodeScalars.count) characters; names have 200 at most.",
        fix: "part several names by |, and see that no tab or line end is missing")
      return
    }
    names.append(PlaceName(text: name, place: place, isArabic: isArabic))
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
    if row.text(latitude).isEmpty, row.text(longitude).isEmpty, let index = indexByID[key] {
      return (places[index].coordinate, places[index].uncertainty)
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
    guard !key.isEmpty, indexByID[key] == nil else { return }
    report(
      "admin", row.position(column), "\(key.isolated) is not in \(file).",
      fix: "write a key of \(file), or leave the cell empty")
  }
}
