import Geodesy
import Shapes
import TestSupport
import Testing

/// Laws of ``Shapes/Area/parts(nearestTo:)``.
@Suite struct NearestPartsTests {
  /// A governorate of a shape and size as they are, with districts of some places each.
  private struct Case {
    let center: Coordinate
    let area: Area
    let groups: [[Coordinate]]

    init(seed: UInt64) throws {
      var random = Seeded(seed)
      let center = Coordinate(
        wrappingLatitude: .random(in: 29...37, using: &random),
        longitude: .random(in: 35...48, using: &random))
      func point(within kilometers: ClosedRange<Double>, at turn: Double) -> Coordinate {
        center.moved(
          .kilometers(.random(in: kilometers, using: &random)), toward: Azimuth(degrees: turn))
      }
      self.center = center
      let corners = (0..<20).map { point(within: 40...160, at: -18 * Double($0)) }
      area = try #require(Area.polygon(exterior: corners))
      groups = (0..<Int.random(in: 2...8, using: &random)).map { _ in
        (0..<Int.random(in: 1...7, using: &random)).map { _ in
          point(within: 0...130, at: .random(in: 0..<360, using: &random))
        }
      }
    }
  }

  @Test(arguments: seeds(40))
  func `Parts cover the area and do not overlap`(seed: UInt64) throws {
    let drawn = try Case(seed: seed)
    let parts = drawn.area.parts(nearestTo: drawn.groups)
    #expect(parts.count == drawn.groups.count)
    let known = parts.compactMap(\.self)
    let whole = drawn.area.squareMeters
    let sum = known.reduce(0) { $0 + $1.squareMeters }
    #expect(abs(sum / whole - 1) < 1e-4)
    for (index, part) in known.enumerated() {
      for other in known[(index + 1)...] {
        #expect((part.intersection(other)?.squareMeters ?? 0) < 1e-6 * whole)
      }
    }
  }

  @Test(arguments: seeds(40))
  func `A group has its own points and what lies nearest to them`(seed: UInt64) throws {
    let drawn = try Case(seed: seed)
    let parts = drawn.area.parts(nearestTo: drawn.groups)
    for (group, points) in drawn.groups.enumerated() {
      for point in points where drawn.area.contains(point) {
        #expect(parts[group]?.contains(point) == true)
      }
    }
    // Nothing is cut off from its points by a border that bends outward everywhere.
    let round = Area.disc(center: drawn.center, radius: .kilometers(140))
      .parts(nearestTo: drawn.groups)
    for sample in Area.disc(center: drawn.center, radius: .kilometers(138)).samples(count: 300) {
      let reach = drawn.groups.map { $0.map { $0.distance(to: sample) }.min() ?? .zero }
      let order = reach.indices.sorted { reach[$0] < reach[$1] }
      guard reach[order[0]].meters < 0.995 * reach[order[1]].meters else { continue }
      #expect(round[order[0]]?.contains(sample) == true)
    }
  }

  @Test func `A piece cut off from its points goes to the neighbour around it`() throws {
    // A horseshoe open to the north. The second group's only point lies in the western arm, and of
    // the eastern arm a piece is nearer to it than to the first group's points.
    let corners = [
      (36.0, 40.0), (35.0, 40.0), (35.0, 41.0), (36.0, 41.0), (36.0, 40.8), (35.2, 40.8),
      (35.2, 40.2), (36.0, 40.2),
    ]
    let area = try #require(Area.polygon(exterior: corners.map(Self.coordinate)))
    let groups = [[(35.1, 40.5), (35.1, 40.9)], [(35.95, 40.1)]].map { $0.map(Self.coordinate) }
    let parts = area.parts(nearestTo: groups)
    let tip = Coordinate(wrappingLatitude: 35.95, longitude: 40.82)
    let (first, second) = (try #require(groups[0].last), try #require(groups[1].first))
    #expect(tip.distance(to: second) < tip.distance(to: first))
    #expect(parts[0]?.contains(tip) == true)
    #expect(parts[1]?.outline.count == 1)
  }

  @Test func `One group has all, a group without points has nothing`() throws {
    let area = try Case(seed: 1).area
    let inside = area.pointInside
    #expect(area.parts(nearestTo: [[], [inside], []]) == [nil, area, nil])
    #expect(area.parts(nearestTo: [[], []]) == [nil, nil])
    #expect(area.parts(nearestTo: []).isEmpty)
  }

  @Test func `Of points in one place the first counts`() throws {
    let area = try Case(seed: 2).area
    let point = area.pointInside
    let other = point.moved(.kilometers(10), toward: Azimuth(degrees: 90))
    #expect(area.parts(nearestTo: [[point], [point], [other]])[1] == nil)
  }

  @Test(arguments: seeds(10))
  func `Neighbours share their corners to the last digit`(seed: UInt64) throws {
    let drawn = try Case(seed: seed)
    let parts = drawn.area.parts(nearestTo: drawn.groups).compactMap(\.self)
    let corners = parts.map { part in
      Set(part.outline.flatMap { [$0.exterior] + $0.holes }.flatMap(\.self))
    }
    let inward = try #require(drawn.area.buffered(by: .meters(-20)))
    // A corner that a neighbour has not either lies on the area's own border, or is wrong.
    for (index, own) in corners.enumerated() where parts.count > 1 {
      let others = corners.indices.filter { $0 != index }
        .reduce(into: Set<Coordinate>()) { $0.formUnion(corners[$1]) }
      for corner in own.subtracting(others) {
        #expect(!inward.contains(corner))
      }
    }
  }

  private static func coordinate(_ pair: (Double, Double)) -> Coordinate {
    Coordinate(wrappingLatitude: pair.0, longitude: pair.1)
  }
}
