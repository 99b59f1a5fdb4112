import Geodesy

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

// Lines made ready to be looked at: cut to a frame and thinned. For pictures only: what is measured
// is never cut here.

extension MapFrame {
  /// The part of a ring inside the frame, along whose edges it is closed (Sutherland and Hodgman).
  ///
  /// - Parameter ring: Corners, open or closed.
  /// - Returns: Corners without the repeated first; nothing where the ring lies outside.
  func cut(ring: [Coordinate]) -> [Coordinate] {
    var points = ring.map { (x: $0.longitude, y: $0.latitude) }
    func keep(
      _ inside: ((x: Double, y: Double)) -> Bool,
      _ meet: ((x: Double, y: Double), (x: Double, y: Double)) -> (x: Double, y: Double)
    ) {
      guard var before = points.last else { return }
      var kept: [(x: Double, y: Double)] = []
      for point in points {
        if inside(point) != inside(before) { kept.append(meet(before, point)) }
        if inside(point) { kept.append(point) }
        before = point
      }
      points = kept
    }
    func atX(_ x: Double) -> ((x: Double, y: Double), (x: Double, y: Double)) -> (
      x: Double, y: Double
    ) { { (x, $0.y + ($1.y - $0.y) * (x - $0.x) / ($1.x - $0.x)) } }
    func atY(_ y: Double) -> ((x: Double, y: Double), (x: Double, y: Double)) -> (
      x: Double, y: Double
    ) { { ($0.x + ($1.x - $0.x) * (y - $0.y) / ($1.y - $0.y), y) } }
    keep({ $0.x >= west }, atX(west))
    keep({ $0.x <= east }, atX(east))
    keep({ $0.y >= south }, atY(south))
    keep({ $0.y <= north }, atY(north))
    return points.compactMap { Coordinate(latitude: $0.y, longitude: $0.x) }
  }
}

/// Drops points that lie within `tolerance` of the line without them (Douglas and Peucker).
///
/// - Parameters:
///   - line: Points in a plane, in any unit.
///   - tolerance: How far a dropped point may lie off, in the same unit.
/// - Returns: The positions of the points that stay; first and last always do.
func thinned(_ line: [(x: Double, y: Double)], tolerance: Double) -> [Int] {
  guard line.count > 2 else { return Array(line.indices) }
  var kept = [Bool](repeating: false, count: line.count)
  kept[0] = true
  kept[line.count - 1] = true
  var spans = [(0, line.count - 1)]
  while let (first, last) = spans.popLast() {
    var farthest = (index: first, distance: tolerance)
    for index in first..<last where index > first {
      let distance = offset(of: line[index], from: line[first], to: line[last])
      if distance > farthest.distance { farthest = (index, distance) }
    }
    guard farthest.index > first else { continue }
    kept[farthest.index] = true
    spans.append((first, farthest.index))
    spans.append((farthest.index, last))
  }
  return line.indices.filter { kept[$0] }
}

private func offset(
  of point: (x: Double, y: Double), from start: (x: Double, y: Double),
  to end: (x: Double, y: Double)
) -> Double {
  let (dx, dy) = (end.x - start.x, end.y - start.y)
  let length = dx * dx + dy * dy
  let along = ((point.x - start.x) * dx + (point.y - start.y) * dy) / length
  let part = length > 0 ? min(1, max(0, along)) : 0
  return hypot(point.x - start.x - part * dx, point.y - start.y - part * dy)
}

/// A line thinned by degrees.
func thinned(_ line: [Coordinate], degrees: Double) -> [Coordinate] {
  thinned(line.map { ($0.longitude, $0.latitude) }, tolerance: degrees).map { line[$0] }
}

/// A ring thinned by degrees; what shrinks to less than a triangle is nothing.
func thinned(ring: [Coordinate], degrees: Double) -> [Coordinate] {
  let line = thinned(ring + ring.prefix(1), degrees: degrees).dropLast()
  return line.count > 2 ? Array(line) : []
}
