import Geodesy

/// How areas are traced before they are laid into a plane.
enum Tracing {
  /// The most that neighbouring corners lie apart.
  ///
  /// A chord of 10 km leaves the geodesic by
  /// `d·L²/12R²`, at a distance `d` from the plane's centre: 0.4 m at 2000 km.
  static let step = Distance.kilometers(10)

  /// Corners of a traced disc, before more are needed to keep to the step.
  ///
  /// The traced polygon is
  /// smaller than the disc by 0.03 % in radius on average, 0.07 % in area.
  static let discCorners = 96

  /// What is smaller than this, in square metres, is a rounding error of an overlay.
  static let leastSquareMeters = 1.0
}

extension Area {
  /// The area as polygons with corners at most 10 km apart: discs become polygons inscribed in
  /// the circle, with 96 corners or more.
  var traced: [Polygon] {
    switch form {
    case .disc(let center, let radius):
      return [Polygon(exterior: circle(center, radius))]
    case .polygons(let polygons):
      return polygons.map {
        Polygon(exterior: densified($0.exterior), holes: $0.holes.map(densified))
      }
    }
  }
}

/// The corners of a circle, counter-clockwise from north.
func circle(_ center: Coordinate, _ radius: Distance) -> [Coordinate] {
  // A disc of no size is still laid into planes as something that has an inside.
  let radius = Distance.meters(radius.meters >= 0.01 ? radius.meters : 0.01)
  return arc(center, radius, from: 360, to: 0).dropLast()
}

/// Points at `radius` from `center` between two directions, in degrees, ends included: turns of
/// 360/96 degrees or less, steps of 10 km or less.
func arc(
  _ center: Coordinate, _ radius: Distance, from start: Double, to end: Double
) -> [Coordinate] {
  let length = radius.meters * abs(end - start) * .pi / 180
  let parts = max(
    abs(end - start) * Double(Tracing.discCorners) / 360, length / Tracing.step.meters
  ).rounded(.up)
  return (0...Int(max(1, parts))).map { part in
    let degrees = start + (end - start) * Double(part) / max(1, parts)
    return center.moved(radius, toward: Azimuth(degrees: degrees))
  }
}

/// The ring with further corners on edges longer than the step.
///
/// An edge is cut at the same points whichever way it runs, so that neighbours who share it go on
/// sharing it.
func densified(_ ring: [Coordinate]) -> [Coordinate] {
  guard var last = ring.last else { return [] }
  var dense: [Coordinate] = []
  dense.reserveCapacity(ring.count)
  for corner in ring {
    dense += cuts(from: last, to: corner)
    dense.append(corner)
    last = corner
  }
  return dense
}

private func cuts(from start: Coordinate, to end: Coordinate) -> [Coordinate] {
  // Neighbours within 0.05° both ways are less than 8 km apart anywhere.
  if abs(start.latitude - end.latitude) < 0.05, abs(start.longitude - end.longitude) < 0.05 {
    return []
  }
  if (start.latitude, start.longitude) < (end.latitude, end.longitude) {
    return start.path(to: end, step: Tracing.step).dropFirst().dropLast()
  }
  return end.path(to: start, step: Tracing.step).dropFirst().dropLast().reversed()
}
