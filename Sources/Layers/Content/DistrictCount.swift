package import Events
import Places
public import Shapes

/// A district to be counted in: who it is and where.
public struct DistrictOutline: Hashable, Sendable {
  /// The key by which ``Places/DistrictShare`` names it.
  public let key: String
  /// The UN P-code; nil where no source gives one.
  public let code: String?
  /// The English name.
  public let name: String
  /// The Arabic name.
  public let nameArabic: String?
  /// The governorate's English name.
  public let admin1Name: String
  /// The outline; nil leaves the district without a geometry.
  public let area: Area?
  /// Where the outline comes from.
  public let boundaries: String

  /// Makes a district.
  public init(
    key: String, code: String?, name: String, nameArabic: String?, admin1Name: String, area: Area?,
    boundaries: String
  ) {
    self.key = key
    self.code = code
    self.name = name
    self.nameArabic = nameArabic
    self.admin1Name = admin1Name
    self.area = area
    self.boundaries = boundaries
  }
}

/// A district with the events that fall to it.
///
/// An event whose circle crosses a border is shared among the districts by the parts of its area, so
/// that the sum over all rows is the number of events. What lies in no known district (at sea, in a
/// country without districts, nowhere that is known) is counted in a row per country, without an area.
package struct DistrictCount: Hashable, Sendable {
  /// The district.
  package let district: DistrictOutline
  /// The sum of the shares.
  package private(set) var events = 0.0
  /// Events that lie in it for certain.
  package private(set) var certain = 0
  /// Events that may lie in it.
  package private(set) var possible = 0
  /// The sum of the shares by kind, in the order of `AttackKind.allCases`.
  package private(set) var kinds = [Double](repeating: 0, count: AttackKind.allCases.count)
  /// The first day of an event that may lie in it.
  package private(set) var first: Day?
  /// The last day of an event that may lie in it.
  package private(set) var last: Day?

  /// Counts events in districts; a district without events is there with 0.
  ///
  /// - Returns: the districts by key; behind them what lies in none, by country.
  static func count(
    _ events: Rows<Event>, in districts: [DistrictOutline]
  ) throws -> [DistrictCount] {
    var counts = districts.sorted { $0.key < $1.key }.map { DistrictCount(district: $0) }
    var rows: [String: Int] = [:]
    for (row, count) in counts.enumerated() { rows[count.district.key] = row }
    var outside: [String: DistrictCount] = [:]
    try events.forEach { event in
      var rest = 1.0
      for share in event.target?.shares ?? [] where share.share > 0 {
        guard let row = rows[share.district] else { continue }
        counts[row].add(event, share.share)
        rest -= share.share
      }
      guard rest > 1e-9 else { return }
      let country = event.target?.country ?? ""
      outside[country, default: DistrictCount(district: .none(in: country))].add(event, rest)
    }
    return counts + outside.sorted { $0.key < $1.key }.map(\.value)
  }

  private mutating func add(_ event: Event, _ share: Double) {
    events += share
    if share > 1 - 1e-9 { certain += 1 } else { possible += 1 }
    for (row, kind) in AttackKind.allCases.enumerated() where kind == event.kind {
      kinds[row] += share
    }
    if let start = event.date.start { first = first.map { min($0, start) } ?? start }
    if let end = event.date.end { last = last.map { max($0, end) } ?? end }
  }

  private init(district: DistrictOutline) { self.district = district }
}

extension DistrictOutline {
  /// What stands for all that lies in no known district of a country.
  fileprivate static func none(in country: String) -> DistrictOutline {
    let suffix = country.isEmpty ? "" : " (\(country))"
    return DistrictOutline(
      key: "none:\(country)", code: nil, name: "In no known district\(suffix)",
      nameArabic: "خارج الأقضية المعروفة\(suffix)", admin1Name: "", area: nil,
      boundaries: "not known")
  }
}
