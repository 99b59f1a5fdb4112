import Geodesy
import Shapes

/// A polygon ready to be written: rings closed by their first corner, the outer counter-clockwise,
/// the holes clockwise, none across the 180th meridian.
struct Outline {
  let rings: [[Coordinate]]

  /// The polygons of an area.
  static func outlines(of area: Area) -> [Outline] {
    area.outline.flatMap { polygon -> [Outline] in
      let exteriors = cutAtAntimeridian(ring: polygon.exterior)
      let holes = polygon.holes.flatMap { cutAtAntimeridian(ring: $0) }
      return exteriors.map { exterior in
        let mine = exteriors.count == 1 ? holes : holes.filter { sameSide($0, exterior) }
        return Outline(rings: [turned(exterior, left: true)] + mine.map { turned($0, left: false) })
      }
    }
  }

  private static func sameSide(_ hole: [Coordinate], _ exterior: [Coordinate]) -> Bool {
    guard let one = hole.first, let other = exterior.first else { return false }
    return (one.longitude < 0) == (other.longitude < 0)
  }

  /// A ring turned left (counter-clockwise) or right, and closed.
  private static func turned(_ ring: [Coordinate], left: Bool) -> [Coordinate] {
    guard let first = ring.first else { return [] }
    var doubled = 0.0
    for (here, corner) in ring.enumerated() {
      let next = here + 1 < ring.count ? ring[here + 1] : first
      doubled +=
        (corner.longitude - first.longitude) * (next.latitude - first.latitude)
        - (next.longitude - first.longitude) * (corner.latitude - first.latitude)
    }
    let open = ring.count > 1 && ring.last == first ? Array(ring.dropLast()) : ring
    let right = (doubled > 0) == left ? open : Array(open.reversed())
    return right + right.prefix(1)
  }
}
