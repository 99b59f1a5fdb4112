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
  /// For many questions to one area make a ``MeasuredArea``, whose
  /// ``MeasuredArea/bounds(to:best:)`` tells how right the bounds are.
  public func bounds(to other: Area, best: (Coordinate, Coordinate)) -> DistanceBounds {
    if let bounds = boundsOfDiscs(to: other, best: best) { return bounds }
    return MeasuredArea(self).bounds(to: MeasuredArea(other), best: best)
  }

  /// The same where both are discs: what ``MeasuredArea`` says of two, without borders; nil where one is
  /// none.
  package func boundsOfDiscs(
    to other: Area, best: (Coordinate, Coordinate)
  ) -> DistanceBounds? {
    guard case .disc(let here, let radius) = form,
      case .disc(let there, let otherRadius) = other.form
    else { return nil }
    let estimate = best.0.distance(to: best.1)
    let apart =
      here == best.0 && there == best.1 ? estimate.meters : here.distance(to: there).meters
    let reach = max(0, radius.meters) + max(0, otherRadius.meters)
    return DistanceBounds(
      least: min(.meters(max(0, apart - reach)), estimate), best: estimate,
      greatest: max(.meters(min(apart + reach, longest.meters)), estimate))
  }

  /// Finds in which directions a point of the other area can lie from a point of this one.
  ///
  /// For many questions to one area make a ``MeasuredArea``, whose
  /// ``MeasuredArea/bearings(to:best:)`` tells how wide the range is.
  public func bearings(to other: Area, best: (Coordinate, Coordinate)) -> AzimuthArc {
    MeasuredArea(self).bearings(to: MeasuredArea(other), best: best)
  }
}
