import Geodesy

/// Cuts a line where it crosses the 180th meridian (RFC 7946, section 3.1.9): one piece ends there,
/// and the next begins on the other side.
func cutAtAntimeridian(line: [Coordinate]) -> [[Coordinate]] {
  var pieces: [[Coordinate]] = []
  var piece: [Coordinate] = []
  for point in line {
    if let before = piece.last, (point.longitude - before.longitude).magnitude > 180 {
      // Eastwards over the meridian the next longitude goes on beyond 180, westwards below -180.
      let edge = before.longitude > 0 ? 180.0 : -180.0
      let onward = point.longitude + 2 * edge
      let part = (edge - before.longitude) / (onward - before.longitude)
      let latitude = before.latitude + part * (point.latitude - before.latitude)
      add(latitude, edge, to: &piece)
      pieces.append(piece)
      piece = []
      add(latitude, -edge, to: &piece)
    }
    add(point.latitude, point.longitude, to: &piece)
  }
  // A line that ends on the meridian itself leaves nothing on its other side.
  return pieces.isEmpty || piece.count > 1 ? pieces + [piece] : pieces
}

private func add(_ latitude: Double, _ longitude: Double, to piece: inout [Coordinate]) {
  guard let point = Coordinate(latitude: latitude, longitude: longitude), point != piece.last
  else { return }
  piece.append(point)
}
