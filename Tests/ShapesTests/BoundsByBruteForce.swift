import Geodesy
import Shapes
import TestSupport
import Testing

/// Every pair of sampled points lies within the bounds, and the bounds are reached.
@Suite struct BoundsByBruteForce {
  @Test func `disc to disc`() throws {
    try check(seeds: seeds(10)) { random in
      let radius = Distance.kilometers(.random(in: 1...80, using: &random))
      let other = Distance.kilometers(.random(in: 1...80, using: &random))
      return (
        .disc(center: try regional(&random), radius: radius),
        .disc(center: try regional(&random), radius: other)
      )
    }
  }

  @Test func `disc to corridor`() throws {
    try check(seeds: seeds(10)) { random in
      (
        .disc(
          center: try regional(&random), radius: .kilometers(.random(in: 1...30, using: &random))),
        .corridor(
          from: try regional(&random), to: try regional(&random),
          halfWidth: .kilometers(.random(in: 5...40, using: &random)))
      )
    }
  }

  @Test func `disc to a country with a ragged border`() throws {
    // Its border is 10 000 km long: it takes many points to come near every tongue of it.
    try check(seeds: seeds(8), border: (96, 3_000)) { random in
      let center = try regional(&random)
      return (
        .disc(
          center: try regional(&random), radius: .kilometers(.random(in: 1...30, using: &random))),
        try ragged(around: center, kilometers: 400, corners: 90, &random)
      )
    }
  }

  @Test func `polygon to polygon`() throws {
    try check(seeds: seeds(10)) { random in
      let (here, there) = (try regional(&random), try regional(&random))
      return (
        try ragged(around: here, kilometers: 200, corners: 60, &random),
        try ragged(around: there, kilometers: 300, corners: 25, &random)
      )
    }
  }

  @Test func `corridor to ring and sector`() throws {
    try check(seeds: seeds(8)) { random in
      let corridor = Area.corridor(
        from: try regional(&random), to: try regional(&random), halfWidth: .kilometers(15))
      let center = try regional(&random)
      if Bool.random(using: &random) {
        return (
          corridor,
          .ring(center: center, inner: .kilometers(150), outer: .kilometers(220))
        )
      }
      return (
        corridor,
        .sector(
          center: center, toward: direction(&random), halfAngle: .degrees(22.5),
          from: .kilometers(30), to: .kilometers(250))
      )
    }
  }

  @Test func `areas that overlap, one inside the other too, can be no distance apart`() throws {
    for seed in seeds(10) {
      var random = Seeded(seed)
      let center = try regional(&random)
      let country = try ragged(around: center, kilometers: 300, corners: 40, &random)
      let inside = country.pointInside
      let near = inside.moved(.kilometers(2), toward: direction(&random))
      let others: [Area] = [
        .disc(center: near, radius: .kilometers(5)),
        .corridor(from: inside, to: near, halfWidth: .kilometers(1)),
        try #require(country.intersection(.disc(center: inside, radius: .kilometers(60)))),
      ]
      for other in others {
        for (one, two) in [(country, other), (other, country)] {
          let bounds = one.bounds(to: two, best: (one.pointInside, two.pointInside))
          #expect(bounds.least == .zero, "seed \(seed)")
          #expect(one.intersects(two), "seed \(seed)")
        }
      }
    }
  }

  private func check(
    seeds: Range<UInt64>, border: (Int, Int) = (300, 300),
    _ make: (inout Seeded) throws -> (Area, Area)
  ) throws {
    for seed in seeds {
      var random = Seeded(seed)
      let (one, two) = try make(&random)
      let bounds = one.bounds(to: two, best: (one.pointInside, two.pointInside))
      let mirrored = two.bounds(to: one, best: (two.pointInside, one.pointInside))
      let (here, there) = (
        dense(one, inside: 40, border: border.0), dense(two, inside: 40, border: border.1)
      )
      var (least, greatest) = (Double.infinity, 0.0)
      for point in here {
        for other in there {
          let meters = point.distance(to: other).meters
          least = min(least, meters)
          greatest = max(greatest, meters)
        }
      }
      let overlap = one.intersects(two)
      // Samples of areas that overlap need not coincide.
      #expect(least >= bounds.least.meters - 0.5, "seed \(seed): \(least) \(bounds)")
      #expect(greatest <= bounds.greatest.meters + 0.5, "seed \(seed): \(greatest) \(bounds)")
      #expect(greatest >= 0.995 * bounds.greatest.meters, "seed \(seed): \(greatest) \(bounds)")
      if overlap {
        #expect(bounds.least == .zero, "seed \(seed)")
      } else {
        #expect(bounds.least > .zero, "seed \(seed)")
        // The border is sampled every few kilometres: that is how well it can be reached.
        #expect(
          least - bounds.least.meters <= 0.005 * bounds.greatest.meters,
          "seed \(seed): \(least) \(bounds)")
      }
      #expect(bounds.least <= bounds.best && bounds.best <= bounds.greatest, "seed \(seed)")
      #expect(abs(bounds.least.meters - mirrored.least.meters) < 5, "seed \(seed)")
      #expect(abs(bounds.greatest.meters - mirrored.greatest.meters) < 0.1, "seed \(seed)")
    }
  }
}
