import Geodesy

// RFC 7946 section 3.1.9: what crosses the 180th meridian is cut there. Longitudes are first unrolled
// into a continuous line, then cut into windows 360 degrees wide, then rolled back.

/// A point whose longitude may lie outside `-180...180`.
private struct Unrolled {
  var longitude: Double
  var latitude: Double
}

/// A line, cut where it crosses the 180th meridian.
func cutAtAntimeridian(line: [Coordinate]) -> [[Coordinate]] {
  let points = unroll(line)
  var pieces: [[Coordinate]] = []
  var piece: [Coordinate] = []
  for (here, point) in points.enumerated() {
    if here > 0 {
      let before = points[here - 1]
      let crossing = max(window(before), window(point))
      if window(before) != window(point) {
        let meridian = Double(crossing) * 360 - 180
        let at = meet(before, point, meridian: meridian)
        append(at, window(before), to: &piece)
        if piece.count > 1 { pieces.append(piece) }
        piece = []
        append(at, window(point), to: &piece)
      }
    }
    append(point, window(point), to: &piece)
  }
  if piece.count > 1 || pieces.isEmpty { pieces.append(piece) }
  return pieces
}

/// A ring without its repeated first corner, cut where it crosses the 180th meridian.
///
/// A ring around a pole is led along the pole.
func cutAtAntimeridian(ring: [Coordinate]) -> [[Coordinate]] {
  guard let first = ring.first else { return [] }
  var points = unroll(ring + [first])
  let turn = points[points.count - 1].longitude - points[0].longitude
  points.removeLast()
  if turn.magnitude > 180 {
    let pole = first.latitude < 0 ? -90.0 : 90.0
    points.append(Unrolled(longitude: points[0].longitude + turn, latitude: points[0].latitude))
    points.append(Unrolled(longitude: points[0].longitude + turn, latitude: pole))
    points.append(Unrolled(longitude: points[0].longitude, latitude: pole))
  }
  let windows = points.map(window)
  guard let least = windows.min(), let most = windows.max(), least < most else { return [ring] }
  return (least...most).compactMap { index in
    let west = Double(index) * 360 - 180
    let clipped = clip(
      clip(points, meridian: west, keepEast: true), meridian: west + 360, keepEast: false)
    var piece: [Coordinate] = []
    for point in clipped { append(point, index, to: &piece) }
    return piece.count > 2 ? piece : nil
  }
}

/// Which turn around the earth a point lies in; 0 is `-180...180`.
private func window(_ point: Unrolled) -> Int {
  // Exactly 180 stays in the window west of it.
  let turns = (point.longitude + 180) / 360
  return point.longitude == 180 ? 0 : Int(turns.rounded(.down))
}

private func unroll(_ line: [Coordinate]) -> [Unrolled] {
  var points: [Unrolled] = []
  points.reserveCapacity(line.count)
  for coordinate in line {
    var longitude = coordinate.longitude
    if let before = points.last {
      longitude += ((before.longitude - longitude) / 360).rounded() * 360
    }
    points.append(Unrolled(longitude: longitude, latitude: coordinate.latitude))
  }
  return points
}

private func meet(_ one: Unrolled, _ other: Unrolled, meridian: Double) -> Unrolled {
  let part = (meridian - one.longitude) / (other.longitude - one.longitude)
  return Unrolled(
    longitude: meridian, latitude: one.latitude + part * (other.latitude - one.latitude))
}

/// Sutherland and Hodgman's clip against one meridian.
private func clip(_ ring: [Unrolled], meridian: Double, keepEast: Bool) -> [Unrolled] {
  func inside(_ point: Unrolled) -> Bool {
    keepEast ? point.longitude >= meridian : point.longitude <= meridian
  }
  var out: [Unrolled] = []
  for (here, point) in ring.enumerated() {
    let before = ring[here == 0 ? ring.count - 1 : here - 1]
    if inside(point) != inside(before) { out.append(meet(before, point, meridian: meridian)) }
    if inside(point) { out.append(point) }
  }
  return out
}

private func append(_ point: Unrolled, _ window: Int, to piece: inout [Coordinate]) {
  let longitude = min(180, max(-180, point.longitude - Double(window) * 360))
  guard let coordinate = Coordinate(latitude: point.latitude, longitude: longitude),
    coordinate != piece.last
  else { return }
  piece.append(coordinate)
}
