public import Geodesy

/// So many points stand for an area: the 90 % radius of a disc comes out within half a percent.
private let evenSamples = 2_500

extension Area {
  /// Returns the middle of the area, all of it counted alike, and the radius about it that holds some
  /// fraction of the area.
  public func evenSpread(holding fraction: Double) -> (center: Coordinate, radius: Distance) {
    let points = EvenPoints(of: self, count: evenSamples)
    let center = points.center
    return (center, points.radius(holding: fraction, around: center))
  }

  /// Returns the middle of the area, all of it counted alike: the mean of its points, or where that
  /// falls outside, the point of the area that lies nearest to it.
  public var evenCenter: Coordinate { EvenPoints(of: self, count: evenSamples).center }

  /// Returns the radius about a point within which some fraction of the area lies.
  ///
  /// With `fraction` 0.9 this is the 90 % radius of a place that is known only to lie in the area.
  public func radius(holding fraction: Double, around center: Coordinate) -> Distance {
    EvenPoints(of: self, count: evenSamples).radius(holding: fraction, around: center)
  }
}
