import Diagnostics

/// The dump of GeoNames: `XX.txt` or `allCountries.txt`, and `alternateNamesV2.txt`.
///
/// Which of the two a file is, its first row tells: 19 columns or 10 (8 in the older alternate names).
extension ImportRun {
  private enum Kind { case places, alternates }

  /// Reads all files, places first, so that names of places that are left out need not be kept.
  func readGeoNames() throws {
    let kinds = try files.indices.map { try kind($0) }
    let hasAlternates = kinds.contains(.alternates)
    guard kinds.contains(.places) else {
      throw Diagnostic(
        "import.no-places", .error, at: Position(source: files[0]),
        "These are alternate names only.",
        fix: "name the dump of the places too, such as SY.txt or allCountries.txt")
    }
    var wanted = NumberSet()
    for (file, kind) in kinds.enumerated() where kind == .places {
      try readPlaces(file, wantsColumn: !hasAlternates, &wanted)
    }
    for (file, kind) in kinds.enumerated() where kind == .alternates {
      try readAlternates(file, wanted)
    }
  }

  private func kind(_ file: Int) throws(Diagnostic) -> Kind {
    let reader = RowReader(try InputBlocks(path: files[file]), separator: 9, hasQuotes: false)
    guard try reader.next() else {
      throw Diagnostic(
        "import.empty", .error, at: Position(source: files[file]), "The file is empty.",
        fix: "download it again, and unpack it")
    }
    switch reader.count {
    case 19: return .places
    case 8, 10: return .alternates
    default:
      let found = reader.count == 1 ? "no tabs" : "\(reader.count) columns"
      throw Diagnostic(
        "import.columns", .error, at: Position(source: files[file], line: reader.line, column: 1),
        "The first row has \(found); the dump has 19 columns parted by tabs, or 10 for alternate names.",
        fix: "name a file of download.geonames.org/export/dump, or import it as csv")
    }
  }

  private func readPlaces(_ file: Int, wantsColumn: Bool, _ wanted: inout NumberSet) throws {
    let reader = RowReader(try open(file), separator: 9, hasQuotes: false)
    while try reader.next() {
      report.rows += 1
      guard reader.count == 19 else {
        dropWidth(reader, 19)
        continue
      }
      let id = reader.cell(0)
      guard let number = Self.number(id) else {
        report.drop(
          .noIdentifier, at: reader.position(0), "The row has no number as its identifier.",
          fix: "see that the file was not changed by a spreadsheet")
        continue
      }
      let population = Self.count(reader.cell(14))
      guard
        let featureClass = rules.codes.geoNames(
          reader.cell(6), reader.cell(7), population: population)
      else {
        report.drop(
          .notAPlace, at: reader.position(7),
          "\(reader.text(1).start.isolated) is a \(reader.text(6)).\(reader.text(7)).",
          fix: "add the code to feature_codes.tsv if reports name such places")
        continue
      }
      draft.clear()
      guard setCoordinate(reader, latitude: 4, longitude: 5) else { continue }
      wanted.insert(number)
      draft.id = draft.store(id)
      draft.origin = PlaceDraft.Origin(file: UInt8(file), line: reader.line)
      draft.featureClass = featureClass
      draft.population = population
      let country = reader.cell(8)
      draft.country = draft.store(country)
      if let unit = rules.units.unit(country: country, code: reader.cell(10)) {
        draft.admin1 = draft.store(unit.key.utf8)
      }
      draft.addName(reader.cell(1), .main, origin: draft.origin)
      if wantsColumn {
        for name in reader.cell(3).split(separator: 0x2C) {
          draft.addName(name, [], origin: draft.origin)
        }
      }
      try add(.place)
    }
  }

  private func readAlternates(_ file: Int, _ wanted: NumberSet) throws {
    let reader = RowReader(try open(file), separator: 9, hasQuotes: false)
    let arabic = Array("ar".utf8)
    let english = Array("en".utf8)
    let codes = rules.names.codeLanguages.map { Array($0.utf8) }.sorted { $0.count < $1.count }
    while try reader.next() {
      report.rows += 1
      guard reader.count >= 4, reader.count <= 10 else {
        dropWidth(reader, 10)
        continue
      }
      let id = reader.cell(1)
      guard let number = Self.number(id), wanted.contains(number) else { continue }
      let language = reader.cell(2)
      if language.count > 2, codes.contains(where: { $0.elementsEqual(language) }) {
        report.dropped[.notAName, default: 0] += 1
        continue
      }
      var marks: NameMarks = []
      if language.elementsEqual(arabic) { marks.insert(.arabicTongue) }
      if language.elementsEqual(english) { marks.insert(.english) }
      if reader.cell(4).first == 0x31 { marks.insert(.preferred) }
      if (5...7).contains(where: { reader.cell($0).first == 0x31 }) { marks.insert(.lesser) }
      draft.clear()
      draft.id = draft.store(id)
      draft.origin = PlaceDraft.Origin(file: UInt8(file), line: reader.line)
      draft.addName(reader.cell(3), marks, origin: draft.origin)
      if !draft.names.isEmpty { try add(.name) }
    }
  }

  /// Counts a row with another number of columns than its table has.
  func dropWidth(_ reader: RowReader, _ width: Int) {
    report.drop(
      .columns, at: Position(source: reader.source, line: reader.line),
      "The row has \(reader.count) columns, not \(width).",
      fix: "see that the line is whole, with one separator between two cells")
  }
}

/// A set of numbers as bits: two megabytes hold all identifiers of GeoNames.
struct NumberSet {
  private var words: [UInt64] = []
  /// Numbers too great for bits; there are none in practice.
  private var great: Set<UInt64> = []
  private static let most: UInt64 = 1 << 30

  mutating func insert(_ number: UInt64) {
    guard number < Self.most else { return _ = great.insert(number) }
    let index = Int(number >> 6)
    if index >= words.count {
      words += [UInt64](repeating: 0, count: max(index + 1, words.count * 2) - words.count)
    }
    words[index] |= 1 << (number & 63)
  }

  func contains(_ number: UInt64) -> Bool {
    let index = Int(number >> 6)
    guard number < Self.most else { return great.contains(number) }
    return index < words.count && words[index] >> (number & 63) & 1 == 1
  }
}
