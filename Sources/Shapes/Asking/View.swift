import Geodesy

/// An area as it lies in the plane about a point from which it is looked at.
///
/// Distances from the point are geodesic there; between traced corners the chord leaves the edge by
/// less than a millionth of the distance from the point.
struct View {
  let plane: Plane
  let polygons: [PlanePolygon]

  init(of area: Area, from point: Coordinate) {
    let plane = Plane(center: point)
    self.plane = plane
    polygons = area.traced.map { laid($0, in: plane) }
  }

  /// Whether the point itself lies inside.
  ///
  /// Seen from the far side of the earth a ring seems to run around the point too: what begins
  /// beyond a quarter of the earth cannot hold it. Its corners tell: edges seem to run by the point
  /// where they run past its antipodes.
  var holdsOrigin: Bool {
    polygons.contains { polygon in
      surroundsOrigin(polygon.exterior) && !polygon.holes.contains(where: surroundsOrigin)
    } && nearestCornerMeters < 10_000_000
  }

  private var nearestCornerMeters: Double {
    polygons.flatMap { [$0.exterior] + $0.holes }.joined().reduce(.infinity) { min($0, length($1)) }
  }

  /// The nearest point of any border.
  var nearestOnBorder: (point: PlanePoint, meters: Double) {
    var best = (point: PlanePoint(east: .zero, north: .zero), meters: Double.infinity)
    for ring in polygons.flatMap({ [$0.exterior] + $0.holes }) {
      guard var last = ring.last else { continue }
      for point in ring {
        let candidate = nearestToOrigin(last, point)
        if candidate.meters < best.meters { best = candidate }
        last = point
      }
    }
    return best
  }

  /// The farthest corner.
  var farthest: (point: PlanePoint, meters: Double) {
    var best = (point: PlanePoint(east: .zero, north: .zero), meters: 0.0)
    for point in polygons.flatMap(\.exterior) {
      let meters = length(point)
      if meters > best.meters { best = (point, meters) }
    }
    return best
  }
}

private func length(_ point: PlanePoint) -> Double {
  (point.east.meters * point.east.meters + point.north.meters * point.north.meters).squareRoot()
}

/// Counts how often a ray to the east crosses the ring.
private func surroundsOrigin(_ ring: [PlanePoint]) -> Bool {
  guard var last = ring.last else { return false }
  var inside = false
  for point in ring {
    let (x0, y0) = (last.east.meters, last.north.meters)
    let (x1, y1) = (point.east.meters, point.north.meters)
    if (y0 > 0) != (y1 > 0), x0 - y0 * (x1 - x0) / (y1 - y0) > 0 { inside.toggle() }
    last = point
  }
  return inside
}

/// The point of a segment that lies nearest to the origin.
private func nearestToOrigin(
  _ start: PlanePoint, _ end: PlanePoint
) -> (point: PlanePoint, meters: Double) {
  let (x, y) = (start.east.meters, start.north.meters)
  let (dx, dy) = (end.east.meters - x, end.north.meters - y)
  let square = dx * dx + dy * dy
  let along = square > 0 ? min(1, max(0, -(x * dx + y * dy) / square)) : 0
  let point = PlanePoint(east: .meters(x + along * dx), north: .meters(y + along * dy))
  return (point, length(point))
}
