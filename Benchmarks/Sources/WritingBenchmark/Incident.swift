import Events
import Geodesy
import Layers

/// An invented event of twelve attributes: the same one for the same number.
///
/// Its texts stand in pools, as those of a table in memory do; which of them it has is in its bits.
struct Incident: Sendable {
  let number: Int
  private let bits: UInt64
  private let pools: Pools

  init(_ number: Int, _ pools: Pools) {
    self.number = number
    self.pools = pools
    // SplitMix64, so that neighbours have nothing in common.
    var mixed = UInt64(number &+ 1) &* 0x9E37_79B9_7F4A_7C15
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    bits = mixed ^ (mixed >> 31)
  }

  private func part(_ shift: UInt64, _ size: UInt64) -> Int { Int((bits &>> shift) & (size - 1)) }

  var day: Day { Day(number: 16_801 + part(0, 2_048)) }
  var kind: AttackKind { pools.kinds[part(11, 8)] }
  var actor: String { pools.actors[part(14, 8)] }
  var place: String { pools.places[part(17, 2_048)] }
  var admin1: String { pools.admin1[part(28, 32)] }
  var admin2: String { pools.admin2[part(33, 256)] }
  var fatalities: Int { part(41, 8) }
  var precision: Int { (part(44, 4) + 1) * 1_250 }
  var distance: Double { Double(part(46, 4_096)) / 10 }
  var note: String { pools.note }
  var source: String { pools.sources[part(58, 64)] }

  /// Around its place, with six decimals.
  var coordinate: Coordinate? {
    let place = part(17, 2_048)
    return Coordinate(
      latitude: 29 + Double(place & 31) / 4 + Double(part(30, 1 << 20)) / 1e6,
      longitude: 35 + Double(place >> 5) / 5 + Double(part(40, 1 << 20)) / 1e6)
  }
}

extension Layer where Row == Incident {
  static let incidents = Layer(
    name: "events", title: "Events", type: .point,
    columns: [
      Column("event_id", .integer, "Event") { .integer($0.number) },
      Column("date", .date, "Day") { .date($0.day) },
      Column("type", .string, "Type") { .text($0.kind.rawValue) },
      Column("actor", .string, "Actor") { .text($0.actor) },
      Column("place", .string, "Place") { .text($0.place) },
      Column("admin1", .string, "Governorate") { .text($0.admin1) },
      Column("admin2", .string, "District") { .text($0.admin2) },
      Column("fatalities", .integer, "Killed") { .integer($0.fatalities) },
      Column("precision_m", .integer, "Radius (m)") { .integer($0.precision) },
      Column("distance_km", .number, "Distance (km)") { .number($0.distance, decimals: 1) },
      Column("source", .string, "Source") { .text($0.source) },
      Column("note", .string, "Note") { .text($0.note) },
    ]
  ) { $0.coordinate.map(LayerGeometry.point) }
}

extension KMLFace<Incident> {
  static let incident = KMLFace(
    title: { $0.place }, kind: { $0.kind }, days: { ($0.day, $0.day) })
}

/// The texts of the events.
final class Pools: Sendable {
  let kinds = Array(AttackKind.allCases.prefix(8))
  let actors = [
    "militia A", "militia B", "militia C", "coalition", "unknown", "local forces", "residents",
    "قوات مجهولة",
  ]
  /// A third in Arabic, a third with the marks of a transliteration.
  let places = (0..<2_048).map { place in
    let (first, second) = (place / 3 % 4, place / 12 % 8)
    return switch place % 3 {
    case 0: "\(["تل", "خربة", "عين", "دير"][first]) \(Pools.arabic[second]) \(place)"
    case 1: "\(["Tall", "Khirbat", "Dayr", "‘Ayn"][first]) al-\(Pools.marked[second])"
    default: "\(["Tal", "Kafr", "Umm", "Abu"][first]) \(Pools.plain[second]) \(place)"
    }
  }
  let admin1 = (1...32).map { "Governorate \($0)" }
  let admin2 = (1...256).map { "District \($0)" }
  let sources = (1...64).map { "source-\($0)" }
  let note = "Two explosions reported near \"the base\" & no losses <unconfirmed>"

  private static let arabic = [
    "الأبيض", "الشيخ", "حمد", "العمر", "سلمان", "الزور", "كبير", "البيضاء",
  ]
  private static let marked = [
    "Ḩasakah", "Khaşīb", "Qā’im", "Mayādīn", "Şāliḩīyah", "Bū Kamāl", "Ţanf", "Ghurāb",
  ]
  private static let plain = [
    "Hamad", "Salman", "Omar", "Tamr", "Rumman", "Shaddadi", "Hajar", "Baghuz",
  ]
}
