public import Geodesy

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

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

  /// Makes a box that holds all points within a distance of a point, and some more.
  public init(around point: Coordinate, within distance: Distance) {
    // No degree of latitude is shorter than this, and no degree of longitude than its part by the
    // cosine.
    let reach = distance.meters / 110_500
    let farthest = point.latitude.magnitude + reach
    let isPolar = farthest > 89
    let width = isPolar ? 180 : reach / cos(farthest * .pi / 180)
    self.init(
      south: max(-90, point.latitude - reach), north: min(90, point.latitude + reach),
      west: isPolar ? -180 : point.longitude - width, east: isPolar ? 180 : point.longitude + width)
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

  /// The least and the greatest latitude, in degrees.
  public var latitudes: ClosedRange<Double> { south...north }

  /// The meridians between which the box lies, in degrees within `-180...180`: two spans where it
  /// crosses the antimeridian.
  public var longitudes: [ClosedRange<Double>] {
    if isWhole { return [-180...180] }
    let start = eastward(from: -180, to: west) - 180
    let end = start + (east - west)
    return end <= 180 ? [start...end] : [start...180, -180...(end - 360)]
  }

  /// Returns a box that holds all points within a distance of this one, and some more.
  public func widened(by distance: Distance) -> BoundingBox {
    let reach = distance.meters / 110_500
    let farthest = max(south.magnitude, north.magnitude) + reach
    guard farthest < 89 else {
      return BoundingBox(
        south: max(-90, south - reach), north: min(90, north + reach), west: -180, east: 180)
    }
    let width = reach / cos(farthest * .pi / 180)
    return BoundingBox(
      south: south - reach, north: north + reach, west: west - width, east: east + width)
  }

  /// A square of a grid of degrees.
  public struct Square: Hashable, Sendable {
    /// Squares from the equator northward.
    package let row: Int
    /// Squares from the prime meridian eastward.
    package let column: Int
  }

  /// The squares of a grid that the box touches: two boxes with a point in common share one.
  ///
  /// - Parameters:
  ///   - side: The side of a square in degrees; it must part 360 without a rest.
  ///   - limit: The most squares that are wanted.
  /// - Returns: The squares, or nothing where there are more.
  public func squares(of side: Double, atMost limit: Int) -> [Square]? {
    let rows = Int((south / side).rounded(.down))...Int((north / side).rounded(.down))
    let columns = Int((west / side).rounded(.down))...Int((east / side).rounded(.down))
    guard !isWhole, rows.count * columns.count <= limit else { return nil }
    let around = Int(360 / side)
    return rows.flatMap { row in
      columns.map { Square(row: row, column: ($0 % around + around) % around) }
    }
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
