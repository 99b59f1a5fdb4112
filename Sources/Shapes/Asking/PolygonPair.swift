import Geodesy

/// Two areas made of polygons, between which the least and the greatest distance are sought.
struct PolygonPair {
  private let one: Area
  private let two: Area
  private let plane: Plane

  init(_ one: Area, _ two: Area) {
    (self.one, self.two) = (one, two)
    plane = Plane(center: one.boundingBox.joined(with: two.boundingBox).center)
  }

  var extremes: (Distance, Distance) { (least, greatest) }

  private var least: Distance {
    let bench = Workbench()
    guard let here = bench.shape(of: one, in: plane), let there = bench.shape(of: two, in: plane)
    else { return .zero }
    if here.intersects(there) { return .zero }
    guard let pair = here.nearestPoints(to: there) else { return .zero }
    var start = plane.coordinate(of: pair.0)
    var best = start.distance(to: plane.coordinate(of: pair.1)).meters
    // From each end in turn the nearest point of the other area: never farther, soon at rest.
    for round in 0..<20 {
      let view = View(of: round.isMultiple(of: 2) ? two : one, from: start)
      if view.holdsOrigin { return .zero }
      let next = view.nearestOnBorder
      let gain = best - next.meters
      best = min(best, next.meters)
      start = view.plane.coordinate(of: next.point)
      if round > 0, gain < 0.001 { break }
    }
    return .meters(best)
  }

  private var greatest: Distance {
    var best = Distance.zero
    let there = hull(of: two)
    for corner in hull(of: one) {
      for other in there { best = max(best, corner.distance(to: other)) }
    }
    return best
  }

  /// Corners of the convex hull whose edges are geodesics: those of the hull in the gnomonic plane.
  ///
  /// A ball smaller than a quarter of the earth is convex, so that the point of an area farthest
  /// from any point is a corner of this hull. Beyond a quarter of the earth the equidistant plane
  /// must do.
  private func hull(of area: Area) -> [Coordinate] {
    let corners = area.traced.flatMap(\.exterior)
    let straight = corners.compactMap(plane.gnomonicPoint)
    let points = straight.count == corners.count ? straight : corners.map(plane.point)
    return hullIndices(points).map { corners[$0] }
  }
}

/// Indices of the corners of the convex hull, by Andrew's monotone chain (1979).
func hullIndices(_ points: [PlanePoint]) -> [Int] {
  let order = points.indices.sorted {
    (points[$0].east, points[$0].north, $0) < (points[$1].east, points[$1].north, $1)
  }
  guard order.count > 2 else { return order }
  func chain(_ indices: some Sequence<Int>) -> [Int] {
    var chain: [Int] = []
    for index in indices {
      while chain.count > 1,
        !turnsLeft(points[chain[chain.count - 2]], points[chain[chain.count - 1]], points[index])
      {
        chain.removeLast()
      }
      chain.append(index)
    }
    return chain
  }
  return chain(order).dropLast() + chain(order.reversed()).dropLast()
}

private func turnsLeft(_ a: PlanePoint, _ b: PlanePoint, _ c: PlanePoint) -> Bool {
  let (x1, y1) = (b.east.meters - a.east.meters, b.north.meters - a.north.meters)
  let (x2, y2) = (c.east.meters - a.east.meters, c.north.meters - a.north.meters)
  return x1 * y2 - y1 * x2 > 0
}
