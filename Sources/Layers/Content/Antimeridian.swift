import Geodesy

/// Cuts a line where it crosses the 180th meridian (RFC 7946, section 3.1.9): one piece ends there,
/// and the next begins on the other side.
///
/// - Parameter line: at least one point.
/// - Returns: pieces of at least two points each; a line of one point is drawn from it to itself.
func cutAtAntimeridian(line: [Coordinate]) -> [[Coordinate]] {
  var pieces: [[Coordinate]] = []
  var piece: [Coordinate] = []
  for point in line {
    if let before = piece.last, (point.longitude - before.longitude).magnitude > 180 {
      // Eastwards over the meridian the next longitude goes on beyond 180, westwards below -180.
      let edge = before.longitude > 0 ? 180.0 : -180.0
      let onward = point.longitude + 2 * edge
      let part =
        onward == before.longitude ? 0 : (edge - before.longitude) / (onward - before.longitude)
      let latitude = before.latitude + part * (point.latitude - before.latitude)
      if let here = Coordinate(latitude: latitude, longitude: edge), here != before {
        piece.append(here)
      }
      pieces.append(piece)
      piece = [Coordinate(latitude: latitude, longitude: -edge)].compactMap(\.self)
      // A point on the meridian itself is the beginning of the next piece already.
      if piece.last == point { continue }
    }
    piece.append(point)
  }
  pieces.append(piece)
  let lines = pieces.filter { $0.count > 1 }
  return lines.isEmpty ? [Array(line.prefix(1) + line.prefix(1))] : lines
}
