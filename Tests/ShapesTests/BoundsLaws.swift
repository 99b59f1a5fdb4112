import Geodesy
import Shapes
import TestSupport
import Testing

/// Bounds of distance and direction hold for every pair of points, whatever the areas are and
/// wherever they lie; `make bench-bounds` tries a million pairs.
@Suite struct BoundsLaws {
  @Test func `no two points of two areas are nearer or farther apart than the bounds`() throws {
    for seed in seeds(12) {
      var random = Seeded(seed)
      let members = try neighbourhood(seed, &random)
      for one in members {
        for two in members {
          let bounds = one.measured.bounds(to: two.measured, best: (one.inside, two.inside))
          #expect(bounds.least <= bounds.best && bounds.best <= bounds.greatest, "seed \(seed)")
          for (point, other) in zip(one.points, two.points.reversed()) {
            let meters = point.distance(to: other).meters
            #expect(
              meters >= bounds.least.meters - 1e-6 && meters <= bounds.greatest.meters + 1e-6,
              "seed \(seed): \(meters) \(bounds) \(one.measured.area) \(two.measured.area)")
          }
        }
      }
    }
  }

  @Test func `every direction from an area to another lies in the range`() throws {
    for seed in seeds(6) {
      var random = Seeded(seed)
      let members = try neighbourhood(seed, &random)
      for one in members {
        for two in members {
          let arc = one.measured.bearings(to: two.measured, best: (one.inside, two.inside))
          let bounds = one.measured.bounds(to: two.measured, best: (one.inside, two.inside))
          if bounds.least == .zero { #expect(arc.isWhole, "seed \(seed)") }
          for (point, other) in zip(one.points, two.points.reversed()) where point != other {
            #expect(
              arc.contains(point.azimuth(to: other)),
              "seed \(seed): \(arc) \(one.measured.area) \(two.measured.area)")
          }
        }
      }
    }
  }

  @Test func `a range of directions is hardly wider than it must be`() throws {
    for seed in seeds(6) {
      var random = Seeded(seed)
      let center = try regional(&random)
      let far = center.moved(.kilometers(600), toward: direction(&random))
      let one = try ragged(around: center, kilometers: 100, corners: 40, &random)
      let two =
        seed.isMultiple(of: 2)
        ? try ragged(around: far, kilometers: 150, corners: 30, &random)
        : .disc(center: far, radius: .kilometers(80))
      let arc = one.bearings(to: two, best: (center, far))
      var found = AzimuthArc(from: center.azimuth(to: far), width: .degrees(0))
      for point in dense(one, inside: 1, border: 100) {
        for other in dense(two, inside: 1, border: 200) {
          found = found.widened(toHold: point.azimuth(to: other))
        }
      }
      #expect(arc.width.degrees >= found.width.degrees, "seed \(seed)")
      #expect(
        arc.width.degrees <= 1.005 * found.width.degrees + 0.1, "seed \(seed) \(found) \(arc)")
    }
  }

  @Test func `between discs and between points bounds are exact`() throws {
    let (here, there) = (try at(35, 40), try at(34, 41))
    let meters = here.distance(to: there).meters
    let one = Area.disc(center: here, radius: .kilometers(3))
    let bounds = one.bounds(to: .disc(center: there, radius: .kilometers(17)), best: (here, there))
    #expect(bounds.least.meters == meters - 20_000)
    #expect(bounds.greatest.meters == meters + 20_000)
    let points = (Area.disc(center: here, radius: .zero), Area.disc(center: there, radius: .zero))
    let exact = points.0.bounds(to: points.1, best: (here, there))
    #expect(exact.least == exact.best && exact.best == exact.greatest)
    let arc = points.0.bearings(to: points.1, best: (here, there))
    #expect(arc == AzimuthArc(from: here.azimuth(to: there), width: .degrees(0)))
  }

  @Test func `a disc in a hole is as far from the ring as the hole is wide around it`() throws {
    for latitude in [0.0, 35, 89.9, -60] {
      let center = try at(latitude, 180)
      let ring = Area.ring(center: center, inner: .kilometers(100), outer: .kilometers(200))
      let disc = Area.disc(center: center, radius: .kilometers(40))
      let bounds = ring.bounds(to: disc, best: (ring.pointInside, center))
      // The hole has 96 corners, and edges that lie nearer to its middle.
      #expect(bounds.least.meters > 59_900 && bounds.least.meters < 60_000.1)
      #expect(abs(bounds.greatest.meters - 240_000) < 0.1)
      // All around a pole it lies to the north.
      let arc = ring.bearings(to: disc, best: (ring.pointInside, center))
      #expect(arc.isWhole == (latitude < 89), "\(arc)")
    }
  }

  @Test func `areas that touch are no distance apart, and those a metre apart are a metre apart`()
    throws
  {
    let corners = [try at(35, 40), try at(35, 41), try at(36, 41), try at(36, 40)]
    let one = try #require(Area.polygon(exterior: corners))
    let touching = try #require(
      Area.polygon(exterior: [corners[1], try at(35, 42), try at(36, 42), corners[2]]))
    let best = (one.pointInside, touching.pointInside)
    #expect(one.bounds(to: touching, best: best).least == .zero)
    #expect(one.bearings(to: touching, best: best).isWhole)
    let edge = corners[1].moved(.meters(1), toward: Azimuth(degrees: 90))
    let apart = try #require(
      Area.polygon(exterior: [edge, try at(35, 42), try at(36, 42), try at(36, 41.1)]))
    let least = one.bounds(to: apart, best: best).least.meters
    #expect(abs(least - 1) < 0.005, "\(least)")
    // Half a metre within a border is within.
    let within = try #require(
      Area.polygon(
        exterior: [
          corners[0].moved(.meters(0.5), toward: Azimuth(degrees: 45)), try at(35.4, 40.6),
          try at(35.6, 40.4),
        ]))
    #expect(one.bounds(to: within, best: (best.0, within.pointInside)).least == .zero)
  }

  @Test func `bounds hold between far sides of the earth`() throws {
    for seed in seeds(8) {
      var random = Seeded(seed)
      let center = try at(
        .random(in: -80...80, using: &random), .random(in: -180...180, using: &random))
      let one = try ragged(around: center, kilometers: 300, corners: 30, &random)
      let far = center.moved(
        .kilometers(.random(in: 9_000...20_000, using: &random)), toward: direction(&random))
      let two = try ragged(around: far, kilometers: 300, corners: 30, &random)
      let bounds = one.bounds(to: two, best: (one.pointInside, two.pointInside))
      let arc = one.bearings(to: two, best: (one.pointInside, two.pointInside))
      var (least, greatest) = (Double.infinity, 0.0)
      for point in dense(one, inside: 30, border: 100) {
        for other in dense(two, inside: 30, border: 100) {
          let meters = point.distance(to: other).meters
          (least, greatest) = (min(least, meters), max(greatest, meters))
          #expect(arc.contains(point.azimuth(to: other)), "seed \(seed)")
        }
      }
      // The borders are sampled every 30 km; near the antipodes all is taken to be possible.
      #expect(bounds.least.meters <= least && bounds.least.meters > least - 60_000, "seed \(seed)")
      #expect(bounds.greatest.meters >= greatest, "seed \(seed)")
      if greatest < 18_500_000 {
        #expect(bounds.greatest.meters < greatest * 1.01, "seed \(seed)")
      }
    }
  }

  @Test func `an area of nothing has bounds too`() throws {
    let (nothing, point) = (Area(.polygons([])), try at(35, 40))
    let bounds = nothing.bounds(to: .disc(center: point, radius: .zero), best: (point, point))
    #expect(bounds.least == .zero && bounds.greatest == .zero)
    #expect(nothing.bearings(to: nothing, best: (point, point)).isWhole)
  }
}

private struct Member {
  let measured: MeasuredArea
  let inside: Coordinate
  let points: [Coordinate]
}

/// Areas of each kind within 1500 km, at the antimeridian or near a pole for some seeds, and one
/// within another.
private func neighbourhood(_ seed: UInt64, _ random: inout Seeded) throws -> [Member] {
  let base = try at(
    seed % 4 == 1 ? 88 : .random(in: -70...70, using: &random),
    seed % 4 == 2 ? 179.5 : .random(in: -180...180, using: &random))
  func somewhere() -> Coordinate {
    base.moved(.kilometers(.random(in: 0...1_500, using: &random)), toward: direction(&random))
  }
  func size() -> Distance {
    .kilometers([0.1, 1, 10, 100, 300].randomElement(using: &random) ?? 1)
  }
  let country = try ragged(around: somewhere(), kilometers: 300, corners: 60, &random)
  let ring = Area.ring(center: somewhere(), inner: .kilometers(80), outer: .kilometers(150))
  let (start, end) = (somewhere(), somewhere())
  let short = start.moved(size(), toward: direction(&random))
  let areas: [Area?] = [
    .disc(center: somewhere(), radius: size()),
    .disc(center: country.pointInside, radius: .kilometers(5)),
    ring, .disc(center: ring.centroid, radius: .kilometers(30)),
    .sector(
      center: somewhere(), toward: direction(&random), halfAngle: .degrees(30), from: .zero,
      to: size()),
    .corridor(from: start, to: end, halfWidth: .kilometers(15)),
    .along([start, short, end], halfWidth: .kilometers(5)),
    country, country.subtracting(.disc(center: country.pointInside, radius: .kilometers(50))),
    country.intersection(.disc(center: country.pointInside, radius: .kilometers(70))),
    try ragged(around: somewhere(), kilometers: size().kilometers, corners: 12, &random)
      .union(try ragged(around: somewhere(), kilometers: size().kilometers, corners: 12, &random)),
  ]
  return try areas.compactMap(\.self).map { area in
    let inner = area.samples(count: 20).filter(area.contains)
    let border = try borderPoints(area, &random)
    return Member(
      measured: MeasuredArea(area), inside: area.pointInside,
      points: (inner + border).shuffled(using: &random))
  }
}

/// Points on the border, made of what the area says that it is.
private func borderPoints(_ area: Area, _ random: inout Seeded) throws -> [Coordinate] {
  switch area.form {
  case .disc(let center, let radius):
    return (0..<40).map { _ in
      center.moved(.meters(max(0, radius.meters - 1e-7)), toward: direction(&random))
    }
  case .polygons(let polygons):
    let rings = polygons.flatMap { [$0.exterior] + $0.holes }
    return try (0..<40).map { _ in
      let ring = try #require(rings.randomElement(using: &random))
      let index = Int.random(in: 0..<ring.count, using: &random)
      let (start, end) = (ring[index], ring[(index + 1) % ring.count])
      return start.moved(
        .meters(start.distance(to: end).meters * .random(in: 0...1, using: &random)),
        toward: start.azimuth(to: end))
    }
  }
}
