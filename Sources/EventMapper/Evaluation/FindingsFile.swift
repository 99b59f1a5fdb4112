public import Diagnostics
import Events
import Geodesy
import Reading

extension Findings {
  /// Reads the events that an earlier run of `map` wrote.
  ///
  /// - Parameter path: An `events.geojson`.
  /// - Throws: A ``Diagnostic`` that says what is no event, and where.
  public init(eventsFile path: String) throws(Diagnostic) {
    let file = try JSONItem(path: path)
    guard let features = file["features"]?.elements else {
      throw Diagnostic(
        "events.form", .error, at: file.position, "It is no collection of features.",
        fix: "name an events.geojson that eventmap map wrote")
    }
    var events: [String: [FoundEvent]] = [:]
    for feature in features {
      let (event, reports) = try Self.event(of: feature)
      for report in reports { events[report, default: []].append(event) }
    }
    self.init(events: events, counts: nil)
  }

  /// An event, and the ids of the reports that tell it.
  private static func event(
    of feature: JSONItem
  ) throws(Diagnostic) -> (event: FoundEvent, reports: [String]) {
    guard let properties = feature["properties"],
      let kind = properties["kind"]?.string.flatMap(AttackKind.init),
      let sources = properties["sources"]?.string
    else {
      throw Diagnostic(
        "events.form", .error, at: feature.position,
        "This feature is no event: it lacks a kind that is known, or sources.",
        fix: "name an events.geojson that eventmap map wrote")
    }
    func text(_ name: String) -> String? { properties[name]?.string }
    func whole(_ name: String) -> Int? {
      properties[name]?.number.flatMap { Int(exactly: $0) }
    }
    func point(_ latitude: Double?, _ longitude: Double?) -> Coordinate? {
      guard let latitude, let longitude else { return nil }
      return Coordinate(latitude: latitude, longitude: longitude)
    }
    let position = feature["geometry"]?["coordinates"]?.elements?.map(\.number) ?? []
    let event = FoundEvent(
      id: text("id") ?? "", kind: kind, day: text("date_start").flatMap { Day(iso: $0) },
      coordinate: position.count < 2 ? nil : point(position[1], position[0]),
      uncertainty: properties["uncertainty_m"]?.number.map { .meters($0) },
      launch: point(
        properties["launch_latitude"]?.number, properties["launch_longitude"]?.number),
      killed: whole("killed_best"), injured: whole("injured_best"),
      background: properties["background"]?.bool, place: text("location_text"),
      sentence: text("quote"))
    let reports = sources.split(separator: ";").map { $0.drop { $0 == " " } }
    return (event, reports.map(String.init))
  }
}
