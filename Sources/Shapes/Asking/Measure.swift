import Geodesy

extension Area {
  /// The size of the area on the ellipsoid, in square metres.
  public var squareMeters: Double {
    switch form {
    case .disc(let center, let radius):
      guard radius > .zero else { return 0 }
      // An inscribed polygon of n corners is smaller than its circle by sin(t)/t with t = 2π/n; the
      // earth's curvature changes that by less than a millionth for 360 corners.
      let ring = (0..<360).map { center.moved(radius, toward: Azimuth(degrees: -Double($0))) }
      let turn = 2 * Double.pi / 360
      return signedSquareMeters(of: ring) / (1 - turn * turn / 6)
    case .polygons(let polygons):
      return polygons.reduce(0) { sum, polygon in
        sum + abs(signedSquareMeters(of: polygon.exterior))
          - polygon.holes.reduce(0) { $0 + abs(signedSquareMeters(of: $1)) }
      }
    }
  }

  /// Returns the part of this area that lies in `other`, as a fraction of this area's size, in
  /// `0...1`.
  ///
  /// The shares of an area in districts that do not overlap add up to no more than one, and to one
  /// where they cover it. A disc of no size counts whole where its centre lies.
  public func share(of other: Area) -> Double {
    if case .disc(let center, let radius) = form {
      if radius.meters < 1 { return other.contains(center) ? 1 : 0 }
    }
    guard boundingBox.intersects(other.boundingBox) else { return 0 }
    // All shares of one area are measured in one plane, and so add up.
    let (bench, plane) = (Workbench(), Plane(center: middle))
    guard let whole = bench.shape(of: self, in: plane),
      let there = bench.shape(of: other, in: plane)
    else { return 0 }
    let size = whole.squareMeters
    let common = whole.intersection(there)?.squareMeters ?? 0
    return size > 0 ? min(1, max(0, common / size)) : 0
  }
}

extension Shape {
  fileprivate var squareMeters: Double { polygons.reduce(0) { $0 + $1.squareMeters } }
}
