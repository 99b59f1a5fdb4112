import Geodesy

// Where, as the cells of a row say.
extension RowCells {
  /// The largest radius that is taken: half the way around the earth.
  private static let largestRadius = 20_040_000.0

  /// The place that some columns tell; nil where they say nothing.
  mutating func place(
    _ name: TableRole, units: [TableRole], _ latitude: TableRole, _ longitude: TableRole,
    _ uncertainty: TableRole
  ) -> TablePlace? {
    let place = TablePlace(
      words: text(name) ?? "",
      units: units.compactMap { role in
        text(role).map { TablePlace.Unit(role: role, name: $0) }
      },
      country: units.isEmpty ? nil : text(.country),
      coordinate: coordinate(latitude, longitude),
      radius: radius(uncertainty), precision: units.isEmpty ? nil : codedPrecision(),
      position: position(name))
    let isNamed = !place.words.isEmpty || !place.units.isEmpty
    return isNamed || place.coordinate != nil || (place.country != nil && !units.isEmpty)
      ? place : nil
  }

  private mutating func coordinate(_ latitude: TableRole, _ longitude: TableRole) -> Coordinate? {
    // Most tables of names have no such columns at all.
    guard text(latitude) != nil || text(longitude) != nil else { return nil }
    let (north, east) = (number(latitude), number(longitude))
    guard let north, let east else {
      if north != nil || east != nil {
        tell(
          "table.coordinate", in: latitude, "Only one of latitude and longitude is given.",
          fix: "fill in both, or none")
      }
      return nil
    }
    // Tables write 0, 0 where they do not know.
    guard north != 0 || east != 0 else {
      tell(
        "table.coordinate", in: latitude,
        "The coordinate 0, 0 lies in the Gulf of Guinea and means that none is known; it was dropped.",
        fix: "leave both cells empty")
      return nil
    }
    if let coordinate = Coordinate(latitude: north, longitude: east) { return coordinate }
    let isSwapped = Coordinate(latitude: east, longitude: north) != nil && abs(north) <= 180
    tell(
      "table.coordinate", in: latitude,
      "Latitude \(north) and longitude \(east) are no place on earth; they were dropped.",
      fix: isSwapped
        ? "latitude and longitude seem to be exchanged: name their columns with --columns"
        : "write degrees: latitude from -90 to 90, longitude from -180 to 180")
    return nil
  }

  private mutating func radius(_ role: TableRole) -> Distance? {
    guard let length = number(role) else { return nil }
    let meters = length * unit(of: role)
    guard meters > 0, meters <= Self.largestRadius else {
      tell(
        "table.radius", in: role, "A radius of \(meters) m cannot be; it was dropped.",
        fix: "write metres, above 0")
      return nil
    }
    return .meters(meters)
  }

  /// How many metres the unit of a column has: kilometres where its name says so.
  private func unit(of role: TableRole) -> Double {
    let header = batch.table.header
    let words = header.columns[role].map { TableShapes.key(header.names[$0]) } ?? ""
    return words.split(whereSeparator: { !$0.isLetter }).contains("km") ? 1_000 : 1
  }

  /// What a code of the table's makers says of the place.
  private func codedPrecision() -> TablePlace.Precision? {
    guard let cell = text(.precision) else { return nil }
    let code = TableNumber.count(cell).map(String.init) ?? cell
    guard let meaning = batch.table.header.shape.meaning(of: code, as: .precision) else {
      return nil
    }
    let parts = meaning.split(separator: "|")
    guard let meters = parts.first.flatMap({ Double($0) }) else { return nil }
    return TablePlace.Precision(
      radius: .meters(meters),
      unit: parts.dropFirst().first.flatMap { TableRole(rawValue: String($0)) })
  }
}
