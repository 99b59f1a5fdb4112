import Geodesy
import TestSupport
import Testing

/// A point anywhere on the earth.
func anywhere(_ random: inout Seeded) throws -> Coordinate {
  try #require(
    Coordinate(
      latitude: .random(in: -90...90, using: &random),
      longitude: .random(in: -180...180, using: &random)))
}

@Suite struct DistanceLaws {
  @Test func `symmetric, and never longer by way of a third point`() throws {
    for seed in seeds(1_000) {
      var random = Seeded(seed)
      let (a, b, c) = (try anywhere(&random), try anywhere(&random), try anywhere(&random))
      #expect(a.distance(to: b) == b.distance(to: a), "seed \(seed)")
      #expect(
        a.distance(to: c).meters <= a.distance(to: b).meters + b.distance(to: c).meters + 1e-6,
        "seed \(seed)")
      #expect(a.distance(to: a) == .zero, "seed \(seed)")
    }
  }

  @Test func `moving by the distance toward the azimuth arrives`() throws {
    for seed in seeds(1_000) {
      var random = Seeded(seed)
      let (a, b) = (try anywhere(&random), try anywhere(&random))
      let arrived = a.moved(a.distance(to: b), toward: a.azimuth(to: b))
      #expect(arrived.distance(to: b).meters < 1e-4, "seed \(seed)")
    }
  }

  @Test func `a path has short steps, adds up to the distance and keeps its ends`() throws {
    for seed in seeds(200) {
      var random = Seeded(seed)
      let (a, b) = (try anywhere(&random), try anywhere(&random))
      let path = a.path(to: b, step: .kilometers(100))
      #expect(path.first == a && path.last == b, "seed \(seed)")
      let steps = zip(path, path.dropFirst()).map { $0.distance(to: $1).meters }
      #expect((steps.max() ?? 0) <= 100_000 + 1e-3, "seed \(seed)")
      #expect(abs(steps.reduce(0, +) - a.distance(to: b).meters) < 1e-3, "seed \(seed)")
      let middle = a.midpoint(to: b)
      let half = a.distance(to: b).meters / 2
      #expect(abs(middle.distance(to: a).meters - half) < 1e-5, "seed \(seed)")
      #expect(abs(middle.distance(to: b).meters - half) < 1e-5, "seed \(seed)")
    }
  }

  @Test func `a path of no length has two ends, and a step of nothing does not run on`() throws {
    let here = try #require(Coordinate(latitude: 35, longitude: 40))
    let near = here.moved(.meters(4.5), toward: Azimuth(degrees: 90))
    #expect(here.path(to: here, step: .kilometers(1)) == [here, here])
    #expect(here.path(to: near, step: .zero).count == 6)
    #expect(here.path(to: near, step: .meters(.nan)).count == 6)
    #expect(here.moved(.meters(.infinity), toward: Azimuth(degrees: 0)) == here)
  }

  @Test func `a turned azimuth differs by the angle it was turned by`() {
    #expect(Azimuth(degrees: 350).turned(.degrees(20)) == Azimuth(degrees: 10))
    #expect(Azimuth(degrees: 350).angle(to: Azimuth(degrees: 10)) == .degrees(20))
    #expect(Azimuth(degrees: 0).angle(to: Azimuth(degrees: 180)) == .degrees(180))
  }
}
