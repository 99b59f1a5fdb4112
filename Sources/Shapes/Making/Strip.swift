import CGEOS
public import Geodesy

/// A side of a line, for one who follows it.
public enum LineSide: Hashable, Sendable {
  case left, right
}

extension Area {
  /// Makes a strip: what lies within some width of a line, on one side of it.
  ///
  /// Measured in the plane about the line's middle, where lengths are right to 0.1 % within 500 km:
  /// follow a longer line in pieces. The strip ends square across the ends of the line.
  ///
  /// - Parameters:
  ///   - points: The corners of the line, whose edges are geodesics.
  ///   - width: How far to that side; less than ten metres is taken as that.
  ///   - side: On which side, for one who goes from the first point to the last.
  /// - Returns: The strip, or nothing where the line has no length or no such side of it is left.
  public static func strip(
    along points: [Coordinate], width: Distance, on side: LineSide
  ) -> Area? {
    let line =
      zip(points, points.dropFirst()).flatMap {
        $0.path(to: $1, step: Tracing.step).dropLast()
      } + points.suffix(1)
    guard line.count > 1 else { return nil }
    let plane = Plane(center: BoundingBox(around: [line]).center)
    let course = line.map(plane.point)
    let bench = Workbench()
    let width = max(10, sensible(width).meters)
    // Cutting the whole strip along the line leaves its two sides. Where the line bends near an end, the
    // strip reaches around that end, and so must the cut.
    guard let whole = bench.line(course)?.buffered(width, caps: GEOSBUF_CAP_FLAT),
      let cut = bench.line(prolonged(course, by: 3 * width))?
        .buffered(1, caps: GEOSBUF_CAP_FLAT),
      let halves = whole.subtracting(cut)
    else { return nil }
    let pieces = halves.polygons.filter { piece in
      guard let inner = bench.shape(of: [piece])?.innerPoint else { return false }
      return liesLeft(inner, of: course) == (side == .left)
    }
    return bench.shape(of: pieces)?.area(in: plane)
  }
}

extension Workbench {
  /// A line through points of the plane.
  func line(_ points: [PlanePoint]) -> Shape? {
    var flat: [Double] = []
    flat.reserveCapacity(2 * points.count)
    for point in points {
      flat.append(point.east.meters)
      flat.append(point.north.meters)
    }
    let sequence = GEOSCoordSeq_copyFromBuffer_r(handle, flat, UInt32(points.count), 0, 0)
    return keep(sequence.flatMap { GEOSGeom_createLineString_r(handle, $0) })
  }
}

extension Shape {
  /// All points within `meters` of a line, with ends of a form that GEOS names.
  fileprivate func buffered(_ meters: Double, caps: GEOSBufCapStyles) -> Shape? {
    bench.keep(
      GEOSBufferWithStyle_r(
        bench.handle, geometry, meters, 16, Int32(caps.rawValue),
        Int32(GEOSBUF_JOIN_ROUND.rawValue), 5))
  }
}

/// A line that goes straight on at both ends, in the direction in which it runs near them.
private func prolonged(_ line: [PlanePoint], by length: Double) -> [PlanePoint] {
  func beyond(_ end: PlanePoint, from inner: PlanePoint) -> PlanePoint {
    let (dx, dy) = (end.east.meters - inner.east.meters, end.north.meters - inner.north.meters)
    let size = max(1e-3, (dx * dx + dy * dy).squareRoot())
    return PlanePoint(
      east: .meters(end.east.meters + dx / size * length),
      north: .meters(end.north.meters + dy / size * length))
  }
  let reach = min(line.count - 1, 3)
  return [beyond(line[0], from: line[reach])] + line
    + [beyond(line[line.count - 1], from: line[line.count - 1 - reach])]
}

/// Whether a point lies to the left of the nearest stretch of a line.
private func liesLeft(_ point: PlanePoint, of line: [PlanePoint]) -> Bool {
  var best = (distance: Double.infinity, isLeft: false)
  for (start, end) in zip(line, line.dropFirst()) {
    let (dx, dy) = (end.east.meters - start.east.meters, end.north.meters - start.north.meters)
    let (px, py) = (point.east.meters - start.east.meters, point.north.meters - start.north.meters)
    let length = dx * dx + dy * dy
    let along = length > 0 ? min(1, max(0, (px * dx + py * dy) / length)) : 0
    let (east, north) = (px - along * dx, py - along * dy)
    let distance = east * east + north * north
    if distance < best.distance { best = (distance, dx * py - dy * px > 0) }
  }
  return best.isLeft
}
