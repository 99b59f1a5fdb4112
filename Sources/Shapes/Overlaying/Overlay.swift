public import Geodesy

extension Area {
  /// Returns what lies in both areas, or nothing when that is less than a square metre.
  public func intersection(_ other: Area) -> Area? {
    if let inner = disc(within: other) ?? other.disc(within: self) { return inner }
    let (here, there) = (boundingBox, other.boundingBox)
    guard here.intersects(there) else { return nil }
    return overlay(with: other, in: Plane(center: smallerMiddle(with: other))) {
      $0.intersection($1)
    }
  }

  /// Returns what lies in one of the two areas or in both, or nothing when both are empty.
  public func union(_ other: Area) -> Area? {
    if disc(within: other) != nil { return other }
    if other.disc(within: self) != nil { return self }
    let center = boundingBox.joined(with: other.boundingBox).center
    return overlay(with: other, in: Plane(center: center)) { $0.union($1) }
  }

  /// Returns what lies in this area and not in the other, or nothing when that is less than a
  /// square metre.
  public func subtracting(_ other: Area) -> Area? {
    guard boundingBox.intersects(other.boundingBox) else { return self }
    return overlay(with: other, in: Plane(center: middle)) { $0.subtracting($1) }
  }

  /// Returns all points within `distance` of the area; for a negative distance, the points at least
  /// so far inside, or nothing when there are none.
  ///
  /// Exact for discs. The border of a polygon is moved in the plane about its middle: by too little,
  /// by 0.1 % of `distance` where it lies 500 km from there and 0.4 % at 1000 km.
  public func buffered(by distance: Distance) -> Area? {
    guard distance.meters.isFinite else { return nil }
    if case .disc(let center, let radius) = form {
      let wider = radius + distance
      return wider > .zero ? .disc(center: center, radius: wider) : nil
    }
    let plane = Plane(center: middle)
    return Workbench().shape(of: self, in: plane)?.buffered(distance.meters)?.area(in: plane)
  }

  /// This area, if it is a disc and lies wholly in another disc.
  private func disc(within other: Area) -> Area? {
    guard case .disc(let center, let radius) = form, case .disc(let around, let reach) = other.form
    else { return nil }
    return center.distance(to: around) + radius <= reach ? self : nil
  }

  /// The middle of the smaller area: the result lies in it, and so near to the plane's centre.
  private func smallerMiddle(with other: Area) -> Coordinate {
    squareMeters <= other.squareMeters ? middle : other.middle
  }

  private func overlay(
    with other: Area, in plane: Plane, _ operation: (Shape, Shape) -> Shape?
  ) -> Area? {
    let bench = Workbench()
    guard let one = bench.shape(of: self, in: plane),
      let two = bench.shape(of: other, in: plane)
    else { return nil }
    return operation(one, two)?.area(in: plane)
  }
}
