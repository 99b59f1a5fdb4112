import Geodesy
import Shapes

/// How PostGIS finds the events that may answer a question, by its own indexes: at least those, and in
/// Swift it is told which of them do.
///
/// A disc is near a disc when their middles are: ``radii`` part the events by their 90 % radius, and for
/// each class `ST_DWithin` on geography, which measures on the ellipsoid, asks the index of the points.
/// Areas of other shapes, and all areas where the question is no disc, are found by their boxes in
/// degrees, as in the GeoPackage.
struct CandidateSearch {
  /// `WHERE …`; empty for all events.
  let condition: String

  /// The classes of 90 % radii, in metres; greater ones are looked at without an index.
  private static let radii = [100.0, 1_000, 5_000, 20_000, 100_000]
  /// Half of the earth's circumference: nothing is further away.
  private static let farthest = 20_003_932.0

  init(
    _ question: EventQuestion, _ box: BoundingBox?, _ address: DatabaseAddress,
    areas columns: Set<String>
  ) {
    let hasAreas = !columns.isEmpty
    guard let box else {
      condition = ""
      return
    }
    let events = address.qualified("events")
    let areas = address.qualified("areas")
    // Numbers only, and none but our own: nothing that a user wrote comes into the statement.
    func literal(_ number: Double) -> String { "'\(number)'::float8" }
    let boxes = box.longitudes.map { span in
      let corners = [
        span.lowerBound, box.latitudes.lowerBound, span.upperBound, box.latitudes.upperBound,
      ].map(literal).joined(separator: ", ")
      return "a.geom && ST_MakeEnvelope(\(corners), 4326)"
    }.joined(separator: " OR ")
    var drawn = boxes
    var found = ["SELECT fid FROM \(events) WHERE geom IS NULL"]
    if case .disc(let center, let radius)? = question.region?.area.form {
      // As much as the box of the question is widened by.
      let reach = radius.meters + 15_000 + (question.generalised?.meters ?? 0)
      let middle =
        "ST_MakePoint(\(literal(center.longitude)), \(literal(center.latitude)))::geography"
      var least = -1.0
      for most in Self.radii {
        let radii =
          "coalesce(uncertainty_m, 0) > \(literal(least)) AND coalesce(uncertainty_m, 0) <= \(literal(most))"
        let isNear =
          reach + most < Self.farthest
          ? "ST_DWithin(geom::geography, \(middle), \(literal(reach + most)))" : "true"
        found.append("SELECT fid FROM \(events) WHERE \(radii) AND \(isNear)")
        least = most
      }
      found.append("SELECT fid FROM \(events) WHERE uncertainty_m > \(least)")
      if columns.contains("is_circle") { drawn = "a.is_circle IS NOT TRUE AND (\(boxes))" }
    } else if !hasAreas {
      found = ["SELECT fid FROM \(events)"]
    } else {
      found.append(
        """
        SELECT fid FROM \(events) o WHERE NOT EXISTS (
          SELECT 1 FROM \(areas) WHERE event_id = o.id AND role = 'target')
        """)
    }
    if hasAreas {
      found.append(
        """
        SELECT o.fid FROM \(areas) a JOIN \(events) o ON o.id = a.event_id
        WHERE a.role = 'target' AND (\(drawn))
        """)
    }
    condition = "WHERE e.fid IN (\(found.joined(separator: "\nUNION ALL\n")))"
  }
}
