import Geodesy
import Shapes

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// The least and the greatest distance between two borders by looking at all pairs of points that lie
/// dense on them, and at ever smaller steps around the best of these.
struct DenseSearch {
  private let (one, two): (Border, Border)
  private(set) var least = Double.infinity
  private(set) var greatest = 0.0

  private struct Pair {
    let (place, other): (Double, Double)
    let straight: Double
  }

  init(_ one: Border, _ two: Border, count: Int) {
    (self.one, self.two) = (one, two)
    let (places, others) = (one.places(count: count), two.places(count: count))
    let (here, there) = (
      places.map { inSpace(one.point($0)) }, others.map { inSpace(two.point($0)) }
    )
    // A straight line tells the geodesic to half a percent: the best few of all are looked at.
    var (near, far): ([Pair], [Pair]) = ([], [])
    var (nearest, farthest) = (Double.infinity, 0.0)
    for (index, point) in here.enumerated() {
      var (low, high) = ((Double.infinity, 0), (0.0, 0))
      for (number, other) in there.enumerated() {
        let step = point - other
        let square = (step * step).sum()
        if square < low.0 { low = (square, number) }
        if square > high.0 { high = (square, number) }
      }
      near.append(Pair(place: places[index], other: others[low.1], straight: low.0.squareRoot()))
      far.append(Pair(place: places[index], other: others[high.1], straight: high.0.squareRoot()))
      nearest = min(nearest, low.0.squareRoot())
      farthest = max(farthest, high.0.squareRoot())
    }
    near.sort { $0.straight < $1.straight }
    far.sort { $0.straight > $1.straight }
    for pair in near.prefix(4) { least = min(least, refined(pair, sign: 1)) }
    for pair in far.prefix(2) { greatest = max(greatest, -refined(pair, sign: -1)) }
  }

  /// Walks along both borders to where the distance, times `sign`, is least.
  private func refined(_ pair: Pair, sign: Double) -> Double {
    var (place, other) = (pair.place, pair.other)
    func measure(_ place: Double, _ other: Double) -> Double {
      sign * one.point(place).distance(to: two.point(other)).meters
    }
    var best = measure(place, other)
    var (step, moves) = (0.25, 0)
    while step > 1e-6, moves < 100 {
      var moved = false
      for (along, aside) in [
        (1.0, 0.0), (-1, 0), (0, 1), (0, -1), (1, 1), (-1, -1), (1, -1), (-1, 1),
      ] {
        let value = measure(place + along * step, other + aside * step)
        if value < best - 1e-9 {
          (best, place, other, moved) = (value, place + along * step, other + aside * step, true)
        }
      }
      if moved { moves += 1 } else { step /= 2 }
    }
    return best
  }
}

/// A point in space, in metres.
private func inSpace(_ coordinate: Coordinate) -> SIMD3<Double> {
  let (latitude, longitude) = (coordinate.latitude * .pi / 180, coordinate.longitude * .pi / 180)
  let square = 0.006_694_379_990_141_316
  let normal = 6_378_137 / (1 - square * sin(latitude) * sin(latitude)).squareRoot()
  return SIMD3(
    normal * cos(latitude) * cos(longitude), normal * cos(latitude) * sin(longitude),
    normal * (1 - square) * sin(latitude))
}
