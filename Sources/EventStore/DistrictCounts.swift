public import Geodesy
public import Shapes

/// How many points lie in each of some polygons, by a second sign: month and kind, say.
///
/// Counts of parts of the points, taken on several threads, are added up; the sum does not depend on
/// how they were parted.
public struct DistrictCounts: Hashable, Sendable {
  /// How many groups the second sign has.
  public let groups: Int
  /// The counts: those of the first polygon's groups, then those of the second's.
  public private(set) var counts: [UInt32]
  /// How many points lay in no polygon.
  public private(set) var outside = 0

  /// Makes counts of zero.
  ///
  /// - Parameters:
  ///   - polygons: how many polygons there are.
  ///   - groups: how many groups; the counts of all polygons and groups are held in memory.
  public init(polygons: Int, groups: Int) {
    self.groups = max(1, groups)
    counts = [UInt32](repeating: 0, count: max(0, polygons) * self.groups)
  }

  /// Counts points; one in several polygons counts in each.
  ///
  /// - Parameters:
  ///   - points: where they lie.
  ///   - groups: the group of each, from 0; a point whose group is out of range is not counted.
  ///   - grid: the polygons; of one that there are no counts for, nothing is counted.
  ///   - border: what is said of points on borders.
  public mutating func add(
    _ points: ArraySlice<Coordinate>, groups: ArraySlice<UInt32>, in grid: PolygonGrid,
    border: PolygonGrid.Border = .excluded
  ) {
    var hits: [PolygonHit] = []
    let count = min(points.count, groups.count)
    for start in stride(from: 0, to: count, by: 4_096) {
      let size = min(4_096, count - start)
      let first = points.startIndex + start
      hits.removeAll(keepingCapacity: true)
      grid.locate(points[first..<first + size], border: border, into: &hits)
      var last = UInt32.max
      var found = 0
      for hit in hits {
        found += hit.point == last ? 0 : 1
        last = hit.point
        let group = Int(groups[groups.startIndex + start + Int(hit.point)])
        let slot = Int(hit.polygon) * self.groups + group
        if group < self.groups, slot < counts.count { counts[slot] &+= 1 }
      }
      outside += size - found
    }
  }

  /// Adds counts of other points of the same polygons and groups.
  public mutating func add(_ other: DistrictCounts) {
    for slot in counts.indices where slot < other.counts.count {
      counts[slot] &+= other.counts[slot]
    }
    outside += other.outside
  }

  /// The count of a polygon's group; 0 where there is no such.
  public func count(polygon: Int, group: Int) -> Int {
    let slot = polygon * groups + group
    return (0..<groups).contains(group) && counts.indices.contains(slot) ? Int(counts[slot]) : 0
  }
}
