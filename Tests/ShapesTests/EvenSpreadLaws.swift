import Geodesy
import Shapes
import TestSupport
import Testing

@Suite struct EvenSpreadLaws {
  /// The radius worked out from how far every point is.
  private func plainRadius(
    of area: Area, holding fraction: Double, around center: Coordinate
  ) throws -> Distance {
    let distances = area.samples(count: 2_500).map { $0.distance(to: center) }.sorted()
    var held = 0.0
    for distance in distances {
      held += 1 / Double(distances.count)
      if held >= fraction - 1e-12 { return distance }
    }
    return try #require(distances.last)
  }

  @Test func `A radius is the one that all points tell, to the last bit`() throws {
    for seed in seeds(12) {
      var random = Seeded(seed)
      let center = try regional(&random)
      let size = [3.0, 250, 4_000][Int(seed % 3)]
      let area = try ragged(around: center, kilometers: size, corners: 30, &random)
      let away = center.moved(
        .kilometers(.random(in: 0...(2 * size), using: &random)), toward: direction(&random))
      for fraction in [0, 0.5, 0.9, 1] {
        #expect(
          area.radius(holding: fraction, around: away)
            == (try plainRadius(of: area, holding: fraction, around: away)), "seed \(seed)")
      }
      let spread = area.evenSpread(holding: 0.9)
      #expect(spread.center == area.evenCenter, "seed \(seed)")
      #expect(spread.radius == area.radius(holding: 0.9, around: spread.center), "seed \(seed)")
      #expect(area.nearestDistance(to: spread.center).meters < 0.5, "seed \(seed)")
    }
  }

  @Test func `Weights say with which point a sum is reached`() throws {
    let center = try at(35, 40)
    let area = Area.disc(center: center, radius: .kilometers(50))
    let samples = area.samples(count: 300)
    let plane = Plane(center: center)
    let rough = RoughDistances(from: center, to: samples.map(plane.point), in: plane)
    let weights = samples.map { $0.longitude > 40 ? 1.0 : 0 }
    let total = weights.reduce(0, +)
    let reached = rough.distance(reaching: total / 2, of: weights) {
      samples[$0].distance(to: center)
    }
    let nearer = zip(samples, weights).filter { $0.0.distance(to: center) <= reached }
    #expect(nearer.reduce(0) { $0 + $1.1 } >= total / 2)
    let all = rough.distance(reaching: total * 2, of: weights) { samples[$0].distance(to: center) }
    #expect(all == samples.map { $0.distance(to: center) }.max())
    let nearest = try #require(rough.nearest { samples[$0].distance(to: center) })
    #expect(
      samples[nearest].distance(to: center) == samples.map { $0.distance(to: center) }.min())
  }
}
