public import Diagnostics
import Geodesy

/// The project's keys of governorates and districts, by what other gazetteers call them.
public struct UnitKeys: Sendable {
  /// A governorate or district as its table has it.
  struct Unit: Sendable {
    let key: String
    let country: String
    /// The key of the governorate of a district; empty for a governorate.
    let admin1: String
    let coordinate: Coordinate?
  }

  private(set) var units: [Unit] = []
  /// Units by the hash of country and code: key, P-code, ISO 3166-2 code, GeoNames' number.
  private var byCode: [UInt64: Int] = [:]
  /// Governorates by country and folded name, districts by governorate and folded name; -1 for two.
  private var byName: [UInt64: Int] = [:]

  /// Reads `governorates.tsv` and `districts.tsv`; without them nothing has a key.
  ///
  /// - Throws: ``Diagnostic`` for a table that is none.
  public init(_ inputs: [GazetteerInput]) throws(Diagnostic) {
    for input in inputs where input.file == "governorates.tsv" {
      let columns = [
        "key", "country", "iso", "geonames", "name", "name_ar", "names", "names_ar", "latitude",
        "longitude",
      ]
      for row in try RuleTable(input, columns: columns).rows {
        let cells = row.cells
        add(
          key: cells[0], country: cells[1], admin1: "", codes: [cells[0], cells[2], cells[3]],
          names: cells[4...7], coordinate: (cells[8], cells[9]))
      }
    }
    for input in inputs where input.file == "districts.tsv" {
      let columns = [
        "key", "country", "admin1", "code", "name", "name_ar", "names", "names_ar", "latitude",
        "longitude",
      ]
      for row in try RuleTable(input, columns: columns).rows {
        let cells = row.cells
        add(
          key: cells[0], country: cells[1], admin1: cells[2], codes: [cells[0], cells[3]],
          names: cells[4...7], coordinate: (cells[8], cells[9]))
      }
    }
  }

  private mutating func add(
    key: String, country: String, admin1: String, codes: [String], names: ArraySlice<String>,
    coordinate: (String, String)
  ) {
    let index = units.count
    let point = Double(coordinate.0).flatMap { latitude in
      Double(coordinate.1).flatMap { Coordinate(latitude: latitude, longitude: $0) }
    }
    units.append(Unit(key: key, country: country, admin1: admin1, coordinate: point))
    for code in codes where !code.isEmpty { byCode[Self.key(country.utf8, code.utf8)] = index }
    let container = admin1.isEmpty ? country : admin1
    var folded = FoldedName()
    for name in names.flatMap({ $0.split(separator: "|") }) {
      folded.fold(name.utf8)
      let hash = Self.key(container.utf8, folded.key)
      byName[hash] = byName[hash].map { $0 == index ? index : -1 } ?? index
      guard !admin1.isEmpty else { continue }
      let wide = Self.key(Self.districts(of: country).utf8, folded.key)
      byName[wide] = byName[wide].map { $0 == index ? index : -1 } ?? index
    }
  }

  /// The unit of a code: the project's key, a P-code, an ISO 3166-2 code or GeoNames' number.
  func unit(country: some Sequence<UInt8>, code: some Sequence<UInt8>) -> Unit? {
    byCode[Self.key(country, code)].map { units[$0] }
  }

  /// The unit of a name within a country (a governorate) or a governorate (a district).
  ///
  /// - Parameters:
  ///   - container: The code of the country, or the key of the governorate.
  ///   - name: The key of a ``FoldedName``.
  /// - Returns: Nothing when two have that name.
  func unit(container: some Sequence<UInt8>, name: UInt64) -> Unit? {
    guard name != 0, let index = byName[Self.key(container, name)], index >= 0 else { return nil }
    return units[index]
  }

  /// The unit of one of several names, the first that is known.
  func unit(container: String, names: [String]) -> Unit? {
    var folded = FoldedName()
    for name in names {
      folded.fold(Self.bare(name).utf8)
      if let unit = unit(container: container.utf8, name: folded.key) { return unit }
      folded.fold(name.utf8)
      if let unit = unit(container: container.utf8, name: folded.key) { return unit }
    }
    return nil
  }

  /// A name without the word for its unit.
  private static func bare(_ name: String) -> String {
    let words = ["governorate", "district", "province", "muhafazat", "محافظة", "قضاء", "منطقة"]
    return name.split(separator: " ").filter { !words.contains($0.lowercased()) }.joined(
      separator: " ")
  }

  /// The container of all districts of a country: only names that one of them has are found in it.
  static func districts(of country: String) -> String { "\(country)/" }

  /// The governorate (`admin1` empty) or district whose middle is nearest.
  func nearest(
    to point: Coordinate, country: String, admin1: String, within limit: Distance
  ) -> Unit? {
    var best: (distance: Distance, unit: Unit)?
    for unit in units where unit.country == country && unit.admin1 == admin1 {
      guard let middle = unit.coordinate else { continue }
      let distance = point.distance(to: middle)
      if distance < best?.distance ?? limit { best = (distance, unit) }
    }
    return best?.unit
  }

  private static func key(_ container: some Sequence<UInt8>, _ code: some Sequence<UInt8>) -> UInt64
  {
    var hash = Fingerprint()
    for byte in container { hash.add(byte) }
    hash.add(0)
    for byte in code { hash.add(byte) }
    return hash.value
  }

  private static func key(_ container: some Sequence<UInt8>, _ name: UInt64) -> UInt64 {
    var hash = Fingerprint()
    for byte in container { hash.add(byte) }
    for shift in stride(from: 0, to: 64, by: 8) {
      hash.add(UInt8(truncatingIfNeeded: name >> UInt64(shift)))
    }
    return hash.value
  }
}
