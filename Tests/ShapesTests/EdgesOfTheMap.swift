import Geodesy
import Shapes
import TestSupport
import Testing

/// The antimeridian and the poles, where longitude jumps or means nothing.
@Suite struct EdgesOfTheMap {
  @Test func `discs across the antimeridian and over the poles hold what is near`() throws {
    for (seed, center) in [
      try at(10, 179.9), try at(-40, -179.8), try at(90, 0), try at(-90, 77), try at(88, -120),
    ].enumerated() {
      var random = Seeded(UInt64(seed))
      let disc = Area.disc(center: center, radius: .kilometers(400))
      let polygons = try #require(disc.subtracting(.disc(center: center, radius: .kilometers(100))))
      let prepared = PreparedArea(polygons)
      for _ in 0..<300 {
        let meters = Double.random(in: 0...600_000, using: &random)
        let point = center.moved(.meters(meters), toward: direction(&random))
        #expect(disc.contains(point) == (meters <= 400_000), "\(center)")
        #expect(disc.boundingBox.contains(point) || meters > 400_000, "\(center)")
        if abs(meters - 400_000) < 500 || abs(meters - 100_000) < 500 { continue }
        let inRing = meters > 100_000 && meters < 400_000
        #expect(polygons.contains(point) == inRing, "\(center) \(meters)")
        #expect(prepared.contains(point) == inRing, "\(center) \(meters)")
      }
    }
  }

  @Test func `outlines stay on the map, keep the size and are cut at the antimeridian`() throws {
    for (center, parts) in [
      (try at(10, 179.9), 2), (try at(-40, -179.8), 2), (try at(35, 40), 1), (try at(90, 0), 1),
      (try at(-90, 77), 1), (try at(88, -120), 1), (try at(-87.5, 179), 1),
    ] {
      let disc = Area.disc(center: center, radius: .kilometers(400))
      let outline = disc.outline
      #expect(outline.count == parts, "\(center)")
      for polygon in outline {
        for (one, two) in zip(polygon.exterior, polygon.exterior.dropFirst()) {
          // No edge crosses the map, but along its very edge at a pole.
          #expect(
            abs(one.longitude - two.longitude) < 180 || abs(one.latitude) == 90, "\(center)")
        }
      }
      // Planar size in degrees, weighed by nothing: what a map program would fill.
      for _ in 0..<1 {
        var random = Seeded(7)
        for _ in 0..<300 {
          let meters = Double.random(in: 0...600_000, using: &random)
          if abs(meters - 400_000) < 1_000 { continue }
          let point = center.moved(.meters(meters), toward: direction(&random))
          #expect(
            outline.contains { onMap(point, in: $0.exterior) } == (meters < 400_000),
            "\(center) \(point)")
        }
      }
    }
  }

  @Test(arguments: [9_950, 10_500, 15_000, 19_500, 19_950, 20_040])
  func `a disc wider than half the earth is drawn as what it holds`(kilometers: Double) throws {
    for (latitude, longitude) in [(34.0, 39.0), (0, 0), (-20, 179), (10, -90), (80, 12), (-90, 0)] {
      let center = try at(latitude, longitude)
      let outline = Area.disc(center: center, radius: .kilometers(kilometers)).outline
      var random = Seeded(7)
      for _ in 0..<200 {
        let distance = Double.random(in: 0...20_000, using: &random)
        if abs(distance - kilometers) < 25 || distance > 19_900 { continue }
        let point = center.moved(.kilometers(distance), toward: direction(&random))
        let isInside = outline.contains { polygon in
          onMap(point, in: polygon.exterior) && !polygon.holes.contains { onMap(point, in: $0) }
        }
        #expect(
          isInside == (distance < kilometers), "\(kilometers) km of \(center): \(distance) km")
      }
    }
  }

  @Test func `a ring around a pole has its hole on the map too`() throws {
    let ring = Area.ring(
      center: try at(89, 30), inner: .kilometers(300), outer: .kilometers(900))
    let outline = ring.outline
    var random = Seeded(3)
    for _ in 0..<500 {
      let meters = Double.random(in: 0...1_200_000, using: &random)
      if abs(meters - 300_000) < 1_000 || abs(meters - 900_000) < 1_500 { continue }
      let point = try at(89, 30).moved(.meters(meters), toward: direction(&random))
      let inside = outline.contains { polygon in
        onMap(point, in: polygon.exterior) && !polygon.holes.contains { onMap(point, in: $0) }
      }
      #expect(inside == (meters > 300_000 && meters < 900_000), "\(point)")
    }
  }

  @Test func `a country across the antimeridian can be asked like any other`() throws {
    let country = try #require(
      Area.polygon(
        exterior: [try at(60, 170), try at(60, -170), try at(70, -165), try at(70, 165)]))
    #expect(country.contains(try at(65, 180)))
    #expect(country.contains(try at(65, -180)))
    #expect(!country.contains(try at(65, 0)))
    #expect(PreparedArea(country).contains(try at(65, -175)))
    #expect(!PreparedArea(country).contains(try at(65, 100)))
    #expect(country.outline.count == 2)
    let inside = try #require(
      country.intersection(.disc(center: try at(65, 180), radius: .kilometers(100))))
    #expect(inside.outline.count == 2)
    #expect(country.share(of: .disc(center: try at(65, 180), radius: .kilometers(2_000))) > 0.999)
  }

  /// Even-odd in longitude and latitude, as a map program fills.
  private func onMap(_ point: Coordinate, in ring: [Coordinate]) -> Bool {
    var inside = false
    for (one, two) in zip(ring, ring.dropFirst() + ring.prefix(1))
    where (one.latitude > point.latitude) != (two.latitude > point.latitude) {
      let along = (point.latitude - one.latitude) / (two.latitude - one.latitude)
      if point.longitude < one.longitude + along * (two.longitude - one.longitude) {
        inside.toggle()
      }
    }
    return inside
  }
}
