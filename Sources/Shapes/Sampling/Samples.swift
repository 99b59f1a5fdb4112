public import Geodesy

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

extension Area {
  /// Returns points spread evenly over the area, always the same for the same area: those of a
  /// square grid in the plane about its middle that lie inside.
  ///
  /// Each stands for an equal piece of the plane, and of the earth to 0.1 % within 500 km of the
  /// middle.
  ///
  /// - Parameter count: About how many.
  /// - Returns: From south to north, and in each row from west to east; an area that the grid misses
  ///   gives one point inside.
  public func samples(count: Int) -> [Coordinate] {
    if case .disc(_, let radius) = form, radius > .kilometers(9_900) {
      return samplesAroundTheEarth(count: count)
    }
    return planarSamples(count: count).coordinates
  }

  /// Returns the points of ``samples(count:)`` with the plane that they were taken in, and where they lie in it; of an
  /// area that some plane shows, so of no disc that reaches around the earth.
  package func planarSamples(
    count: Int
  ) -> (plane: Plane, points: [PlanePoint], coordinates: [Coordinate]) {
    let plane = Plane(center: middle)
    let points = planeSamples(count: count, in: plane)
    return (plane, points, points.map(plane.coordinate))
  }

  /// Points of a disc that reaches around the earth, where no plane shows it: those of a spiral from pole
  /// to pole, evenly spread over the whole earth, that it holds.
  private func samplesAroundTheEarth(count: Int) -> [Coordinate] {
    let all = max(2, 2 * count)
    let goldenTurn = 137.507_764_050_037_85
    return (0..<all).compactMap { number in
      let height = Double(2 * number + 1) / Double(all) - 1
      let point = Coordinate(
        wrappingLatitude: asin(height) * 180 / .pi, longitude: goldenTurn * Double(number))
      return contains(point) ? point : nil
    }
  }

  func planeSamples(count: Int, in plane: Plane) -> [PlanePoint] {
    let rings = traced.flatMap { [$0.exterior] + $0.holes }.map { $0.map(plane.point) }
    let spacing = (squareMeters / Double(max(1, count))).squareRoot()
    let grid = gridPoints(inside: rings, spacing: spacing)
    return grid.isEmpty ? [plane.point(of: pointInside)] : grid
  }
}

/// The points of a square grid inside rings, row by row: between the first and the second crossing
/// of a row with the rings, between the third and the fourth, and so on.
private func gridPoints(inside rings: [[PlanePoint]], spacing: Double) -> [PlanePoint] {
  let norths = rings.joined().map(\.north.meters)
  guard let south = norths.min(), let north = norths.max(), spacing > 0 else { return [] }
  // Small parts far apart would make rows without end.
  let spacing = max(spacing, (north - south) / 20_000)
  let first = Int((south / spacing).rounded(.up))
  let rows = first...max(first, Int((north / spacing).rounded(.down)) + 1)
  var crossings = [[Double]](repeating: [], count: rows.count)
  for ring in rings {
    guard var last = ring.last else { continue }
    for point in ring {
      let (low, high) = last.north < point.north ? (last, point) : (point, last)
      let (x, y) = (low.east.meters, low.north.meters)
      let slope = (high.east.meters - x) / (high.north.meters - y)
      var row = Int((y / spacing).rounded(.up))
      while Double(row) * spacing < high.north.meters {
        if Double(row) * spacing >= y {
          crossings[row - rows.lowerBound].append(x + (Double(row) * spacing - y) * slope)
        }
        row += 1
      }
      last = point
    }
  }
  return zip(rows, crossings).flatMap { row, easts -> [PlanePoint] in
    let easts = easts.sorted()
    return stride(from: 0, to: easts.count - 1, by: 2).flatMap { index -> [PlanePoint] in
      let first = Int((easts[index] / spacing).rounded(.up))
      let last = Int((easts[index + 1] / spacing).rounded(.down))
      return first <= last
        ? (first...last).map {
          PlanePoint(
            east: .meters(Double($0) * spacing), north: .meters(Double(row) * spacing))
        } : []
    }
  }
}
