package import Events
import Geodesy
import Places

/// The columns of an event: the contract's properties, in the contract's order, then ours.
///
/// GeoJSON, KML, CSV and the QGIS styles all read this one table.
package enum EventColumns {
  /// All columns, the contract's first.
  package static let all: [Column<Event>] =
    identity + dates + place + attack + casualties + launch + evidence + extra

  private static let identity: [Column<Event>] = [
    Column("id", .string, "Event") { .text($0.id) },
    Column("title", .string, "Title") { .text($0.title) },
    Column("title_ar", .string, "Title (Arabic)") { .text(maybe: $0.titleArabic) },
    Column("kind", .string, "Kind of attack") { .text($0.kind.rawValue) },
    Column("event_type", .string, "Event type (ACLED)") { .text(maybe: $0.kind.acledEventType) },
    Column("sub_event_type", .string, "Sub-event type (ACLED)") {
      .text(maybe: $0.kind.acledSubEventType)
    },
  ]

  private static let dates: [Column<Event>] = [
    Column("date_start", .date, "First possible day") { .date(maybe: $0.date.start) },
    Column("date_end", .date, "Last possible day") { .date(maybe: $0.date.end) },
    Column("date_precision", .string, "Date precision") { .text($0.date.precision.rawValue) },
    Column("date_method", .string, "How the date is known") {
      .text(maybe: $0.date.method?.rawValue)
    },
    Column("acled_time_precision", .integer, "Time precision (ACLED, 1–3)") {
      .integer(maybe: $0.date.acledTimePrecision)
    },
    Column("ucdp_date_prec", .integer, "Date precision (UCDP, 1–5)") {
      .integer(maybe: $0.date.ucdpDatePrecision)
    },
    Column("time_of_day", .string, "Time of day, as stated") { .text(maybe: $0.date.timeOfDay) },
  ]

  private static let place: [Column<Event>] = [
    Column("place_id", .string, "Place (gazetteer)") { .text(maybe: $0.target?.placeID) },
    Column("place_name", .string, "Place") { .text(maybe: $0.target?.placeName) },
    Column("place_name_ar", .string, "Place (Arabic)") {
      .text(maybe: $0.target?.placeNameArabic)
    },
    Column("location_text", .string, "Place, in the report's words") {
      .text(maybe: $0.target?.text)
    },
    Column("country", .string, "Country (ISO 3166-1)") { .text(maybe: $0.target?.country) },
    Column("admin1_name", .string, "Governorate") { .text(maybe: $0.target?.admin1?.name) },
    Column("admin1_code", .string, "Governorate (P-code)") {
      .text(maybe: $0.target?.admin1?.code)
    },
    Column("admin2_name", .string, "District") { .text(maybe: $0.target?.admin2?.name) },
    Column("admin2_code", .string, "District (P-code)") { .text(maybe: $0.target?.admin2?.code) },
    Column("admin3_name", .string, "Subdistrict") { .text(maybe: $0.target?.admin3?.name) },
    Column("admin3_code", .string, "Subdistrict (P-code)") {
      .text(maybe: $0.target?.admin3?.code)
    },
    Column("boundaries", .string, "Source of the boundaries") {
      .text(maybe: $0.target?.boundaries)
    },
    Column("location_method", .string, "How the place follows from the words") {
      .text(($0.target?.method ?? .none).rawValue)
    },
    Column("uncertainty_m", .number, "90 % radius (m)") { .meters($0.place?.uncertainty) },
    Column("acled_geo_precision", .integer, "Geo-precision (ACLED, 1–3)") {
      .integer(maybe: $0.target?.acledGeoPrecision)
    },
    Column("ucdp_where_prec", .integer, "Where-precision (UCDP, 1–7)") {
      .integer(maybe: $0.target?.ucdpWherePrecision)
    },
  ]

  private static let attack: [Column<Event>] = [
    Column("weapon", .string, "Weapon") { .text(maybe: $0.weapon) },
    Column("weapon_count", .integer, "Weapons, best") { .integer(maybe: $0.weaponCount?.best) },
    Column("weapon_count_low", .integer, "Weapons, low") { .integer(maybe: $0.weaponCount?.low) },
    Column("weapon_count_high", .integer, "Weapons, high") {
      .integer(maybe: $0.weaponCount?.high)
    },
    Column("actor", .string, "Attacker") { .text(maybe: $0.actor) },
    Column("actor_text", .string, "Attacker, as written") { .text(maybe: $0.actorText) },
    Column("target", .string, "Struck") { .text(maybe: $0.targetKind) },
    Column("target_text", .string, "Struck, as written") { .text(maybe: $0.targetText) },
    Column("outcome", .string, "Outcome") { .text($0.outcome.rawValue) },
    Column("outcome_claims", .string, "Who says what of the outcome") {
      .text(maybe: $0.outcomeClaims)
    },
  ]

  private static let casualties: [Column<Event>] = [
    Column("killed_low", .integer, "Killed, low") { .integer(maybe: $0.killed?.low) },
    Column("killed_best", .integer, "Killed, best") { .integer(maybe: $0.killed?.best) },
    Column("killed_high", .integer, "Killed, high") { .integer(maybe: $0.killed?.high) },
    Column("injured_low", .integer, "Injured, low") { .integer(maybe: $0.injured?.low) },
    Column("injured_best", .integer, "Injured, best") { .integer(maybe: $0.injured?.best) },
    Column("injured_high", .integer, "Injured, high") { .integer(maybe: $0.injured?.high) },
  ]

  private static let launch: [Column<Event>] = [
    Column("launch_name", .string, "Launched from") { .text(maybe: $0.launch?.placeName) },
    Column("launch_method", .string, "How the launch place follows from the words") {
      .text(maybe: $0.launch?.method.rawValue)
    },
    Column("launch_latitude", .number, decimals: 6, "Launch latitude (°)") {
      .degrees($0.launchPlace?.coordinate.latitude)
    },
    Column("launch_longitude", .number, decimals: 6, "Launch longitude (°)") {
      .degrees($0.launchPlace?.coordinate.longitude)
    },
    Column("launch_uncertainty_m", .number, "Launch 90 % radius (m)") {
      .meters($0.launchPlace?.uncertainty)
    },
    Column("distance_km", .number, decimals: 1, "Launch to target (km)") {
      .kilometers($0.distance?.best)
    },
    Column("distance_min_km", .number, decimals: 1, "Launch to target, least (km)") {
      .kilometers($0.distance?.least)
    },
    Column("distance_max_km", .number, decimals: 1, "Launch to target, greatest (km)") {
      .kilometers($0.distance?.greatest)
    },
    Column("bearing_deg", .number, decimals: 1, "Launch to target, direction (° from true north)") {
      // 359.96 must not become 360: directions stay in 0..<360.
      $0.bearing.map { .number($0.degrees >= 359.95 ? 0 : $0.degrees, decimals: 1) } ?? .null
    },
  ]

  private static let evidence: [Column<Event>] = [
    Column("background", .boolean, "Only recalled by the report") { .boolean($0.background) },
    Column("claims", .integer, "Claims") { .integer($0.claims.count) },
    Column("sources", .string, "Reports") { .text($0.sources.joined(separator: "; ")) },
    Column("quote", .string, "The sentence") { .text(maybe: $0.firstClaim?.sentence.writtenWords) },
    Column("quote_start", .integer, "The sentence begins at (character)") {
      .integer(maybe: $0.firstClaim?.knownSentence?.start)
    },
    Column("quote_end", .integer, "The sentence ends before (character)") {
      .integer(maybe: $0.firstClaim?.knownSentence?.end)
    },
  ]

  /// Not in the contract.
  ///
  /// The two moments bound the days for QGIS's temporal controller, which drops time zones: UTC is
  /// what it shows. They are called as LIBKML calls the ends of a TimeSpan, so that one style fits
  /// the GeoJSON and the KML of the same base name.
  private static let extra: [Column<Event>] = [
    Column("launch_name_ar", .string, "Launched from (Arabic)") {
      .text(maybe: $0.launch?.placeNameArabic)
    },
    Column("launch_text", .string, "Launched from, in the report's words") {
      .text(maybe: $0.launch?.text)
    },
    Column("correction", .string, "Corrected by a person") { .text(maybe: $0.correction) },
    Column("begin", .moment, "Begins (UTC)") {
      $0.date.start.map { .moment($0, last: false) } ?? .null
    },
    Column("end", .moment, "Ends (UTC)") { $0.date.end.map { .moment($0, last: true) } ?? .null },
  ]
}

extension ColumnValue {
  /// A length in whole metres, or null.
  static func meters(_ length: Distance?) -> ColumnValue {
    length.map { .number($0.meters, decimals: 0) } ?? .null
  }
  /// A length in kilometres with one decimal, or null.
  static func kilometers(_ length: Distance?) -> ColumnValue {
    length.map { .number($0.kilometers, decimals: 1) } ?? .null
  }
  /// Degrees as exact as a point's, or null.
  static func degrees(_ value: Double?) -> ColumnValue {
    value.map { .number($0, decimals: CoordinatePrecision.point.rawValue) } ?? .null
  }
}
