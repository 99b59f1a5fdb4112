import Geodesy
import Shapes

extension Area {
  /// The area's polygons as formats write them: the outer ring first, each ring closed by its first
  /// corner.
  ///
  /// Corners are rounded as they will be written, and no two that follow each other are the same: a
  /// small circle has more corners than that can tell apart. What is too small for its shape to show
  /// becomes the smallest box around it, so that it stays an area that validators take; a hole of that
  /// size goes.
  var closedRings: [[[Coordinate]]] {
    outline.map { polygon in
      let holes = polygon.holes.map(WrittenRing.init).filter(\.showsShape).map(\.closed)
      let exterior = WrittenRing(polygon.exterior)
      return [exterior.showsShape ? exterior.closed : exterior.box] + holes
    }
  }
}

/// A ring with its corners where an outline's decimals put them.
private struct WrittenRing {
  private let given: [Coordinate]
  private let corners: [Coordinate]

  private static let decimals = CoordinatePrecision.outline.rawValue
  private static let stepsPerDegree = 1e5
  /// How many steps a ring must reach in one direction at least: a circle of fewer may turn back on
  /// itself where it is rounded.
  private static let leastSteps = 6.0

  init(_ ring: [Coordinate]) {
    given = ring
    var corners: [Coordinate] = []
    corners.reserveCapacity(ring.count + 1)
    for corner in ring {
      let written = Coordinate(
        latitude: corner.latitude.rounded(decimals: Self.decimals),
        longitude: corner.longitude.rounded(decimals: Self.decimals))
      guard let written, written != corners.last else { continue }
      // A corner that only goes there and back is a spike without an inside.
      if corners.count > 1, written == corners[corners.count - 2] {
        corners.removeLast()
      } else {
        corners.append(written)
      }
    }
    while corners.count > 2, let first = corners.first {
      if corners.last == first || corners[corners.count - 2] == first {
        corners.removeLast()
      } else if corners.last == corners[1] {
        corners.removeFirst()
      } else {
        break
      }
    }
    self.corners = corners
  }

  var closed: [Coordinate] { corners + corners.prefix(1) }

  var showsShape: Bool {
    guard corners.count > 2 else { return false }
    let reach = reach
    return max(reach.east - reach.west, reach.north - reach.south) * Self.stepsPerDegree
      > Self.leastSteps
  }

  /// The ring around all that the ring holds, counter-clockwise, with corners at whole steps.
  var box: [Coordinate] {
    let reach = reach
    let (west, east) = Self.bounds(reach.west, reach.east, within: 180)
    let (south, north) = Self.bounds(reach.south, reach.north, within: 90)
    return [(south, west), (south, east), (north, east), (north, west), (south, west)].compactMap {
      Coordinate(latitude: $0, longitude: $1)
    }
  }

  private var reach: (west: Double, east: Double, south: Double, north: Double) {
    given.reduce((west: 180, east: -180, south: 90, north: -90)) {
      (
        min($0.west, $1.longitude), max($0.east, $1.longitude),
        min($0.south, $1.latitude), max($0.north, $1.latitude)
      )
    }
  }

  /// The steps below and above, one apart at least.
  private static func bounds(
    _ low: Double, _ high: Double, within most: Double
  ) -> (Double, Double) {
    let edge = most * stepsPerDegree
    let first = min((low * stepsPerDegree).rounded(.down), edge - 1)
    let last = max((high * stepsPerDegree).rounded(.up), first + 1)
    return (first / stepsPerDegree, min(last, edge) / stepsPerDegree)
  }
}
