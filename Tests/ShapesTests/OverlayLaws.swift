import Geodesy
import Shapes
import TestSupport
import Testing

@Suite struct OverlayLaws {
  private func pair(_ seed: UInt64) throws -> (Area, Area, Seeded) {
    var random = Seeded(seed)
    let center = try regional(&random)
    let near = center.moved(
      .kilometers(.random(in: 0...250, using: &random)), toward: direction(&random))
    let one = try ragged(around: center, kilometers: 250, corners: 40, &random)
    let two =
      seed.isMultiple(of: 2)
      ? try ragged(around: near, kilometers: 200, corners: 25, &random)
      : Area.disc(center: near, radius: .kilometers(120))
    return (one, two, random)
  }

  @Test func `a point lies in the overlay exactly if it lies in the right ones of the two`() throws
  {
    for seed in seeds(10) {
      var (one, two, random) = try pair(seed)
      let (both, either) = (one.intersection(two), one.union(two))
      let rest = one.subtracting(two)
      let borders = [one, two].flatMap { $0.outline.map(\.exterior) }.joined()
      for _ in 0..<60 {
        let point = one.pointInside.moved(
          .kilometers(.random(in: 0...400, using: &random)), toward: direction(&random))
        // A traced disc is smaller than the disc by up to 65 m here: leave its border out.
        if borders.contains(where: { $0.distance(to: point).meters < 6_000 }) { continue }
        let (inOne, inTwo) = (one.contains(point), two.contains(point))
        #expect((both?.contains(point) ?? false) == (inOne && inTwo), "seed \(seed)")
        #expect((either?.contains(point) ?? false) == (inOne || inTwo), "seed \(seed)")
        #expect((rest?.contains(point) ?? false) == (inOne && !inTwo), "seed \(seed)")
      }
    }
  }

  @Test func `sizes add up`() throws {
    for seed in seeds(10) {
      let (one, two, _) = try pair(seed)
      let both = one.intersection(two)?.squareMeters ?? 0
      let either = try #require(one.union(two)).squareMeters
      let rest = one.subtracting(two)?.squareMeters ?? 0
      #expect(abs(rest + both - one.squareMeters) < 1e-6 * one.squareMeters, "seed \(seed)")
      // A traced disc is 0.07 % smaller than the disc.
      #expect(
        abs(either + both - one.squareMeters - two.squareMeters) < 1e-3 * two.squareMeters,
        "seed \(seed)")
      #expect(abs(one.share(of: two) - both / one.squareMeters) < 1e-4, "seed \(seed)")
    }
  }

  @Test func `the shares of a circle in districts that cover it add up to one`() throws {
    for seed in seeds(10) {
      var random = Seeded(seed)
      let center = try regional(&random)
      let circle = Area.disc(
        center: center.moved(.kilometers(20), toward: direction(&random)),
        radius: .kilometers(.random(in: 1...60, using: &random)))
      let districts = (0..<5).map {
        Area.sector(
          center: center, toward: Azimuth(degrees: 72 * Double($0)), halfAngle: .degrees(36),
          from: .zero, to: .kilometers(300))
      }
      let shares = districts.map(circle.share)
      #expect(abs(shares.reduce(0, +) - 1) < 1e-6, "seed \(seed)")
      #expect(shares.contains { $0 > 0.2 }, "seed \(seed)")
    }
  }

  @Test func `what comes out is dense and turns the right way`() throws {
    for seed in seeds(8) {
      let (one, two, _) = try pair(seed)
      let made =
        [one.intersection(two), one.union(two), one.subtracting(two)]
        + [one.buffered(by: .kilometers(30)), one.buffered(by: .kilometers(-10))]
      for case .polygons(let polygons)? in made.map({ $0?.form }) {
        for polygon in polygons {
          for ring in [polygon.exterior] + polygon.holes {
            let steps = zip(ring, ring.dropFirst() + ring.prefix(1)).map {
              $0.distance(to: $1).meters
            }
            #expect((steps.max() ?? 0) < 10_100, "seed \(seed)")
          }
          let turned = try #require(Area.polygon(exterior: polygon.exterior))
          guard case .polygons(let canonical) = turned.form else { continue }
          #expect(canonical.first?.exterior == polygon.exterior, "seed \(seed)")
        }
      }
    }
  }

  @Test func `a buffered area holds what lies that near, and a shrunken one what lies that deep`()
    throws
  {
    for seed in seeds(10) {
      var (one, _, random) = try pair(seed)
      let wider = try #require(one.buffered(by: .kilometers(20)))
      for _ in 0..<100 {
        let point = one.pointInside.moved(
          .kilometers(.random(in: 0...350, using: &random)), toward: direction(&random))
        let distance = one.nearestDistance(to: point)
        if abs(distance.kilometers - 20) < 0.1 { continue }
        #expect(wider.contains(point) == (distance < .kilometers(20)), "seed \(seed) \(distance)")
      }
    }
    let disc = Area.disc(center: try at(35, 40), radius: .kilometers(5))
    #expect(
      disc.buffered(by: .kilometers(3)) == .disc(center: try at(35, 40), radius: .meters(8_000)))
    #expect(disc.buffered(by: .kilometers(-6)) == nil)
  }

  @Test func `what has nothing in common has no intersection, and nothing has no inside`() throws {
    let here = Area.disc(center: try at(35, 40), radius: .kilometers(5))
    let there = Area.disc(center: try at(35, 41), radius: .kilometers(5))
    #expect(here.intersection(there) == nil)
    #expect(!here.intersects(there))
    #expect(here.subtracting(there) == here)
    #expect(here.subtracting(here.buffered(by: .kilometers(1)) ?? there) == nil)
    #expect(here.share(of: there) == 0)
    let flat = [try at(35, 40), try at(35, 40), try at(35, 40)]
    #expect(Area.polygon(exterior: flat) == nil)
    #expect(Area.polygon(exterior: []) == nil)
    #expect(Area.along([], halfWidth: .kilometers(1)) == nil)
  }

  @Test func `a ring that crosses itself is mended, not refused`() throws {
    let bow = try #require(
      Area.polygon(
        exterior: [try at(35, 40), try at(36, 41), try at(36.2, 40), try at(35, 41)]))
    let disc = Area.disc(center: try at(35.5, 40.5), radius: .kilometers(300))
    let both = try #require(bow.intersection(disc))
    #expect(both.squareMeters > 0)
  }
}
