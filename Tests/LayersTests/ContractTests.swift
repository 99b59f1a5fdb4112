import Events
import Layers
import TestSupport
import Testing

@Suite("The contract's columns")
struct ContractTests {
  /// DESIGN's table of an event's properties, in its order.
  static let properties = """
    id title title_ar kind event_type sub_event_type date_start date_end date_precision \
    date_method acled_time_precision ucdp_date_prec time_of_day place_id place_name \
    place_name_ar location_text country admin1_name admin1_code admin2_name admin2_code \
    admin3_name admin3_code boundaries location_method uncertainty_m acled_geo_precision \
    ucdp_where_prec weapon weapon_count weapon_count_low weapon_count_high actor actor_text \
    target target_text outcome outcome_claims killed_low killed_best killed_high injured_low \
    injured_best injured_high launch_name launch_method launch_latitude launch_longitude \
    launch_uncertainty_m distance_km distance_min_km distance_max_km bearing_deg background \
    claims sources quote quote_start quote_end
    """.split(separator: " ").map(String.init)

  @Test func `No two columns of a layer have one alias: a GeoPackage does not take them`() {
    func check<Row>(_ layer: Layer<Row>) {
      let aliases = layer.columns.map(\.alias)
      #expect(Set(aliases).count == aliases.count, "\(layer.name)")
    }
    check(.events)
    check(.launches)
    check(.areas)
    check(.districts)
  }

  static let numbers: [String: ColumnType] = [
    "acled_time_precision": .integer, "ucdp_date_prec": .integer, "uncertainty_m": .number,
    "acled_geo_precision": .integer, "ucdp_where_prec": .integer, "weapon_count": .integer,
    "weapon_count_low": .integer, "weapon_count_high": .integer, "killed_low": .integer,
    "killed_best": .integer, "killed_high": .integer, "injured_low": .integer,
    "injured_best": .integer, "injured_high": .integer, "launch_latitude": .number,
    "launch_longitude": .number, "launch_uncertainty_m": .number, "distance_km": .number,
    "distance_min_km": .number, "distance_max_km": .number, "bearing_deg": .number,
    "background": .boolean, "claims": .integer, "quote_start": .integer, "quote_end": .integer,
    "date_start": .date, "date_end": .date,
  ]

  @Test func `Every property is there, in order, with its type`() {
    let columns = EventColumns.all
    #expect(columns.map(\.name).starts(with: Self.properties))
    for column in columns.prefix(Self.properties.count) {
      #expect(column.type == Self.numbers[column.name] ?? .string, "\(column.name)")
    }
    #expect(Set(columns.map(\.name)).count == columns.count)
  }

  @Test func `A value is always of its column's type`() {
    for event in SampleMap.events {
      for column in EventColumns.all {
        let type: ColumnType? =
          switch column.value(event) {
          case .null: nil
          case .text: .string
          case .integer: .integer
          case .number: .number
          case .boolean: .boolean
          case .date: .date
          case .moment: .moment
          }
        #expect(type == nil || type == column.type, "\(column.name)")
      }
    }
  }

  @Test func `QGIS picks the days first when it guesses the times`() {
    // QGIS takes the first time field whose name contains one of its words.
    let times = EventColumns.all.filter { $0.type == .date || $0.type == .moment }
    func pick(_ words: [String]) -> String? {
      times.first { column in words.contains { column.name.contains($0) } }?.name
    }
    #expect(pick(["start", "begin", "from"]) == "date_start")
    #expect(pick(["end", "last", "to"]) == "date_end")
  }

  @Test func `The tables have the contract's columns`() throws {
    func header(_ name: String) throws -> String {
      String(try sample(name).prefix { $0 != "\n" })
    }
    #expect(
      try header("aggregates.csv")
        == "report,count,qualifier,what,period_start,period_end,area,places,quote,quote_start,quote_end"
    )
    #expect(try header("events.csv").hasPrefix(Self.properties.joined(separator: ",")))
    let districts = try JSON(sample("districts.geojson"))["features"]?.list.first?["properties"]
    for name in [
      "code", "name", "name_ar", "admin1_name", "events", "events_certain", "events_possible",
      "first_date", "last_date", "boundaries",
    ] + AttackKind.allCases.map(\.rawValue) {
      #expect(districts?[name] != nil, "\(name)")
    }
  }

  @Test func `Districts share an event, and the sum is kept`() throws {
    let districts = try #require(JSON(sample("districts.geojson"))["features"]).list
      .compactMap { $0["properties"] }
    // Every event counts once, also those that lie in no known district.
    let sum = districts.compactMap { $0["events"]?.number }.reduce(0, +)
    #expect(abs(sum - Double(SampleMap.events.count)) < 1e-9)
    let mayadin = try #require(districts.first { $0["code"] == .text("SY0902") })
    #expect(mayadin["events"] == .number(3.3))
    #expect(mayadin["events_certain"] == .number(3))
    #expect(mayadin["events_possible"] == .number(1))
    #expect(mayadin["rocket"] == .number(2))
    #expect(mayadin["drone"] == .number(0.3))
    #expect(mayadin["first_date"] == .text("2023-10-28"))
  }

  @Test func `No aggregate is on a layer`() throws {
    for file in OutputFile.all where file.format == "geojson" || file.format == "kml" {
      #expect(!(try sample(file.name)).contains("أربعين هجوماً"), "\(file.name)")
    }
  }
}
