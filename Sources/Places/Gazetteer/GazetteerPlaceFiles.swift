import Diagnostics
import Geodesy

/// The files that list places.
extension GazetteerReader {
  /// What stands for the district of a place that lies in none.
  private static let noDistrict = "-"

  /// The names of a row: `name`, `name_ar`, and the lists of other names.
  private func rowNames(_ row: Table.Row, _ c: [Int]) -> [(String, Bool)] {
    var list: [(String, Bool)] = []
    if c.count > 0, let name = row.optional(c[0]) { list.append((name, false)) }
    if c.count > 1, let name = row.optional(c[1]) { list.append((name, true)) }
    if c.count > 2 { list += row.list(c[2]).map { ($0, false) } }
    if c.count > 3 { list += row.list(c[3]).map { ($0, true) } }
    return list
  }

  mutating func readCountries(_ input: GazetteerInput) {
    let columns = [
      "code", "name", "name_ar", "names", "names_ar", "adjectives", "adjectives_ar", "latitude",
      "longitude", "radius_m",
    ]
    forEachRow(input, columns) { row, c, reader in
      guard let coordinate = reader.coordinate(row, c[7], c[8]),
        let radius = reader.meters(row, c[9], fallback: reader.measures.radius(.country))
      else { return }
      let code = row.text(c[0])
      let place = Place(
        id: code, featureClass: .country, name: row.text(c[1]), nameArabic: row.optional(c[2]),
        coordinate: coordinate, uncertainty: radius, country: code)
      let names = reader.rowNames(row, Array(c[1...4]))
      guard let index = reader.add(place, names: names, at: row.position(c[0])) else { return }
      for word in row.list(c[5]) {
        reader.builder.addAdjective(word, to: index, isArabic: false)
      }
      for word in row.list(c[6]) {
        reader.builder.addAdjective(word, to: index, isArabic: true)
      }
    }
  }

  mutating func readGovernorates(_ input: GazetteerInput) {
    let columns = [
      "key", "country", "name", "name_ar", "names", "names_ar", "latitude", "longitude", "radius_m",
    ]
    forEachRow(input, columns, optional: ["iso", "geonames"]) { row, c, reader in
      reader.check(row.text(c[1]), row, c[1], in: "countries.tsv")
      guard let coordinate = reader.coordinate(row, c[6], c[7]),
        let radius = reader.meters(row, c[8], fallback: reader.measures.radius(.governorate))
      else { return }
      let key = row.text(c[0])
      let place = Place(
        id: key, featureClass: .governorate, name: row.text(c[2]),
        nameArabic: row.optional(c[3]), coordinate: coordinate, uncertainty: radius,
        country: row.text(c[1]), admin1: key)
      let names = reader.rowNames(row, Array(c[2...5]))
      let index = reader.add(place, names: names, at: row.position(c[0]))
      // A key with a hyphen is an ISO 3166-2 code, which is no UN P-code.
      if let index, !key.contains("-") { reader.builder.addUnitCode(key, to: index) }
      for column in [c[0], c[9], c[10]] {
        reader.governorates.add(row.text(column), in: row.text(c[1]), key: key)
      }
    }
  }

  mutating func readDistricts(_ input: GazetteerInput) {
    let columns = [
      "key", "code", "country", "admin1", "name", "name_ar", "names", "names_ar", "latitude",
      "longitude", "radius_m",
    ]
    forEachRow(input, columns) { row, c, reader in
      reader.check(row.text(c[2]), row, c[2], in: "countries.tsv")
      reader.check(row.text(c[3]), row, c[3], in: "governorates.tsv")
      guard let radius = reader.meters(row, c[10], fallback: reader.measures.radius(.district)),
        let seat = reader.seat(row, c[8], c[9], radius: radius, within: row.text(c[3]))
      else { return }
      let key = row.text(c[0])
      let place = Place(
        id: key, featureClass: .district, name: row.text(c[4]), nameArabic: row.optional(c[5]),
        coordinate: seat.coordinate, uncertainty: seat.radius, country: row.text(c[2]),
        admin1: row.optional(c[3]), admin2: key)
      let names = reader.rowNames(row, Array(c[4...7]))
      let index = reader.add(place, names: names, at: row.position(c[0]))
      if let index, let code = row.optional(c[1]) { reader.builder.addUnitCode(code, to: index) }
    }
  }

  mutating func readSubdistricts(_ input: GazetteerInput) {
    let columns = ["key", "code", "district", "name", "name_ar", "latitude", "longitude"]
    forEachRow(input, columns) { row, c, reader in
      reader.check(row.text(c[2]), row, c[2], in: "districts.tsv")
      let radius = reader.measures.radius(.subdistrict)
      guard let seat = reader.seat(row, c[5], c[6], radius: radius, within: row.text(c[2]))
      else { return }
      let key = row.text(c[0])
      let district = reader.known(row.text(c[2]))
      let place = Place(
        id: key, featureClass: .subdistrict, name: row.text(c[3]),
        nameArabic: row.optional(c[4]), coordinate: seat.coordinate,
        uncertainty: seat.radius, country: district?.country ?? "",
        admin1: district?.admin1, admin2: district?.id, admin3: key)
      let names = reader.rowNames(row, Array(c[3...4]))
      let index = reader.add(place, names: names, at: row.position(c[0]))
      if let index, let code = row.optional(c[1]) { reader.builder.addUnitCode(code, to: index) }
    }
  }

  mutating func readSites(_ input: GazetteerInput) {
    let columns = [
      "id", "class", "name", "name_ar", "names", "names_ar", "latitude", "longitude", "radius_m",
      "country", "admin1", "admin2", "admin3", "basis", "why",
    ]
    forEachRow(input, columns) { row, c, reader in
      reader.check(row.text(c[9]), row, c[9], in: "countries.tsv")
      reader.check(row.text(c[10]), row, c[10], in: "governorates.tsv")
      let isOutside = row.text(c[11]) == Self.noDistrict
      if !isOutside { reader.check(row.text(c[11]), row, c[11], in: "districts.tsv") }
      reader.check(row.text(c[12]), row, c[12], in: "subdistricts.tsv")
      guard let featureClass = reader.featureClass(row, c[1]),
        let coordinate = reader.coordinate(row, c[6], c[7]),
        let radius = reader.meters(row, c[8], fallback: reader.measures.radius(featureClass))
      else { return }
      guard let basis = SiteRecord.Basis(rawValue: row.text(c[13])) else {
        reader.report(
          "basis", row.position(c[13]), "The basis \(row.text(c[13]).isolated) is not known.",
          fix: "write sourced or described")
        return
      }
      let place = Place(
        id: row.text(c[0]), featureClass: featureClass, name: row.text(c[2]),
        nameArabic: row.optional(c[3]), coordinate: coordinate, uncertainty: radius,
        country: row.text(c[9]), admin1: row.optional(c[10]),
        admin2: isOutside ? nil : row.optional(c[11]), admin3: row.optional(c[12]))
      let position = row.position(c[0])
      let names = reader.rowNames(row, Array(c[2...5]))
      let flags = isOutside ? PlaceRecord.Flag.outsideDistricts : 0
      guard let index = reader.add(place, names: names, flags: flags, at: position) else { return }
      reader.sites[index] = SiteRecord(
        basis: basis, why: row.text(c[14]), sources: [], position: position)
    }
  }

  mutating func readSiteSources(_ input: GazetteerInput) {
    forEachRow(input, ["site", "source", "latitude", "longitude", "role"]) { row, c, reader in
      guard let index = reader.builder.index(id: row.text(c[0])),
        var record = reader.sites[index]
      else {
        reader.report(
          "site", row.position(c[0]), "\(row.text(c[0]).isolated) is no site or locality.",
          fix: "write the id of a row of sites.tsv or localities.tsv")
        return
      }
      var point: Coordinate?
      if !row.text(c[2]).isEmpty || !row.text(c[3]).isEmpty {
        point = reader.coordinate(row, c[2], c[3])
      }
      record.sources.append(
        SiteRecord.Source(
          name: row.text(c[1]), coordinate: point, isCited: row.text(c[4]) == "cited",
          position: row.position(c[0])))
      reader.sites[index] = record
    }
  }

  mutating func readPlaces(_ input: GazetteerInput) {
    let columns = [
      "id", "class", "name", "name_ar", "latitude", "longitude", "country", "admin1", "admin2",
      "population",
    ]
    forEachRow(input, columns, optional: ["admin2_basis"]) { row, c, reader in
      reader.check(row.text(c[6]), row, c[6], in: "countries.tsv")
      reader.check(row.text(c[7]), row, c[7], in: "governorates.tsv")
      reader.check(row.text(c[8]), row, c[8], in: "districts.tsv")
      guard let featureClass = reader.featureClass(row, c[1]),
        let coordinate = reader.coordinate(row, c[4], c[5])
      else { return }
      let population = Int(row.text(c[9])) ?? 0
      let place = Place(
        id: row.text(c[0]), featureClass: featureClass, name: row.text(c[2]),
        nameArabic: row.optional(c[3]), coordinate: coordinate,
        uncertainty: reader.measures.radius(featureClass, population: population),
        country: row.text(c[6]), admin1: row.optional(c[7]), admin2: row.optional(c[8]),
        population: population)
      let names = reader.rowNames(row, Array(c[2...3]))
      let flags = row.text(c[10]) == "nearest" ? PlaceRecord.Flag.districtByNearness : 0
      reader.add(place, names: names, flags: flags, at: row.position(c[0]))
    }
  }

  mutating func readNames(_ input: GazetteerInput) {
    forEachRow(input, ["id", "names", "names_ar"]) { row, c, reader in
      guard let index = reader.builder.index(id: row.text(c[0])) else {
        reader.report(
          "place", row.position(c[0]), "No place has the identifier \(row.text(c[0]).isolated).",
          fix: "write the id of a row of places.tsv or places_neighbours.tsv")
        return
      }
      for name in row.list(c[1]) {
        reader.addName(name, to: index, isArabic: false, at: row.position(c[1]))
      }
      for name in row.list(c[2]) {
        reader.addName(name, to: index, isArabic: true, at: row.position(c[2]))
      }
    }
  }
}
