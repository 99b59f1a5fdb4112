import Foundation
import Geodesy
import Shapes
import TestSupport
import Testing

/// What is called certain lies inside, what is called impossible lies outside.
///
/// Wherever on the earth and however large: points are the judges. `make exhaustive` tries a million pairs.
@Suite struct AskedAreaLaws {
  @Test func `a disc in a disc is told as their distance and radii say`() {
    for seed in seeds(20_000) {
      var random = Seeded(seed)
      let (center, reach) = (spot(&random), radius(&random))
      let (middle, radius) = near(center, reach, &random)
      let asked = AskedArea(.disc(center: center, radius: reach))
      let other = Area.disc(center: middle, radius: radius)
      let meters = center.distance(to: middle).meters
      let isWhole = meters + radius.meters <= reach.meters
      let isNone = meters - radius.meters > reach.meters
      let isRight =
        switch asked.relation(to: other) {
        case .inside: isWhole || reach.meters > 20_003_931
        case .outside: isNone
        case .crossing: !isWhole && !isNone
        }
      if !isRight { Issue.record("seed \(seed): \(asked.area) \(other)") }
      guard seed.isMultiple(of: 100) else { continue }
      let part = asked.part(of: other)
      if case .some(let share) = part { #expect(share > 0 && share < 1, "seed \(seed)") }
      for point in points(of: other, 12, &random) {
        let away = center.distance(to: point).meters
        if part == .whole { #expect(away <= reach.meters + 1e-6, "seed \(seed)") }
        if part == .none { #expect(away > reach.meters - 1e-6, "seed \(seed)") }
      }
    }
  }

  @Test func `polygons and discs are told as their points say`() {
    for seed in seeds(400) {
      var random = Seeded(seed)
      let center = spot(&random)
      let size = Double.random(in: 2...900, using: &random)
      let region =
        seed % 3 == 0
        ? Area.disc(center: center, radius: .kilometers(size))
        : ragged(center, size, holed: seed % 4 == 1, &random)
      let (middle, radius) = near(center, .kilometers(size), &random)
      let other =
        seed % 3 == 0 || seed % 5 == 0
        ? ragged(middle, max(0.1, min(900, radius.kilometers)), holed: false, &random)
        : Area.disc(center: middle, radius: .meters(min(2e6, radius.meters)))
      guard let region, let other else { continue }
      let part = AskedArea(region).part(of: other)
      if case .some(let share) = part { #expect(share > 0 && share < 1, "seed \(seed)") }
      let judges = points(of: other, 40, &random)
      let held = judges.filter { region.contains($0) }
      // An outline is written to a metre, and one of a metre and a half counts as the same.
      if part == .whole {
        for point in judges where !region.contains(point) {
          #expect(region.nearestDistance(to: point).meters < 1.6, "seed \(seed)")
        }
      }
      if part == .none { #expect(held.isEmpty, "seed \(seed): \(region) \(other)") }
      // Points of the region that the other area holds are points in common, too.
      if part == .none {
        for point in points(of: region, 20, &random) {
          #expect(!other.contains(point), "seed \(seed)")
        }
      }
    }
  }

  @Test func `shares are parts of the area`() throws {
    let center = try #require(Coordinate(latitude: 35, longitude: 40))
    let half = AskedArea(.disc(center: center, radius: .kilometers(10)))
    let east = center.moved(.kilometers(10), toward: Azimuth(degrees: 90))
    // Of a small circle on the border a little less than half lies inside.
    let share = half.part(of: .disc(center: east, radius: .kilometers(1))).share
    #expect((0.44...0.5).contains(share))
    // A region within a larger area: the part that it is of it.
    let wide = half.part(of: .disc(center: center, radius: .kilometers(20))).share
    #expect((0.23...0.27).contains(wide))
    // Half of an event that may lie anywhere on the earth lies on half of the earth.
    let hemisphere = AskedArea(.disc(center: center, radius: .kilometers(10_002)))
    let anywhere = Area.disc(center: east, radius: .kilometers(20_040))
    #expect((0.47...0.53).contains(hemisphere.part(of: anywhere).share))
  }

  @Test func `a point is inside or not, and the whole earth holds all`() throws {
    let pole = try #require(Coordinate(latitude: 90, longitude: 0))
    let south = try #require(Coordinate(latitude: -90, longitude: 0))
    let edge = try #require(Coordinate(latitude: 0, longitude: 180))
    let point = Area.disc(center: edge, radius: .zero)
    #expect(AskedArea(point).part(of: point) == .whole)
    let beside = try #require(Coordinate(latitude: 0, longitude: -180))
    #expect(AskedArea(point).part(of: .disc(center: beside, radius: .zero)) == .whole)
    #expect(AskedArea(point).part(of: .disc(center: pole, radius: .zero)) == .none)
    let earth = AskedArea(.disc(center: pole, radius: .kilometers(20_004)))
    #expect(earth.part(of: .disc(center: south, radius: .kilometers(500))) == .whole)
    let nearly = AskedArea(.disc(center: pole, radius: .kilometers(20_000)))
    #expect(nearly.part(of: .disc(center: south, radius: .zero)) == .none)
    #expect(nearly.part(of: .disc(center: south, radius: .kilometers(10))).share < 1)
  }

  @Test func `an area lies whole in itself, and in its own outline as files write it`() throws {
    for seed in seeds(10) {
      var random = Seeded(seed)
      guard let area = ragged(spot(&random), 80, holed: false, &random) else { continue }
      #expect(AskedArea(area).part(of: area) == .whole, "seed \(seed)")
      guard case .polygons(let polygons) = area.form else { continue }
      let written = polygons.map { polygon in
        Area.Polygon(exterior: polygon.exterior.compactMap(rounded))
      }
      let again = try #require(Area.polygons(written))
      #expect(AskedArea(area).part(of: again) == .whole, "seed \(seed)")
      let shrunk = try #require(area.buffered(by: .kilometers(-1)))
      if case .some = AskedArea(shrunk).part(of: area) { continue }
      Issue.record("seed \(seed): what sticks out by a kilometre is not inside")
    }
  }

  // MARK: Where and how large

  private func rounded(_ corner: Coordinate) -> Coordinate? {
    Coordinate(
      latitude: (corner.latitude * 1e5).rounded() / 1e5,
      longitude: (corner.longitude * 1e5).rounded() / 1e5)
  }

  /// Anywhere, and every other time at a pole, on the equator or at the antimeridian.
  private func spot(_ random: inout Seeded) -> Coordinate {
    let latitudes = [90, -90, 89.99, -89.5, 0, 35]
    let longitudes = [180, -180, 179.999, -179.9, 0, 40]
    let isSpecial = Bool.random(using: &random)
    let latitude =
      isSpecial
      ? latitudes.randomElement(using: &random) ?? 0
      : asin(Double.random(in: -1...1, using: &random)) * 180 / .pi
    let longitude =
      isSpecial
      ? longitudes.randomElement(using: &random) ?? 0 : .random(in: -180...180, using: &random)
    return Coordinate(latitude: latitude, longitude: longitude) ?? .init(latitude: 0, longitude: 0)
      ?? spot(&random)
  }

  private func radius(_ random: inout Seeded) -> Distance {
    switch UInt8.random(in: 0...9, using: &random) {
    case 0: .zero
    case 1: .kilometers(20_000)
    case 2: .kilometers(.random(in: 9_900...20_004, using: &random))
    default: .meters(pow(10, .random(in: -1...7, using: &random)))
    }
  }

  /// A disc whose border comes near another one's, from either side.
  private func near(
    _ center: Coordinate, _ reach: Distance, _ random: inout Seeded
  ) -> (Coordinate, Distance) {
    let radius = radius(&random)
    let gaps = [0, 1e-3, -1e-3, 1, -1, 1_000, -1_000].map { $0 + 0.0 }
    let gap = gaps.randomElement(using: &random) ?? 0
    let signs = [1.0, -1, 0.3]
    let sign = signs.randomElement(using: &random) ?? 1
    let meters = min(20_003_000, max(0, reach.meters + sign * radius.meters + gap))
    let direction = Azimuth(degrees: .random(in: 0..<360, using: &random))
    return (center.moved(.meters(meters), toward: direction), radius)
  }

  private func ragged(
    _ center: Coordinate, _ kilometers: Double, holed: Bool, _ random: inout Seeded
  ) -> Area? {
    func ring(_ size: Double) -> [Coordinate] {
      (0..<14).map { corner in
        center.moved(
          .kilometers(size * .random(in: 0.4...1, using: &random)),
          toward: Azimuth(degrees: -Double(corner) * 360 / 14))
      }
    }
    return Area.polygon(
      exterior: ring(kilometers), holes: holed ? [ring(kilometers * 0.35)] : [])
  }

  /// Points of an area: its corners, some inside, its middle.
  private func points(of area: Area, _ count: Int, _ random: inout Seeded) -> [Coordinate] {
    switch area.form {
    case .disc(let center, let radius):
      return (0..<count).map { number in
        let part = number.isMultiple(of: 2) ? 1 : Double.random(in: 0...1, using: &random)
        return center.moved(
          .meters(min(20_003_900, radius.meters * part)),
          toward: Azimuth(degrees: .random(in: 0..<360, using: &random)))
      } + [center]
    case .polygons(let polygons):
      return polygons.flatMap(\.exterior) + area.samples(count: count)
    }
  }
}
