public import Geodesy

extension Area {
  /// Tells whether the two areas have a point in common.
  public func intersects(_ other: Area) -> Bool {
    switch (form, other.form) {
    case (.disc(let center, let radius), _):
      return other.nearestDistance(to: center) <= radius
    case (_, .disc(let center, let radius)):
      return nearestDistance(to: center) <= radius
    case (.polygons, .polygons):
      let (here, there) = (boundingBox, other.boundingBox)
      guard here.intersects(there) else { return false }
      let (bench, plane) = (Workbench(), Plane(center: here.joined(with: there).center))
      guard let one = bench.shape(of: self, in: plane),
        let two = bench.shape(of: other, in: plane)
      else { return false }
      return one.intersects(two)
    }
  }

  /// Finds how near and how far a point of this area and a point of the other can be.
  ///
  /// From a disc's centre distances are read off the azimuthal equidistant plane about it, and its
  /// radius is taken off or added: right to a millionth. For two polygons, GEOS finds the nearest
  /// points in a plane about the middle of both, and the farthest pair is one of corners of their
  /// convex hulls; both pairs are then improved on the ellipsoid. The greatest is right for areas
  /// less than a quarter of the earth apart; the least may be too long by the plane's distortion,
  /// 0.1 % where both lie within 500 km of their middle, if two stretches of border compete.
  ///
  /// - Parameters:
  ///   - other: The other area.
  ///   - best: A point of this area and one of the other, between which the best estimate is
  ///     measured. Where it leaves the bounds, they are widened to hold it.
  /// - Returns: Bounds with `least ≤ best ≤ greatest`; the least is zero where the areas overlap.
  public func bounds(to other: Area, best: (Coordinate, Coordinate)) -> DistanceBounds {
    let estimate = best.0.distance(to: best.1)
    let (least, greatest) = extremes(to: other)
    return DistanceBounds(
      least: min(least, estimate), best: estimate, greatest: max(greatest, estimate))
  }

  private func extremes(to other: Area) -> (Distance, Distance) {
    switch (form, other.form) {
    case (.disc(let center, let radius), _): other.extremes(from: center, radius)
    case (_, .disc(let center, let radius)): extremes(from: center, radius)
    case (.polygons, .polygons): PolygonPair(self, other).extremes
    }
  }

  /// The extremes to the points of a disc.
  private func extremes(from center: Coordinate, _ radius: Distance) -> (Distance, Distance) {
    (
      .meters(max(0, nearestDistance(to: center).meters - radius.meters)),
      min(farthestDistance(to: center) + radius, longest)
    )
  }
}
