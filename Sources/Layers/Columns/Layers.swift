package import Events
import Geodesy
import Places
import Shapes

// The four layers of the map. Their columns come from the one table of an event's columns.

extension Layer where Row == Event {
  /// A point per event, or nothing where the event has no place.
  package static let events = Layer(
    name: "events", title: "Events", type: .point, columns: EventColumns.all
  ) { $0.place.map { .point($0.coordinate) } }

  /// A line from launch to target, which follows the geodesic.
  package static let launches = Layer(
    name: "launches", title: "Launch to target", type: .line,
    columns: [Column("event_id", .string, "Event") { .text($0.id) }]
      + picked([
        "title", "title_ar", "kind", "date_start", "date_end", "date_precision", "launch_name",
        "launch_name_ar", "launch_text", "launch_method", "launch_uncertainty_m", "place_name",
        "place_name_ar", "uncertainty_m", "distance_km", "distance_min_km", "distance_max_km",
        "bearing_deg", "weapon", "weapon_count", "actor", "outcome", "background", "sources",
        "correction", "begin", "end",
      ])
  ) { event in
    guard let launch = event.launchPlace, let target = event.place else { return nil }
    // 10 km chords stay within 4 m of the geodesic's course at these latitudes.
    return .line(launch.coordinate.path(to: target.coordinate, step: .kilometers(10)))
  }
}

extension Layer where Row == LocatedArea {
  /// The 90 % areas of targets and launch places.
  package static let areas = Layer(
    name: "areas", title: "90 % areas", type: .polygon,
    columns: [
      Column("event_id", .string, "Event") { .text($0.event.id) },
      Column("role", .string, "Target or launch place") { .text($0.role.rawValue) },
    ]
      + picked(["title", "title_ar", "kind", "date_start", "date_end", "date_precision"])
      .map(\.ofArea) + location
      + picked(["background", "sources", "correction", "begin", "end"]).map(\.ofArea)
  ) { .area($0.location.area) }

  private static let location: [Column<LocatedArea>] = [
    Column("place_id", .string, "Place (gazetteer)") { .text(maybe: $0.location.placeID) },
    Column("place_name", .string, "Place") { .text(maybe: $0.location.placeName) },
    Column("place_name_ar", .string, "Place (Arabic)") {
      .text(maybe: $0.location.placeNameArabic)
    },
    Column("location_text", .string, "Place, in the report's words") {
      .text(maybe: $0.location.text)
    },
    Column("location_method", .string, "How the place follows from the words") {
      .text($0.location.method.rawValue)
    },
    Column("uncertainty_m", .number, "90 % radius (m)") { .meters($0.location.uncertainty) },
    Column("is_circle", .boolean, "The area is the circle of that radius") {
      .boolean($0.location.area.isDisc)
    },
    Column("country", .string, "Country (ISO 3166-1)") { .text(maybe: $0.location.country) },
    Column("admin1_name", .string, "Governorate") { .text(maybe: $0.location.admin1?.name) },
    Column("admin2_name", .string, "District") { .text(maybe: $0.location.admin2?.name) },
  ]
}

extension Layer where Row == DistrictCount {
  /// The districts with the events that fall to them.
  package static let districts = Layer(
    name: "districts", title: "Districts", type: .polygon,
    columns: names + counts + kinds + [
      Column("first_date", .date, "First day") { .date(maybe: $0.first) },
      Column("last_date", .date, "Last day") { .date(maybe: $0.last) },
      Column("boundaries", .string, "Source of the boundaries") { .text($0.district.boundaries) },
      Column("key", .string, "District (key in the gazetteer)") { .text($0.district.key) },
    ]
  ) { $0.district.area.map(LayerGeometry.area) }

  private static let names: [Column<DistrictCount>] = [
    Column("code", .string, "P-code") { .text(maybe: $0.district.code) },
    Column("name", .string, "District") { .text($0.district.name) },
    Column("name_ar", .string, "District (Arabic)") { .text(maybe: $0.district.nameArabic) },
    Column("admin1_name", .string, "Governorate") { .text($0.district.admin1Name) },
  ]

  private static let counts: [Column<DistrictCount>] = [
    Column("events", .number, decimals: 12, "Events (sum of shares)") {
      .number($0.events, decimals: 12)
    },
    Column("events_certain", .integer, "Events certainly inside") { .integer($0.certain) },
    Column("events_possible", .integer, "Events possibly inside") { .integer($0.possible) },
  ]

  private static let kinds = AttackKind.allCases.enumerated().map { row, kind in
    Column<DistrictCount>(kind.rawValue, .number, decimals: 12, "\(kind.title) (sum of shares)") {
      .number($0.kinds[row], decimals: 12)
    }
  }
}

extension Column<Event> {
  /// The same column on the event's areas.
  fileprivate var ofArea: Column<LocatedArea> {
    let value = value
    return Column<LocatedArea>(name, type, decimals: decimals, alias) { value($0.event) }
  }
}

/// Columns of an event by name, in the order asked for.
private func picked(_ names: [String]) -> [Column<Event>] {
  let all = EventColumns.all
  return names.compactMap { name in all.first { $0.name == name } }
}

extension Area {
  /// Whether it is a circle, of which a layer can only draw corners.
  fileprivate var isDisc: Bool {
    if case .disc = form { true } else { false }
  }
}
