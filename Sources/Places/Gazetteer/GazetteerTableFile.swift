import Diagnostics
import Geodesy

/// Tables of places from elsewhere, of which many rows are to be expected.
extension GazetteerReader {
  /// The columns of which any may be missing.
  private static let optionalColumns = [
    "class", "name_ar", "names", "names_ar", "radius_m", "country", "admin1", "admin2", "admin3",
    "population", "admin2_basis",
  ]

  /// Reads `id`, `name`, `latitude`, `longitude` and what else there is.
  ///
  /// A governorate may be written as its key, its ISO 3166-2 code or its number at GeoNames. Units
  /// that the gazetteer does not know are left out, and counted in one warning.
  mutating func readTable(_ input: GazetteerInput) {
    var unknown: (count: Int, example: String, position: Position)?
    let earlier = builder.placeCount
    var known = 0
    var rows = 0
    forEachRow(
      input, ["id", "name", "latitude", "longitude"], optional: Self.optionalColumns
    ) { row, c, reader in
      rows += 1
      let featureClass: FeatureClass
      if row.text(c[4]).isEmpty {
        featureClass = .town
      } else {
        guard let known = reader.featureClass(row, c[4]) else { return }
        featureClass = known
      }
      let id = row.text(c[0])
      guard !id.isEmpty, id.utf8.count <= 200 else {
        reader.report(
          "id", row.position(c[0]),
          id.isEmpty ? "The row has no identifier." : "The identifier is longer than 200 bytes.",
          fix: "give each row a short identifier of its own, such as own:17")
        return
      }
      if let index = reader.builder.index(id: id), index < earlier {
        known += 1
        return
      }
      guard let coordinate = reader.coordinate(row, c[2], c[3]),
        let radius = reader.meters(
          row, c[8],
          fallback: reader.measures.radius(featureClass, population: Int(row.text(c[13])) ?? 0))
      else { return }
      let country = row.text(c[9])
      func unit(_ column: Int, _ find: (String) -> String?) -> String? {
        guard let text = row.optional(column) else { return nil }
        if let found = find(text) { return found }
        unknown = unknown ?? (0, text, row.position(column))
        unknown?.count += 1
        return nil
      }
      let admin1 = unit(c[10]) { reader.governorates.key(of: $0, in: country) }
      let admin2 = unit(c[11]) { reader.isKnown($0) ? $0 : nil }
      let admin3 = unit(c[12]) { reader.isKnown($0) ? $0 : nil }
      let place = Place(
        id: id, featureClass: featureClass, name: row.text(c[1]), nameArabic: row.optional(c[5]),
        coordinate: coordinate, uncertainty: radius, country: country, admin1: admin1,
        admin2: admin2, admin3: admin3, population: Int(row.text(c[13])) ?? 0)
      let nearest = row.text(c[14]) == "nearest" ? PlaceRecord.Flag.districtByNearness : 0
      guard let index = reader.addPlace(place, flags: nearest, at: row.position(c[0])) else {
        return
      }
      reader.addName(place.name, to: index, isArabic: false, at: row.position(c[1]))
      if let name = place.nameArabic {
        reader.addName(name, to: index, isArabic: true, at: row.position(c[5]))
      }
      for (column, isArabic) in [(c[6], false), (c[7], true)] {
        row.forEachItem(column) { bytes in
          if bytes.count <= 200 {
            reader.builder.addName(bytes, to: index, isArabic: isArabic)
          } else {
            reader.addName(
              String(decoding: bytes, as: UTF8.self), to: index, isArabic: isArabic,
              at: row.position(column))
          }
        }
      }
    }
    if rows == 0, !log.hasErrors {
      report(
        "empty", Position(source: input.name), "The table has no row below its header.",
        fix: "correct the name, or fill the table")
    }
    if known > 0 {
      report(
        "known-place", Position(source: input.name),
        "\(known) rows have identifiers that places of earlier files have; those count.",
        fix: "nothing, unless these are other places: then give them other identifiers", .note)
    }
    if let unknown {
      report(
        "unknown-unit", unknown.position,
        "\(unknown.count) cells name a unit that the gazetteer does not have, such as "
          + "\(unknown.example.isolated); the places stay without it.",
        fix: "write keys of governorates.tsv, districts.tsv and subdistricts.tsv, "
          + "or leave it so where the places lie elsewhere", .warning)
    }
  }

  /// Notes how the governorates of a file may be written; their places are in the base.
  mutating func readGovernorateKeys(_ input: GazetteerInput) {
    forEachRow(input, ["key", "country"], optional: ["iso", "geonames"]) { row, c, reader in
      for column in [c[0], c[2], c[3]] {
        reader.governorates.add(
          row.text(column), in: row.text(c[1]), key: row.text(c[0]))
      }
    }
  }
}

/// The governorates by the ways in which tables write them.
struct GovernorateKeys {
  private var keys: [String: String] = [:]

  mutating func add(_ written: String, in country: String, key: String) {
    guard !written.isEmpty else { return }
    for form in ["\(country) \(written)", "\(country) \(country).\(written)"]
    where keys[form] == nil {
      keys[form] = key
    }
  }

  /// The key of a governorate of a country, from its key, its ISO code or its number at GeoNames,
  /// which may have the country in front.
  func key(of written: String, in country: String) -> String? { keys["\(country) \(written)"] }
}
