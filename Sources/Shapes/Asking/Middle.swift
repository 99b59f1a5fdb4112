public import Geodesy

extension Area {
  /// The box around the area.
  public var boundingBox: BoundingBox { BoundingBox(around: traced.map(\.exterior)) }

  /// The middle of the disc, or of the box around the polygons: where planes for the area are
  /// centred.
  ///
  /// A plane's lengths are right to 0.1 % within 500 km of its centre, to 0.4 % within 1000 km (see
  /// ``Plane``); which points lie inside does not depend on that at all, as edges are traced.
  package var middle: Coordinate {
    if case .disc(let center, _) = form { center } else { boundingBox.center }
  }

  /// The centre of mass, which may lie outside of the area.
  public var centroid: Coordinate {
    if case .disc(let center, _) = form { return center }
    let plane = Plane(center: middle)
    let point = Workbench().shape(of: self, in: plane)?.centroid
    return point.map(plane.coordinate) ?? plane.center
  }

  /// A point surely inside: the centroid where that lies inside, else a point on the widest stretch
  /// from west to east.
  public var pointInside: Coordinate {
    if case .disc(let center, _) = form { return center }
    let plane = Plane(center: middle)
    guard let shape = Workbench().shape(of: self, in: plane) else { return plane.center }
    if let centroid = shape.centroid.map(plane.coordinate), contains(centroid) { return centroid }
    return shape.innerPoint.map(plane.coordinate) ?? plane.center
  }
}
