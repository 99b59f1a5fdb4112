import Geodesy
import Shapes

/// The best single point of an area whose points are not equally likely, with the radius that holds
/// nine tenths of the weight.
///
/// The point is the one from which the expected distance to the truth is least (the geometric
/// median, by Weiszfeld's iteration). Where likely points crowd near one side and a thin rest reaches
/// far, the mean would lie far from both.
struct MedianPoint {
  let point: Coordinate
  let radius: Distance

  private static let mostRounds = 60
  /// A step so short, in metres, ends the search.
  private static let still = 0.1

  init(_ area: Area, weight: (Coordinate) -> Double) {
    let (plane, points, samples) = area.planarSamples(count: 2_500)
    var weights = samples.map(weight)
    if !weights.contains(where: { $0 > 0 }) { weights = samples.map { _ in 1 } }
    var (east, north) = (0.0, 0.0)
    for round in 0..<Self.mostRounds {
      var (sumEast, sumNorth, sum) = (0.0, 0.0, 0.0)
      for (point, weight) in zip(points, weights) {
        let (x, y) = (point.east.meters - east, point.north.meters - north)
        // The first round takes the mean.
        let part = round == 0 ? weight : weight / max(1, (x * x + y * y).squareRoot())
        sumEast += part * point.east.meters
        sumNorth += part * point.north.meters
        sum += part
      }
      let (lastEast, lastNorth) = (east, north)
      (east, north) = (sumEast / sum, sumNorth / sum)
      let (stepEast, stepNorth) = (east - lastEast, north - lastNorth)
      if round > 0, stepEast * stepEast + stepNorth * stepNorth < Self.still * Self.still { break }
    }
    var center = plane.coordinate(of: PlanePoint(east: .meters(east), north: .meters(north)))
    if !area.contains(center) { center = NearestPoint(of: samples).to(center)?.point ?? center }
    point = center
    radius = RoughDistances(from: center, to: points, in: plane)
      .distance(reaching: 0.9 * weights.reduce(0, +), of: weights) {
        samples[$0].distance(to: center)
      }
  }
}
