import EventStore
import Events

/// Invented events, the same each time: twelve attributes of the usual kinds and lengths, around 300
/// places.
enum Workload {
  static func table(_ count: Int) -> FeatureTable {
    FeatureTable(
      name: "events", title: "Events", geometry: .point,
      columns: [
        FeatureColumn("event_id", .text, alias: "Event"),
        FeatureColumn("date", .date, alias: "Day"),
        FeatureColumn("type", .text, alias: "Type"), FeatureColumn("actor", .text, alias: "Actor"),
        FeatureColumn("place", .text, alias: "Place"),
        FeatureColumn("admin1", .text, alias: "Governorate"),
        FeatureColumn("admin2", .text, alias: "District"),
        FeatureColumn("fatalities", .integer, alias: "Killed"),
        FeatureColumn("precision_m", .integer, alias: "Radius (m)"),
        FeatureColumn("distance_km", .real, alias: "Distance (km)"),
        FeatureColumn("source", .text, alias: "Source"),
        FeatureColumn("note", .text, alias: "Note"),
      ], style: nil, metadata: nil
    ) { writer in
      var geometry: [UInt8] = []
      for row in 0..<count {
        let spread = UInt64(row &+ 1) &* 0x9E37_79B9_7F4A_7C15
        func part(_ shift: UInt64, _ size: Int) -> Int { Int(spread >> shift) % size }
        let place = part(40, 300)
        writer.set(.text("EV\(10_000_000 + row)"), in: 0)
        writer.set(.date(Day(number: 18_000 + row * 2_000 / max(1, count))), in: 1)
        writer.set(.text(types[part(3, types.count)]), in: 2)
        writer.set(.text(actors[part(9, actors.count)]), in: 3)
        writer.set(.text(places[place]), in: 4)
        writer.set(.text(governorates[place % governorates.count]), in: 5)
        writer.set(.text(districts[place % districts.count]), in: 6)
        writer.set(part(20, 5) == 0 ? .null : .integer(part(20, 40)), in: 7)
        writer.set(.integer(part(25, 20) * 500), in: 8)
        writer.set(.real(Double(part(12, 4_000)) / 10), in: 9)
        writer.set(.text(sources[part(17, sources.count)]), in: 10)
        writer.set(.text(notes[part(30, notes.count)]), in: 11)
        let (x, y) = (
          35 + Double(place % 20) / 2 + Double(part(5, 90_000)) / 1e6,
          30 + Double(place / 20) / 2 + Double(part(11, 90_000)) / 1e6
        )
        fill(&geometry, x, y)
        try writer.add(geometry, Extent(x: x, y: y))
      }
    }
  }

  /// A point as a GeoPackage stores it.
  private static func fill(_ geometry: inout [UInt8], _ x: Double, _ y: Double) {
    geometry.removeAll(keepingCapacity: true)
    geometry.append(contentsOf: [0x47, 0x50, 0, 1, 0xE6, 0x10, 0, 0, 1, 1, 0, 0, 0])
    withUnsafeBytes(of: x.bitPattern.littleEndian) { geometry.append(contentsOf: $0) }
    withUnsafeBytes(of: y.bitPattern.littleEndian) { geometry.append(contentsOf: $0) }
  }

  private static let types = [
    "rocket", "drone", "air_strike", "shelling", "missile", "ied", "other",
  ]
  private static let actors = [
    "unknown armed group", "government forces", "قوات مجهولة", "coalition forces", "local militia",
  ]
  private static let places = (0..<300).map { $0 % 2 == 0 ? "Place \($0)" : "بلدة رقم \($0)" }
  private static let governorates = [
    "Deir-ez-Zor", "Al-Hasakeh", "Al-Anbar", "Ninewa", "Kirkuk", "حلب",
  ]
  private static let districts = (0..<60).map { "District \($0)" }
  private static let sources = ["agency", "شبكة إخبارية", "ministry", "observatory", "residents"]
  private static let notes = [
    "Several rockets fell near the base, residents said; no damage was reported.",
    "سقطت عدة قذائف في محيط الحقل دون أنباء عن خسائر بشرية.",
    "The attack was claimed by no one.",
  ]
}
