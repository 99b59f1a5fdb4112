import Geodesy

/// Points of an area that all count alike, in the plane about its middle.
struct EvenPoints {
  private let area: Area
  private let plane: Plane
  private let points: [PlanePoint]

  init(of area: Area, count: Int) {
    self.area = area
    plane = Plane(center: area.middle)
    points = area.planeSamples(count: count, in: plane)
  }

  /// The mean of the points, or where that falls outside of the area, the point nearest to it.
  var center: Coordinate {
    let part = 1 / Double(points.count)
    let (east, north) = points.reduce((0.0, 0.0)) { sum, point in
      (sum.0 + part * point.east.meters, sum.1 + part * point.north.meters)
    }
    let mean = plane.coordinate(of: PlanePoint(east: .meters(east), north: .meters(north)))
    if area.contains(mean) { return mean }
    let nearest = RoughDistances(from: mean, to: points, in: plane).nearest {
      coordinate($0).distance(to: mean)
    }
    return nearest.map(coordinate) ?? mean
  }

  /// The distance from `center` of the point, from the nearest on, with which a part of all points is
  /// held.
  func radius(holding fraction: Double, around center: Coordinate) -> Distance {
    let weights = [Double](repeating: 1 / Double(points.count), count: points.count)
    // A rounding error must not ask for one point more.
    return RoughDistances(from: center, to: points, in: plane)
      .distance(reaching: fraction - 1e-12, of: weights) { coordinate($0).distance(to: center) }
  }

  private func coordinate(_ number: Int) -> Coordinate { plane.coordinate(of: points[number]) }
}
