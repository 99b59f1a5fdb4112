public import Geodesy

/// The part of the earth between two parallels and two meridians that holds an area: a quick first
/// question before an exact one.
public struct BoundingBox: Hashable, Sendable {
  /// Degrees north.
  private let south: Double
  private let north: Double
  /// Degrees east of the western meridian; more than 180 where the box crosses the antimeridian.
  private let west: Double
  private let east: Double

  private var isWhole: Bool { east - west >= 360 }

  /// Makes the box of traced exteriors.
  init(around rings: [[Coordinate]]) {
    var (south, north) = (90.0, -90.0)
    var span: (west: Double, east: Double)?
    for ring in rings where !ring.isEmpty {
      let unwound = UnwoundRing(ring)
      for corner in ring {
        south = min(south, corner.latitude)
        north = max(north, corner.latitude)
      }
      if unwound.pole == .north { north = 90 }
      if unwound.pole == .south { south = -90 }
      let reach = unwound.pole == nil ? unwound.reach : (-180, 180)
      span = span.map { shortestSpan($0, reach) } ?? reach
    }
    // Between corners 10 km apart a geodesic bulges poleward: by 20 m at 85°, by more beyond, where
    // the box simply goes on to the pole.
    let margin = 0.001
    self.south = south < -85 ? -90 : max(-90, south - margin)
    self.north = north > 85 ? 90 : min(90, north + margin)
    west = (span?.west ?? 0) - margin
    east = (span?.east ?? 0) + margin
  }

  private init(south: Double, north: Double, west: Double, east: Double) {
    (self.south, self.north, self.west, self.east) = (south, north, west, east)
  }

  /// Tells whether a coordinate lies in the box.
  public func contains(_ coordinate: Coordinate) -> Bool {
    guard coordinate.latitude >= south, coordinate.latitude <= north else { return false }
    return isWhole || eastward(from: west, to: coordinate.longitude) <= east - west
  }

  /// Tells whether the two boxes have a point in common.
  public func intersects(_ other: BoundingBox) -> Bool {
    guard south <= other.north, other.south <= north else { return false }
    return isWhole || other.isWhole || eastward(from: west, to: other.west) <= east - west
      || eastward(from: other.west, to: west) <= other.east - other.west
  }

  /// Returns the smallest box that holds both.
  func joined(with other: BoundingBox) -> BoundingBox {
    let span = shortestSpan((west, east), (other.west, other.east))
    return BoundingBox(
      south: min(south, other.south), north: max(north, other.north), west: span.west,
      east: span.east)
  }

  /// The middle: a pole, for a box that runs all around the earth and ends at one pole only.
  var center: Coordinate {
    let endsAtPole = (north == 90) != (south == -90)
    let latitude = isWhole && endsAtPole ? (north == 90 ? 90 : -90) : (south + north) / 2
    return Coordinate(wrappingLatitude: latitude, longitude: isWhole ? 0 : (west + east) / 2)
  }
}

/// Degrees from one meridian eastward to another, in `0..<360`.
private func eastward(from start: Double, to end: Double) -> Double {
  let turned = (end - start).truncatingRemainder(dividingBy: 360)
  return turned < 0 ? turned + 360 : turned
}

/// The shortest span of longitudes that holds both.
private func shortestSpan(
  _ one: (west: Double, east: Double), _ other: (west: Double, east: Double)
) -> (west: Double, east: Double) {
  var best = (west: one.west, east: one.west + 360)
  for turn in [-720.0, -360, 0, 360, 720] {
    let west = min(one.west, other.west + turn)
    let east = max(one.east, other.east + turn)
    if east - west < best.east - best.west { best = (west, east) }
  }
  return best
}
