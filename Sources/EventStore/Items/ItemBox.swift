import Events

/// A box of longitude and latitude, in degrees; one whose west lies east of its east crosses the 180th
/// meridian.
public struct ItemBox: Hashable, Sendable {
  /// The edges, in degrees.
  public let west, south, east, north: Double

  /// Makes a box.
  public init(west: Double, south: Double, east: Double, north: Double) {
    self.west = west
    self.south = south
    self.east = east
    self.north = north
  }

  /// The box as one that does not cross the 180th meridian, or as two.
  var parts: [Extent] {
    west <= east
      ? [Extent(minX: west, maxX: east, minY: south, maxY: north)]
      : [
        Extent(minX: west, maxX: 180, minY: south, maxY: north),
        Extent(minX: -180, maxX: east, minY: south, maxY: north),
      ]
  }
}

extension Extent {
  /// Whether a point lies in the box or on its edge.
  func holds(_ x: Double, _ y: Double) -> Bool { x >= minX && x <= maxX && y >= minY && y <= maxY }

  /// Whether another box lies in this one.
  func holds(_ other: Extent) -> Bool {
    other.minX >= minX && other.maxX <= maxX && other.minY >= minY && other.maxY <= maxY
  }

  /// Whether a straight line has a point in the box (Liang and Barsky).
  func meets(_ x0: Double, _ y0: Double, _ x1: Double, _ y1: Double) -> Bool {
    var (first, last) = (0.0, 1.0)
    for (step, room) in [
      (x0 - x1, x0 - minX), (x1 - x0, maxX - x0), (y0 - y1, y0 - minY), (y1 - y0, maxY - y0),
    ] {
      if step == 0 {
        if room < 0 { return false }
      } else if step < 0 {
        first = max(first, room / step)
      } else {
        last = min(last, room / step)
      }
      if first > last { return false }
    }
    return true
  }
}
