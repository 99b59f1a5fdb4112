import Diagnostics
import Geodesy

/// The flat table of Who's On First: a row a place, lists parted by `|`.
///
/// A row that is deprecated or superseded is left out; the names of a superseded one go to its
/// successor, if that lies near.
extension ImportRun {
  private struct Columns {
    var id = 0
    var kind = 0
    var name = 0
    var latitude = 0
    var longitude = 0
    var arabic = -1
    var english = -1
    var other = -1
    var region = -1
    var county = -1
    var population = -1
    var code = -1
    var deprecated = -1
    var successor = -1
    var country = -1

    init(_ shape: TableShape, _ file: String) throws(Diagnostic) {
      id = try shape.column(shape.columns.contains("wof_id") ? "wof_id" : "id", of: file)
      kind = try shape.column("placetype", of: file)
      name = try shape.column("name", of: file)
      latitude = try shape.column(shape.columns.contains("lat") ? "lat" : "latitude", of: file)
      longitude = try shape.column(shape.columns.contains("lon") ? "lon" : "longitude", of: file)
      func optional(_ name: String) -> Int { shape.columns.firstIndex(of: name) ?? -1 }
      arabic = optional("names_ar")
      english = optional("names_en")
      other = optional("names_other")
      region = optional("region_id")
      county = optional("county_id")
      population = optional("population")
      code = optional("gn_fcode")
      deprecated = optional("deprecated")
      successor = optional("superseded_by")
      country = optional("country")
    }
  }

  private struct Units {
    /// The project's governorate of a region's identifier.
    var regions: [UInt64: UnitKeys.Unit] = [:]
    /// The project's district of a county's identifier.
    var counties: [UInt64: UnitKeys.Unit] = [:]
  }

  func readWhosOnFirst() throws {
    var units = Units()
    for file in files.indices { try readUnits(file, of: "region", &units) }
    for file in files.indices { try readUnits(file, of: "county", &units) }
    for file in files.indices { try readRows(file, units) }
  }

  private func reader(_ file: Int, _ input: InputBlocks) throws(Diagnostic) -> (
    RowReader, Columns, Int
  ) {
    let shape = try TableShape(files[file], separator: settings.separator)
    let columns = try Columns(shape, files[file])
    let reader = RowReader(input, separator: shape.separator, hasQuotes: shape.hasQuotes)
    _ = try reader.next()
    return (reader, columns, shape.columns.count)
  }

  /// Learns which of the project's units the regions or counties of a file are: by name, else by
  /// nearness.
  private func readUnits(_ file: Int, of kind: String, _ units: inout Units) throws {
    let (reader, c, width) = try reader(file, try InputBlocks(path: files[file]))
    while try reader.next() {
      guard reader.count == width, reader.cell(c.kind).elementsEqual(kind.utf8),
        let id = Self.number(reader.cell(c.id)), !isWithdrawn(reader, c)
      else { continue }
      let country = reader.text(c.country)
      let names =
        [reader.text(c.name)]
        + [c.arabic, c.english].flatMap { column in
          reader.text(column).split(separator: "|").map(String.init)
        }
      guard let latitude = Double(reader.text(c.latitude)),
        let longitude = Double(reader.text(c.longitude)),
        let point = Coordinate(latitude: latitude, longitude: longitude)
      else { continue }
      if kind == "region" {
        units.regions[id] =
          rules.units.unit(container: country, names: names)
          ?? rules.units.nearest(
            to: point, country: country, admin1: "", within: .kilometers(15))
      } else if let region = Self.number(reader.cell(c.region)).flatMap({ units.regions[$0] }) {
        units.counties[id] =
          rules.units.unit(container: region.key, names: names)
          ?? rules.units.nearest(
            to: point, country: country, admin1: region.key, within: .kilometers(10))
      }
    }
  }

  private func isWithdrawn(_ reader: RowReader, _ c: Columns) -> Bool {
    !reader.cell(c.deprecated).isEmpty || !reader.cell(c.successor).isEmpty
  }

  private func readRows(_ file: Int, _ units: Units) throws {
    let (reader, c, width) = try reader(file, try open(file))
    while try reader.next() {
      report.rows += 1
      guard reader.count == width else {
        dropWidth(reader, width)
        continue
      }
      guard let id = Self.number(reader.cell(c.id)) else {
        report.drop(
          .noIdentifier, at: reader.position(c.id), "The row has no number as its identifier.",
          fix: "see that the file was not changed by a spreadsheet")
        continue
      }
      draft.clear()
      guard setCoordinate(reader, latitude: c.latitude, longitude: c.longitude) else { continue }
      draft.origin = PlaceDraft.Origin(file: UInt8(file), line: reader.line)
      addNames(reader, c)
      if isWithdrawn(reader, c) {
        try withdraw(reader, c)
        continue
      }
      draft.population = Self.count(reader.cell(c.population))
      guard let featureClass = featureClass(reader, c) else {
        report.drop(
          .notAPlace, at: reader.position(c.kind),
          "\(reader.text(c.name).start.isolated) is a \(reader.text(c.kind).start).",
          fix: "add the placetype to feature_codes.tsv if reports name such places")
        continue
      }
      draft.featureClass = featureClass
      draft.id = draft.store(reader.cell(c.id))
      draft.country = draft.store(reader.cell(c.country))
      let own = units.counties[id] ?? units.regions[id]
      let county = Self.number(reader.cell(c.county)).flatMap { units.counties[$0] } ?? own
      let region = Self.number(reader.cell(c.region)).flatMap { units.regions[$0] }
      if let county, !county.admin1.isEmpty { draft.admin2 = draft.store(county.key.utf8) }
      let wide = region?.key ?? county.map { $0.admin1.isEmpty ? $0.key : $0.admin1 }
      if let wide { draft.admin1 = draft.store(wide.utf8) }
      try add(.place)
    }
  }

  private func addNames(_ reader: RowReader, _ c: Columns) {
    draft.addName(reader.cell(c.name), .main, origin: draft.origin)
    let lists: [(Int, NameMarks)] = [
      (c.arabic, .arabicTongue), (c.english, .english), (c.other, []),
    ]
    for (column, marks) in lists {
      for (index, name) in reader.cell(column).split(separator: 0x7C).enumerated() {
        let isShown = column == c.arabic && index == 0
        draft.addName(name, isShown ? [marks, .main] : marks, origin: draft.origin)
      }
    }
  }

  /// GeoNames' code tells more than "locality", where there is one.
  private func featureClass(_ reader: RowReader, _ c: Columns) -> FeatureClass? {
    let code = reader.text(c.code)
    let isSettled = reader.cell(c.kind).elementsEqual("locality".utf8)
    if isSettled, !code.isEmpty,
      let known = rules.codes.featureClass(
        .geonames, "P.\(code)".utf8, population: draft.population)
    {
      return known
    }
    return rules.codes.featureClass(
      .whosonfirst, reader.cell(c.kind), population: draft.population)
  }

  /// Leaves a row out; its names go to the row that stands in its place.
  private func withdraw(_ reader: RowReader, _ c: Columns) throws {
    let successor = reader.cell(c.successor)
    let reason: ImportReason = successor.isEmpty ? .deprecated : .superseded
    report.drop(
      reason, at: reader.position(successor.isEmpty ? c.deprecated : c.successor),
      "\(reader.text(c.name).start.isolated) is left out: "
        + (successor.isEmpty
          ? "deprecated \(reader.text(c.deprecated))."
          : "superseded by \(reader.text(c.successor))."),
      fix: "nothing; Who's On First has withdrawn the row")
    guard Self.number(successor) != nil else { return }
    draft.id = draft.store(successor)
    for index in draft.names.indices {
      draft.names[index].marks.remove(.main)
      draft.names[index].marks.insert(.inherited)
    }
    try add(.predecessor)
  }
}
