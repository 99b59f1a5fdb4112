import Geodesy
import Shapes
import TestSupport
import Testing

@Suite struct ReachLaws {
  @Test func `a corridor holds exactly what lies within its half width of the path`() throws {
    for seed in seeds(8) {
      var random = Seeded(seed)
      let (start, end) = (try regional(&random), try regional(&random))
      let half = Double.random(in: 2_000...60_000, using: &random)
      let corridor = Area.corridor(from: start, to: end, halfWidth: .meters(half))
      let path = start.path(to: end, step: .meters(500))
      for _ in 0..<25 {
        let foot = path[Int.random(in: 0..<path.count, using: &random)]
        let point = foot.moved(
          .meters(.random(in: 0...(2 * half), using: &random)), toward: direction(&random))
        let meters = path.map { $0.distance(to: point).meters }.min() ?? 0
        // The path is walked in steps of 500 m and round ends have 96 corners.
        if abs(meters - half) < 50 + 0.001 * half { continue }
        #expect(corridor.contains(point) == (meters < half), "seed \(seed) \(meters) \(half)")
      }
    }
  }

  @Test func `a sector holds exactly what lies in its directions and distances`() throws {
    for seed in seeds(20) {
      var random = Seeded(seed)
      let center = try regional(&random)
      let toward = direction(&random)
      let half = Double.random(in: 5...150, using: &random)
      let inner = seed.isMultiple(of: 3) ? 0 : Double.random(in: 10...100, using: &random)
      let sector = Area.sector(
        center: center, toward: toward, halfAngle: .degrees(half), from: .kilometers(inner),
        to: .kilometers(250))
      for _ in 0..<50 {
        let km = Double.random(in: 1...300, using: &random)
        let azimuth = direction(&random)
        let off = azimuth.angle(to: toward).degrees
        if abs(km - inner) < 0.3 || abs(km - 250) < 0.3 || abs(off - half) < 0.1 { continue }
        let point = center.moved(.kilometers(km), toward: azimuth)
        #expect(
          sector.contains(point) == (off < half && km > inner && km < 250), "seed \(seed)")
      }
    }
  }

  @Test func `a line of points is the union of its corridors`() throws {
    let points = [try at(34, 40), try at(34.5, 40.5), try at(34.4, 41.2), try at(35, 41.1)]
    let line = try #require(Area.along(points, halfWidth: .kilometers(10)))
    let parts = zip(points, points.dropFirst()).map {
      Area.corridor(from: $0, to: $1, halfWidth: .kilometers(10))
    }
    var random = Seeded(1)
    for _ in 0..<500 {
      let point = try at(
        .random(in: 33.7...35.3, using: &random), .random(in: 39.7...41.5, using: &random))
      let border = parts.contains { abs($0.nearestDistance(to: point).meters - 1) < 20 }
      if border { continue }
      #expect(line.contains(point) == parts.contains { $0.contains(point) }, "\(point)")
    }
  }

  @Test func `nearest and farthest are those of the densely sampled area`() throws {
    for seed in seeds(10) {
      var random = Seeded(seed)
      let center = try regional(&random)
      let area = try ragged(around: center, kilometers: 300, corners: 50, &random)
      let from = try regional(&random)
      let meters = dense(area, inside: 200, border: 4_000).map { from.distance(to: $0).meters }
      let (least, greatest) = (meters.min() ?? 0, meters.max() ?? 0)
      let nearest = area.nearestDistance(to: from).meters
      #expect(area.contains(from) == (nearest == 0), "seed \(seed)")
      if nearest > 0 {
        #expect(least >= nearest - 0.1 && least - nearest < 1_500, "seed \(seed)")
      }
      let farthest = area.farthestDistance(to: from).meters
      #expect(greatest <= farthest + 0.01 && greatest > 0.999 * farthest, "seed \(seed)")
    }
  }

  @Test func `a prepared area answers as the area does`() throws {
    for seed in seeds(8) {
      var random = Seeded(seed)
      let center = try regional(&random)
      let country = try ragged(around: center, kilometers: 500, corners: 400, &random)
      let hollow = try #require(
        country.subtracting(.disc(center: country.pointInside, radius: .kilometers(40))))
      for area in [country, hollow, .disc(center: center, radius: .kilometers(77))] {
        let prepared = PreparedArea(area)
        for _ in 0..<50 {
          let point = center.moved(
            .kilometers(.random(in: 0...600, using: &random)), toward: direction(&random))
          #expect(prepared.contains(point) == area.contains(point), "seed \(seed) \(point)")
        }
      }
    }
  }

  @Test func `a size on the ellipsoid is the published one`() throws {
    // An eighth of the ellipsoid: its whole surface is 510 065 621 724 088.5 m² (Karney 2013).
    let octant = try #require(
      Area.polygon(exterior: [try at(0, 0), try at(0, 90), try at(90, 0)]))
    #expect(abs(octant.squareMeters - 510_065_621_724_088.5 / 8) < 10)
    // Small discs are flat.
    let disc = Area.disc(center: try at(35, 40), radius: .kilometers(10))
    #expect(abs(disc.squareMeters / (Double.pi * 1e8) - 1) < 1e-6)
  }

  @Test func `both sides of a long edge are told apart as the geodesic runs`() throws {
    // From 35 N 35 E to 35 N 49 E the geodesic climbs to 35.2 N.
    let area = try #require(
      Area.polygon(exterior: [try at(35, 35), try at(30, 42), try at(35, 49)]))
    #expect(area.contains(try at(35.1, 42)))
    #expect(!area.contains(try at(35.3, 42)))
    #expect(PreparedArea(area).contains(try at(35.1, 42)))
    #expect(!PreparedArea(area).contains(try at(35.3, 42)))
  }
}
