public import Geodesy

/// Radii and widths of what is made: a metre at least, 9000 km (short of a quarter of the earth) at
/// most, so that something always comes out.
func sensible(_ distance: Distance) -> Distance {
  .meters(distance.meters >= 1 ? min(distance.meters, 9_000_000) : 1)
}

extension Area {
  /// Makes a ring: what lies between two distances from a centre.
  ///
  /// - Parameters:
  ///   - center: The centre.
  ///   - inner: The lesser distance; none or less makes a disc.
  ///   - outer: The greater distance; taken as a metre beyond `inner` where it is not greater.
  /// - Returns: An area that is never empty.
  public static func ring(center: Coordinate, inner: Distance, outer: Distance) -> Area {
    let near = inner > .zero ? sensible(inner) : .zero
    let far = sensible(max(outer, near + .meters(1)))
    guard near > .zero else { return .disc(center: center, radius: far) }
    let hole = Array(circle(center, near).reversed())
    return Area(.polygons([Polygon(exterior: circle(center, far), holes: [hole])]))
  }

  /// Makes a sector: what lies, seen from a centre, about some direction and between two distances.
  ///
  /// - Parameters:
  ///   - center: Where one stands.
  ///   - azimuth: The middle direction, at the centre.
  ///   - halfAngle: How far to either side of it; 180° and more makes a ring, less than 0.01° is
  ///     taken as that.
  ///   - inner: The lesser distance; none or less begins at the centre.
  ///   - outer: The greater distance; taken as a metre beyond `inner` where it is not greater.
  /// - Returns: An area that is never empty.
  public static func sector(
    center: Coordinate, toward azimuth: Azimuth, halfAngle: Angle, from inner: Distance,
    to outer: Distance
  ) -> Area {
    guard halfAngle < .degrees(180) else { return ring(center: center, inner: inner, outer: outer) }
    let near = inner > .zero ? sensible(inner) : .zero
    let far = sensible(max(outer, near + .meters(1)))
    let half = halfAngle.degrees >= 0.01 ? halfAngle.degrees : 0.01
    let (left, right) = (azimuth.degrees - half, azimuth.degrees + half)
    let outerArc = arc(center, far, from: right, to: left)
    let innerArc = near > .zero ? arc(center, near, from: left, to: right) : [center]
    return Area(.polygons([Polygon(exterior: densified(outerArc + innerArc))]))
  }
}
