import Diagnostics
import Geodesy

/// Outlines of governorates, districts and subdistricts, under the project's keys.
///
/// A unit takes the project's key by its code, else by its name, else because it alone holds the seat
/// of a unit. The outlines come out in the order of the files.
extension ImportRun {
  func writeBoundaries(_ sink: ([UInt8]) throws -> Void) throws {
    var out = Array("{\"type\":\"FeatureCollection\",\"features\":[".utf8)
    var keys: Set<String> = []
    let claimed = try claimedKeys()
    for file in files.indices {
      let stream = FeatureStream(try open(file))
      while let feature = try stream.next({ bytes in Self.feature(bytes) }) {
        report.rows += 1
        let origin = PlaceDraft.Origin(file: UInt8(file), line: stream.line)
        guard let feature else {
          dropFeature(origin)
          continue
        }
        guard let (unit, polygons) = outline(feature, origin) else { continue }
        let known = called(unit) ?? held(unit, polygons, notIn: claimed)
        // Of two that are called alike, the second keeps the name that its source gives it.
        let called = known?.key ?? (unit.code.isEmpty ? unit.fallback : unit.code)
        let key = keys.contains(called) ? unit.fallback : called
        guard keys.insert(key).inserted else {
          report.drop(
            .repeated, at: position(origin), "The unit \(key.isolated) has an outline already.",
            fix: "leave one of the two out")
          continue
        }
        if key != known?.key { noteUnkeyed(unit, key, origin) }
        let admin1 = known.map { $0.admin1.isEmpty ? $0.key : $0.admin1 } ?? unit.admin1
        append(
          unit, key: key, country: known?.country ?? unit.country, admin1: admin1, polygons,
          isFirst: report.places == 0, &out)
        report.places += 1
        if out.count >= 1 << 18 {
          try sink(out)
          out.removeAll(keepingCapacity: true)
        }
      }
    }
    guard report.places > 0 else {
      throw Diagnostic(
        "import.empty", .error, at: files.first.map { Position(source: $0) },
        report.rows == 0
          ? "The file has no feature."
          : "No outline is left of \(report.rows) feature\(report.rows == 1 ? "" : "s").",
        fix: "name polygons with the fields of COD-AB, geoBoundaries or Who's On First")
    }
    out += "\n]}\n".utf8
    try sink(out)
  }

  /// Tells of a governorate or district that the project has no key for.
  private func noteUnkeyed(_ unit: BoundaryUnit, _ key: String, _ origin: PlaceDraft.Origin) {
    guard unit.level == .governorate || unit.level == .district else { return }
    report.unkeyed += 1
    guard report.unkeyed <= ImportReport.shown else { return }
    report.diagnostics.append(
      Diagnostic(
        "import.unknown-unit", .note, at: position(origin),
        "The gazetteer has no unit \((unit.names.first ?? key).isolated); the outline is kept as \(key).",
        fix: "name the country with --country if the file does not, or leave it so"))
  }

  private func outline(_ feature: Feature, _ origin: PlaceDraft.Origin) -> (
    BoundaryUnit, [[[Coordinate]]]
  )? {
    guard case .polygons(let polygons) = feature.geometry else {
      report.drop(
        .badGeometry, at: position(origin), "The feature has no outline of polygons.",
        fix: "write a Polygon or MultiPolygon whose rings have three corners and more")
      return nil
    }
    if let withdrawn = feature.property([
      "edtf:superseded", "edtf:deprecated", "deprecated", "superseded_by", "wof:superseded_by",
    ]) {
      report.drop(
        .superseded, at: position(origin), "The unit is withdrawn: \(withdrawn).",
        fix: "nothing; its source has withdrawn it")
      return nil
    }
    guard let unit = unit(of: feature) else {
      report.drop(
        .noIdentifier, at: position(origin), "No field tells the unit's code or name and level.",
        fix: "name fields as COD-AB does: ADM2_PCODE, ADM2_EN, ADM2_AR, ADM1_PCODE")
      return nil
    }
    return (unit, polygons)
  }

  private func unit(of feature: Feature) -> BoundaryUnit? {
    BoundaryUnit(feature, country: settings.country, codes: rules.codes)
  }

  /// The project's unit by code or by name.
  private func called(_ unit: BoundaryUnit) -> UnitKeys.Unit? {
    let isWide = unit.level == .governorate
    guard isWide || unit.level == .district else { return nil }
    let units = rules.units
    if !unit.code.isEmpty,
      let found = units.unit(country: unit.country.utf8, code: unit.code.utf8),
      found.admin1.isEmpty == isWide
    {
      return found
    }
    if isWide { return units.unit(container: unit.country, names: unit.names) }
    if !unit.admin1.isEmpty,
      let wide = units.unit(country: unit.country.utf8, code: unit.admin1.utf8)
    {
      return units.unit(container: wide.key, names: unit.names)
    }
    return units.unit(container: UnitKeys.districts(of: unit.country), names: unit.names)
  }

  /// The only unit whose seat an outline holds, of those that no feature is called by.
  private func held(
    _ unit: BoundaryUnit, _ polygons: [[[Coordinate]]], notIn claimed: Set<String>
  ) -> UnitKeys.Unit? {
    let isWide = unit.level == .governorate
    guard isWide || unit.level == .district else { return nil }
    let inside = rules.units.units.filter { candidate in
      candidate.admin1.isEmpty == isWide && !claimed.contains(candidate.key)
        && (unit.country.isEmpty || candidate.country == unit.country)
        && candidate.coordinate.map { Self.contains(polygons, $0) } ?? false
    }
    let sameName = inside.first { candidate in
      let container = isWide ? candidate.country : candidate.admin1
      return rules.units.unit(container: container, names: unit.names)?.key == candidate.key
    }
    return sameName ?? (inside.count == 1 ? inside[0] : nil)
  }

  /// The keys of units that some feature has the code or name of.
  private func claimedKeys() throws -> Set<String> {
    var keys: Set<String> = []
    for file in files {
      let stream = FeatureStream(try InputBlocks(path: file))
      while let feature = try stream.next({ bytes in Self.feature(bytes) }) {
        if let key = feature.flatMap({ unit(of: $0) }).flatMap({ called($0) })?.key {
          keys.insert(key)
        }
      }
    }
    return keys
  }

  /// Whether a point lies inside, by the edges it sees to the east; edges are straight in degrees.
  private static func contains(_ polygons: [[[Coordinate]]], _ point: Coordinate) -> Bool {
    var isInside = false
    for ring in polygons.joined() {
      var before = ring[ring.count - 1]
      for corner in ring {
        if (corner.latitude > point.latitude) != (before.latitude > point.latitude) {
          let share = (point.latitude - corner.latitude) / (before.latitude - corner.latitude)
          let east = corner.longitude + share * (before.longitude - corner.longitude)
          if east > point.longitude { isInside.toggle() }
        }
        before = corner
      }
    }
    return isInside
  }

  /// Appends a feature in one line, as the reader of outlines wants it.
  private func append(
    _ unit: BoundaryUnit, key: String, country: String, admin1: String,
    _ polygons: [[[Coordinate]]],
    isFirst: Bool,
    _ out: inout [UInt8]
  ) {
    out += (isFirst ? "\n" : ",\n").utf8
    out += "{\"type\":\"Feature\",\"properties\":{".utf8
    let name = unit.names.first { !BoundaryUnit.isArabic($0) } ?? unit.names.first ?? ""
    let fields = [
      ("key", key), ("code", unit.code), ("level", unit.level.rawValue), ("name", name),
      ("name_ar", unit.nameArabic), ("country", country), ("admin1", admin1),
      ("source", unit.source),
    ]
    for (index, (field, value)) in fields.enumerated() {
      if index > 0 { out.append(0x2C) }
      out += "\"\(field)\":".utf8
      if value.isEmpty { out += "null".utf8 } else { out.append(jsonString: value) }
    }
    out += "},\"geometry\":{\"type\":\"MultiPolygon\",\"coordinates\":[".utf8
    for (number, rings) in polygons.enumerated() {
      out += (number == 0 ? "[" : ",[").utf8
      for (index, ring) in rings.enumerated() {
        if index > 0 { out.append(0x2C) }
        append(ring, isExterior: index == 0, &out)
      }
      out.append(0x5D)
    }
    out += "]}}".utf8
  }

  /// Appends a closed ring: outer ones against the clock, holes with it (RFC 7946, 3.1.6).
  private func append(_ ring: [Coordinate], isExterior: Bool, _ out: inout [UInt8]) {
    var twice = 0.0
    var before = ring[ring.count - 1]
    for corner in ring {
      twice += before.longitude * corner.latitude - corner.longitude * before.latitude
      before = corner
    }
    let corners = (twice > 0) == isExterior ? ring : ring.reversed()
    out.append(0x5B)
    for corner in corners + [corners[0]] {
      if out.last == 0x5D { out.append(0x2C) }
      out.append(0x5B)
      out.append(degrees: corner.longitude)
      out.append(0x2C)
      out.append(degrees: corner.latitude)
      out.append(0x5D)
    }
    out.append(0x5D)
  }
}

extension [UInt8] {
  /// Appends a JSON string.
  fileprivate mutating func append(jsonString text: String) {
    append(0x22)
    for byte in text.utf8 {
      switch byte {
      case 0x22, 0x5C:
        append(0x5C)
        append(byte)
      case 0..<0x20:
        let digits = Array("0123456789abcdef".utf8)
        self += "\\u00".utf8
        append(digits[Int(byte >> 4)])
        append(digits[Int(byte & 15)])
      default: append(byte)
      }
    }
    append(0x22)
  }

  /// Appends degrees with six decimals at most.
  fileprivate mutating func append(degrees: Double) {
    let scaled = Int((degrees * 1e6).rounded())
    if scaled < 0 { append(0x2D) }
    let (whole, rest) = scaled.magnitude.quotientAndRemainder(dividingBy: 1_000_000)
    self += String(whole).utf8
    guard rest > 0 else { return }
    append(0x2E)
    var digits = Array(String(rest + 1_000_000).utf8.dropFirst())
    while digits.last == 0x30 { digits.removeLast() }
    self += digits
  }
}
