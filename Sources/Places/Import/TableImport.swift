import Diagnostics

/// Any table whose columns the user names.
///
/// Several rows with one identifier are further names of one place, wherever they stand.
extension ImportRun {
  private struct Columns {
    var byRole: [String: Int] = [:]

    /// -1 for a column that the table does not have: its cells are empty.
    func callAsFunction(_ role: String) -> Int { byRole[role] ?? -1 }
  }

  func readTables() throws {
    for role in ["name", "lat", "lon"] where settings.columns[role] == nil {
      throw Diagnostic(
        "import.columns", .error, "It is not said which column holds \(role).",
        fix: "write --columns \"id=…,name=…,lat=…,lon=…\" with the names of the table's columns")
    }
    for file in files.indices { try readTable(file) }
  }

  private func readTable(_ file: Int) throws {
    let shape = try TableShape(files[file], separator: settings.separator)
    var c = Columns()
    for (role, name) in settings.columns.sorted(by: { $0.key < $1.key }) {
      c.byRole[role] = try shape.column(name, of: files[file])
    }
    let reader = RowReader(
      try open(file), separator: shape.separator, hasQuotes: shape.hasQuotes)
    _ = try reader.next()
    while try reader.next() {
      report.rows += 1
      guard reader.count == shape.columns.count else {
        dropWidth(reader, shape.columns.count)
        continue
      }
      draft.clear()
      draft.origin = PlaceDraft.Origin(file: UInt8(file), line: reader.line)
      if settings.columns["id"] == nil {
        draft.id = draft.store("\(file + 1):\(reader.line)".utf8)
      } else {
        draft.id = draft.store(reader.text(c("id")).trimmed.utf8)
      }
      guard draft.id.count > 0, draft.id.count < 200 else {
        report.drop(
          .noIdentifier, at: reader.position(c("id")), "The row has no identifier.",
          fix: "give each place one, or leave id out of --columns")
        continue
      }
      guard setCoordinate(reader, latitude: c("lat"), longitude: c("lon")) else { continue }
      draft.population = Self.count(reader.cell(c("population")))
      draft.radius = Self.count(reader.cell(c("radius")))
      setClass(reader.text(c("class")).trimmed)
      setUnits(
        country: reader.text(c("country")).trimmed, admin1: reader.text(c("admin1")).trimmed,
        admin2: reader.text(c("admin2")).trimmed)
      draft.addName(reader.cell(c("name")), [.main, .english], origin: draft.origin)
      addList(reader.cell(c("name_ar")), [.main, .arabicTongue])
      addList(reader.cell(c("names")), [])
      try add(.place)
    }
  }

  /// Adds the names of a cell, parted by `|`, or else by `;`, or else by `,`.
  func addList(_ bytes: UnsafeBufferPointer<UInt8>, _ marks: NameMarks) {
    let separator: UInt8 = [0x7C, 0x3B, 0x2C].first { bytes.contains($0) } ?? 0x7C
    for (index, name) in bytes.split(separator: separator).enumerated() {
      draft.addName(
        name, index == 0 ? marks : marks.subtracting(.main), origin: draft.origin)
    }
  }

  /// Sets the class of the draft by the project's word, an OpenStreetMap value or a GeoNames code.
  func setClass(_ text: String) {
    draft.featureClass = settings.featureClass
    guard !text.isEmpty else { return }
    let population = draft.population
    if let known = FeatureClass(rawValue: text.lowercased()) {
      draft.featureClass = known
    } else if let known = rules.codes.featureClass(
      .openstreetmap, text.lowercased().utf8, population: population)
      ?? rules.codes.featureClass(
        .openstreetmap, "place=\(text.lowercased())".utf8, population: population)
      ?? rules.codes.featureClass(.geonames, text.utf8, population: population)
      ?? rules.codes.featureClass(.geonames, "P.\(text)".utf8, population: population)
      ?? rules.codes.featureClass(.whosonfirst, text.lowercased().utf8, population: population)
    {
      draft.featureClass = known
    } else {
      draft.featureClass = .other
    }
  }

  /// Sets country, governorate and district of the draft, by code or by name.
  func setUnits(country: String, admin1: String, admin2: String) {
    let code = country.isEmpty ? settings.country : country
    draft.country = draft.store(code.utf8)
    guard !admin1.isEmpty || !admin2.isEmpty else { return }
    let units = rules.units
    let wide =
      units.unit(country: code.utf8, code: admin1.utf8)
      ?? units.unit(container: code, names: [admin1])
    let narrow =
      units.unit(country: code.utf8, code: admin2.utf8)
      ?? wide.flatMap { units.unit(container: $0.key, names: [admin2]) }
    if let key = wide?.key ?? narrow?.admin1 { draft.admin1 = draft.store(key.utf8) }
    if let narrow, !narrow.admin1.isEmpty { draft.admin2 = draft.store(narrow.key.utf8) }
  }
}
