import Geodesy
import Shapes
import TestSupport
import Testing

@Suite struct SamplingLaws {
  @Test func `samples lie inside, are about as many as asked for and always the same`() throws {
    for seed in seeds(8) {
      var random = Seeded(seed)
      let center = try regional(&random)
      let area =
        seed.isMultiple(of: 2)
        ? try ragged(around: center, kilometers: 250, corners: 40, &random)
        : Area.corridor(from: center, to: try regional(&random), halfWidth: .kilometers(12))
      let samples = area.samples(count: 500)
      #expect(samples == area.samples(count: 500), "seed \(seed)")
      #expect((450...550).contains(samples.count), "seed \(seed): \(samples.count)")
      for sample in samples {
        #expect(area.nearestDistance(to: sample).meters < 0.5, "seed \(seed)")
      }
    }
  }

  @Test func `an area that no grid hits, and one of no size, still give a point`() throws {
    let center = try at(35, 40)
    let speck = Area.disc(center: center, radius: .zero)
    #expect(speck.samples(count: 100).count >= 1)
    #expect(speck.pointInside == center)
    #expect(speck.squareMeters == 0)
    #expect(speck.share(of: .disc(center: center, radius: .meters(1))) == 1)
    let sliver = Area.corridor(
      from: try at(30, 35), to: try at(37, 48), halfWidth: .meters(1))
    let samples = sliver.samples(count: 200)
    #expect(!samples.isEmpty && samples.count < 1_000)
  }

  @Test func `the 90 percent radius of a disc is that of its area`() throws {
    let center = try at(35, 40)
    let disc = Area.disc(center: center, radius: .kilometers(50))
    let radius = disc.radius(holding: 0.9, around: center)
    #expect(abs(radius.kilometers - 50 * 0.9.squareRoot()) < 0.5)
    let all = disc.radius(holding: 1, around: center)
    #expect(all.kilometers > 48.5 && all <= .kilometers(50))
  }

  @Test func `the centre lies inside`() throws {
    let center = try at(35, 40)
    let disc = Area.disc(center: center, radius: .kilometers(50))
    let even = disc.evenCenter
    #expect(even.distance(to: center).meters < 1_000)
    // The centroid of a half disc lies 4r/3π from the middle.
    let half = Area.sector(
      center: center, toward: Azimuth(degrees: 90), halfAngle: .degrees(90), from: .zero,
      to: .kilometers(50))
    let expected = center.moved(
      .kilometers(50 * 4 / (3 * Double.pi)), toward: Azimuth(degrees: 90))
    #expect(half.evenCenter.distance(to: expected).meters < 1_000)
    let ring = Area.ring(center: center, inner: .kilometers(60), outer: .kilometers(80))
    let inRing = ring.evenCenter
    #expect(ring.nearestDistance(to: inRing).meters < 0.5)
    #expect(ring.centroid.distance(to: center).meters < 10)
    #expect(ring.contains(ring.pointInside))
  }

  @Test func `the point inside is inside, however the area winds`() throws {
    for seed in seeds(50) {
      var random = Seeded(seed)
      let center = try regional(&random)
      let area = try ragged(around: center, kilometers: 250, corners: 12, &random)
      let shell = area.subtracting(.disc(center: area.centroid, radius: .kilometers(50)))
      #expect(area.contains(area.pointInside), "seed \(seed)")
      if let shell { #expect(shell.contains(shell.pointInside), "seed \(seed)") }
    }
  }
}
