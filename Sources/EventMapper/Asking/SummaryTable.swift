import EventStore
public import Geodesy
public import Layers
import Events
import Places

/// A summary as files write it.
public struct SummaryTable: Sendable {
  /// The formats in which a summary is written.
  public enum Format: String, Hashable, Sendable, CaseIterable { case csv, json, geojson }

  /// What is written.
  public let summary: EventSummary
  /// What was asked, in words.
  public let title: String
  /// The side of the squares to which places were coarsened; nil where they were not.
  public let generalised: Distance?

  /// Prepares a summary.
  public init(_ summary: EventSummary, title: String, generalised: Distance?) {
    self.summary = summary
    self.title = title
    self.generalised = generalised
  }

  /// Whether its rows can be drawn: one of its keys is a district or a governorate.
  public var canBeDrawn: Bool { ground != nil }

  /// Writes it.
  ///
  /// - Throws: what the sink throws.
  public func write(_ format: Format, to out: inout ByteWriter) throws {
    let rows = Rows(summary.rows)
    switch format {
    case .csv: try writeCSV(layer.columns, rows, to: &out)
    case .geojson: try layer.writeGeoJSON(rows, attribution, to: &out)
    case .json:
      try writeJSON(
        layer.columns, rows, as: "rows",
        head: [
          ("summary", .text(title)), ("attribution", .text(attribution.text)),
          ("license", .text(attribution.licence)),
        ],
        tail: {
          [
            ("events", .integer(summary.total)),
            ("without_place", .integer(summary.count.withoutPlace)),
            ("undated", .integer(summary.count.undated)),
          ]
        }, to: &out)
    }
  }

  private var attribution: Attribution {
    Attribution(
      text: MapRun.attribution.text
        + (generalised.map { " \(EventAnswers.coarse($0))" } ?? ""),
      licence: MapRun.attribution.licence)
  }

  /// The key whose units are drawn: the narrowest.
  private var ground: Int? {
    [.district, .governorate].compactMap(summary.keys.firstIndex).first
  }

  private var layer: Layer<EventSummary.Row> {
    let (units, ground) = (summary.ground.units, ground)
    @Sendable func unit(_ row: EventSummary.Row) -> SummaryGround.Unit? {
      ground.flatMap { row.values[$0].unit }.flatMap { units[$0] }
    }
    return Layer(
      name: "summary", title: "Summary", type: .polygon, columns: names + counts(unit)
    ) { unit($0)?.area.map(LayerGeometry.area) }
  }

  private var names: [Column<EventSummary.Row>] {
    let units = summary.ground.units
    return summary.keys.enumerated().flatMap { place, key -> [Column<EventSummary.Row>] in
      let name = Column<EventSummary.Row>(key.rawValue, .string, key.title) {
        .text($0.values[place].label)
      }
      guard key == .district || key == .governorate else { return [name] }
      @Sendable func unit(_ row: EventSummary.Row) -> SummaryGround.Unit? {
        row.values[place].unit.flatMap { units[$0] }
      }
      return [
        Column("\(key.rawValue)_code", .string, "\(key.title) (P-code)") {
          .text(maybe: unit($0)?.code)
        },
        name,
        Column("\(key.rawValue)_ar", .string, "\(key.title) (Arabic)") {
          .text(maybe: unit($0)?.nameArabic)
        },
      ]
        + (key == .district && !summary.keys.contains(.governorate)
          ? [
            Column("admin1_name", .string, "Governorate (name)") {
              .text(maybe: unit($0)?.governorate)
            }
          ] : [])
    }
  }

  private func counts(
    _ unit: @escaping @Sendable (EventSummary.Row) -> SummaryGround.Unit?
  ) -> [Column<EventSummary.Row>] {
    let (version, side) = (summary.ground.gazetteer, generalised?.kilometers)
    let boundaries =
      ground == nil
      ? []
      : [
        Column<EventSummary.Row>("boundaries", .string, "Source of the boundaries") {
          .text(maybe: unit($0)?.boundaries)
        },
        Column<EventSummary.Row>("gazetteer", .string, "Version of the gazetteer") { _ in
          .text(version)
        },
      ]
    return [
      Column("certain", .integer, "Events certainly there") { .integer($0.certain) },
      Column("expected", .number, "Events expected there (sum of shares)") {
        .number($0.expected, decimals: 12)
      },
      Column("possible", .integer, "Events possibly there") { .integer($0.possible) },
    ] + boundaries
      + [
        Column("generalised_km", .number, "Places are generalised to squares of (km)") { _ in
          side.map { .number($0, decimals: 3) } ?? .null
        }
      ]
  }
}
