public import Geodesy

extension Area {
  /// Makes a corridor: what lies within `halfWidth` of the shortest path between two points.
  ///
  /// - Parameters:
  ///   - start: One end.
  ///   - end: The other end.
  ///   - halfWidth: How far to either side; less than a metre is taken as a metre.
  /// - Returns: A band with round ends; a disc where both points are one.
  public static func corridor(
    from start: Coordinate, to end: Coordinate, halfWidth: Distance
  ) -> Area {
    let halfWidth = sensible(halfWidth)
    guard start.distance(to: end).meters >= 0.01 else {
      return .disc(center: start, radius: halfWidth)
    }
    return Area(.polygons([Polygon(exterior: band(from: start, to: end, halfWidth))]))
  }

  /// Makes a corridor along a line, whose edges are geodesics.
  ///
  /// - Parameters:
  ///   - points: The corners of the line.
  ///   - halfWidth: How far to either side; less than a metre is taken as a metre.
  /// - Returns: A disc for one point, nothing for none.
  public static func along(_ points: [Coordinate], halfWidth: Distance) -> Area? {
    guard let first = points.first else { return nil }
    let pieces = zip(points, points.dropFirst()).map {
      corridor(from: $0, to: $1, halfWidth: halfWidth)
    }
    guard pieces.count > 1 else {
      return pieces.first ?? .disc(center: first, radius: sensible(halfWidth))
    }
    let traced = pieces.flatMap(\.traced)
    let plane = Plane(center: BoundingBox(around: traced.map(\.exterior)).center)
    let polygons = traced.map { laid($0, in: plane) }
    return Workbench().shape(of: polygons)?.area(in: plane)
  }
}

/// The border of a corridor: every point of it lies `halfWidth` from the path, measured on the
/// ellipsoid at a right angle to it, or from one of its ends.
private func band(
  from start: Coordinate, to end: Coordinate, _ halfWidth: Distance
) -> [Coordinate] {
  let path = start.path(to: end, step: Tracing.step)
  // The direction of travel at each point: onward, and at the end, away from where it came from.
  var courses = zip(path, path.dropFirst()).map { $0.azimuth(to: $1).degrees }
  courses.append(end.azimuth(to: path[path.count - 2]).degrees + 180)
  let right = zip(path, courses).map {
    $0.moved(halfWidth, toward: Azimuth(degrees: $1 + 90))
  }
  let left = zip(path, courses).map {
    $0.moved(halfWidth, toward: Azimuth(degrees: $1 - 90))
  }
  let last = courses[courses.count - 1]
  let endCap = arc(end, halfWidth, from: last + 90, to: last - 90).dropFirst().dropLast()
  let startCap = arc(start, halfWidth, from: courses[0] - 90, to: courses[0] - 270)
    .dropFirst().dropLast()
  return densified(right + endCap + left.reversed() + startCap)
}
