import Geodesy
import Shapes

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// The best single point of an area whose points are not equally likely, with the radius that holds
/// nine tenths of the weight.
///
/// The point is the one from which the expected distance to the truth is least (the geometric
/// median, by Weiszfeld's iteration). Where likely points crowd near one side and a thin rest reaches
/// far, the mean would lie far from both.
struct MedianPoint {
  let point: Coordinate
  let radius: Distance

  init(_ area: Area, weight: (Coordinate) -> Double) {
    let samples = area.samples(count: 2_500)
    let plane = Plane(center: area.pointInside)
    let points = samples.map { plane.point(of: $0) }
    var weights = samples.map(weight)
    if !weights.contains(where: { $0 > 0 }) { weights = samples.map { _ in 1 } }
    var (east, north) = (0.0, 0.0)
    for round in 0..<60 {
      var (sumEast, sumNorth, sum) = (0.0, 0.0, 0.0)
      for (point, weight) in zip(points, weights) {
        // The first round takes the mean.
        let away =
          round == 0 ? 1 : max(1, hypot(point.east.meters - east, point.north.meters - north))
        sumEast += weight / away * point.east.meters
        sumNorth += weight / away * point.north.meters
        sum += weight / away
      }
      (east, north) = (sumEast / sum, sumNorth / sum)
    }
    var center = plane.coordinate(of: PlanePoint(east: .meters(east), north: .meters(north)))
    if !area.contains(center) {
      let wanted = center
      center = samples.min { $0.distance(to: wanted) < $1.distance(to: wanted) } ?? wanted
    }
    point = center
    let total = weights.reduce(0, +)
    let ranked = zip(samples.map { $0.distance(to: center) }, weights).sorted { $0.0 < $1.0 }
    var held = 0.0
    var radius = Distance.zero
    for (distance, weight) in ranked {
      held += weight
      radius = distance
      if held >= 0.9 * total { break }
    }
    self.radius = radius
  }
}
