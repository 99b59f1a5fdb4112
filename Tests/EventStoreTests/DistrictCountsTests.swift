import EventStore
import Geodesy
import Shapes
import Testing

@Suite struct DistrictCountsTests {
  private func square(_ west: Double, _ east: Double) throws -> Area {
    let corners = try [(0.0, west), (0, east), (1, east), (1, west)].map {
      try #require(Coordinate(latitude: $0.0, longitude: $0.1))
    }
    return Area(.polygons([Area.Polygon(exterior: corners)]))
  }

  @Test func `points are counted by polygon and group, parts add up`() throws {
    let grid = try PolygonGrid([square(0, 1), square(1, 2), square(0.5, 1.5)])
    let points = (0..<10_000).map {
      Coordinate(wrappingLatitude: 0.5, longitude: Double($0) / 4_000)
    }
    let groups = points.indices.map { UInt32($0 % 2) }
    var whole = DistrictCounts(polygons: 3, groups: 2)
    whole.add(points[...], groups: groups[...], in: grid)
    // Longitudes 0, 1 and 2 are borders; each of the four parts of a degree has 2,000 points.
    #expect(whole.count(polygon: 0, group: 0) == 1_999)
    #expect(whole.count(polygon: 0, group: 1) == 2_000)
    #expect(whole.count(polygon: 2, group: 0) == 1_999)
    #expect(whole.outside == 1 + 2_000)
    var parts = DistrictCounts(polygons: 3, groups: 2)
    for start in stride(from: 0, to: points.count, by: 777) {
      let part = start..<min(points.count, start + 777)
      var counts = DistrictCounts(polygons: 3, groups: 2)
      counts.add(points[part], groups: groups[part], in: grid)
      parts.add(counts)
    }
    #expect(parts == whole)
  }

  @Test func `a group or polygon out of range is not counted`() throws {
    let grid = try PolygonGrid([square(0, 1), square(1, 2)])
    var counts = DistrictCounts(polygons: 1, groups: 2)
    let points = [0.5, 0.5, 1.5].map { Coordinate(wrappingLatitude: 0.5, longitude: $0) }
    counts.add(points[...], groups: [1, 2, 0], in: grid)
    #expect(counts.counts == [0, 1] && counts.outside == 0)
    #expect(counts.count(polygon: 5, group: 0) == 0 && counts.count(polygon: 0, group: -1) == 0)
  }
}
