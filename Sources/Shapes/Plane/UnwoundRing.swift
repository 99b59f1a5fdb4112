import Geodesy

/// A pole of the earth.
enum Pole {
  case north
  case south
}

/// A ring in longitude and latitude as if the map went on beyond 180°: neighbouring corners never
/// lie more than half a turn apart.
struct UnwoundRing {
  struct Corner {
    var longitude: Double
    var latitude: Double
  }

  /// The corners; the first comes once.
  var corners: [Corner] = []
  /// The pole that the ring runs around.
  let pole: Pole?
  /// The longitude at which the ring comes back to its first corner: the first corner's own, or a
  /// turn away from it where the ring runs around a pole.
  let endLongitude: Double

  /// Unwinds a ring that has its inside to the left (exteriors), or to the right (holes).
  init(_ ring: [Coordinate], insideLeft: Bool = true) {
    let open = UnwoundRing.withoutPoles(ring)
    var longitude = open.first?.longitude ?? 0
    for (index, corner) in open.enumerated() {
      if index > 0 { longitude += turn(from: open[index - 1], to: corner) }
      corners.append(Corner(longitude: longitude, latitude: corner.latitude))
    }
    if let first = open.first, let last = open.last { longitude += turn(from: last, to: first) }
    endLongitude = longitude
    let turned = longitude - (open.first?.longitude ?? 0)
    if abs(turned) < 180 {
      pole = nil
    } else {
      pole = (turned > 0) == insideLeft ? .north : .south
    }
  }

  /// The westernmost and the easternmost longitude.
  var reach: (west: Double, east: Double) {
    corners.reduce((.infinity, -.infinity)) {
      (min($0.0, $1.longitude), max($0.1, $1.longitude))
    }
  }

  /// At a pole, longitude means nothing: such a corner becomes a stretch of the map's edge, from
  /// the meridian on which the ring comes to the one on which it leaves.
  private static func withoutPoles(_ ring: [Coordinate]) -> [Corner] {
    var open: [Corner] = []
    for (index, corner) in ring.enumerated() {
      guard abs(corner.latitude) > 90 - 1e-9 else {
        open.append(Corner(longitude: corner.longitude, latitude: corner.latitude))
        continue
      }
      for neighbour in [(index + ring.count - 1) % ring.count, (index + 1) % ring.count] {
        open.append(Corner(longitude: ring[neighbour].longitude, latitude: corner.latitude))
      }
    }
    return open
  }
}

/// The shorter way around, in degrees east.
private func turn(from start: UnwoundRing.Corner, to end: UnwoundRing.Corner) -> Double {
  let east = end.longitude - start.longitude
  return east > 180 ? east - 360 : (east < -180 ? east + 360 : east)
}
