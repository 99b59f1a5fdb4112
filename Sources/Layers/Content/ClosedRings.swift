import Geodesy
import Shapes

extension Area {
  /// The area's polygons as formats write them: the outer ring first, each ring closed by its first
  /// corner.
  var closedRings: [[[Coordinate]]] {
    outline.map { polygon in
      ([polygon.exterior] + polygon.holes).map { $0 + $0.prefix(1) }
    }
  }
}
