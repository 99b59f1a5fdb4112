import CGEOS
public import Geodesy

extension Area {
  /// Parts the area among groups of points: each group gets what lies nearer to one of its points
  /// than to any point of another group.
  ///
  /// These are the points' Voronoi cells, dissolved by group and clipped to the area. Nearness is
  /// meant in the plane about the area's middle, where lengths are right to 0.1 % within 500 km.
  /// A piece that the area's border cuts off from its group's points goes to the group along whose
  /// part its border is longest. Neighbouring parts share their corners, which are rounded to a
  /// hundred-thousandth of a degree; together the parts are the area.
  ///
  /// - Parameter groups: Points inside of the area or not. Of points within a metre of each other
  ///   the first one counts.
  /// - Returns: A part for each group; nothing for a group without points, or whose points are all
  ///   so far outside that none of the area is nearest to them.
  public func parts(nearestTo groups: [[Coordinate]]) -> [Area?] {
    let plane = Plane(center: middle)
    let bench = Workbench()
    var parts = [Area?](repeating: nil, count: groups.count)
    let sites = distinctSites(groups, in: plane)
    guard let first = sites.first, let whole = bench.shape(of: self, in: plane) else {
      return parts
    }
    if sites.allSatisfy({ $0.group == first.group }) {
      parts[first.group] = self
      return parts
    }
    let cells = bench.voronoiCells(sites.map(\.point), around: whole)
    var members = [[PlanePolygon]](repeating: [], count: groups.count)
    for (site, cell) in owned(cells, by: sites) { members[site.group].append(cell) }
    let pieces = members.map { bench.shape(of: $0)?.intersection(whole)?.normalized().polygons }
    let joined = bench.withStraysJoined(pieces.map { $0 ?? [] }, sites)
    for (group, polygons) in joined.enumerated() {
      parts[group] = bench.shape(of: polygons).flatMap { rounded($0.normalized(), in: plane) }
    }
    return parts
  }
}

/// A point that a group is near to.
private struct Site {
  let point: PlanePoint
  let group: Int
}

/// The points of all groups to the metre, each once: cells of points nearer to each other than that
/// are slivers at best.
private func distinctSites(_ groups: [[Coordinate]], in plane: Plane) -> [Site] {
  var seen: Set<PlanePoint> = []
  return groups.enumerated().flatMap { group, coordinates in
    coordinates.compactMap { coordinate -> Site? in
      let exact = plane.point(of: coordinate)
      let point = PlanePoint(
        east: .meters(exact.east.meters.rounded()), north: .meters(exact.north.meters.rounded()))
      return seen.insert(point).inserted ? Site(point: point, group: group) : nil
    }
  }
}

/// Each cell with the site that it belongs to: GEOS returns them in an order of its own.
private func owned(_ cells: [PlanePolygon], by sites: [Site]) -> [(Site, PlanePolygon)] {
  let eastward = sites.sorted { $0.point.east < $1.point.east }
  return cells.compactMap { cell in
    let reach = cell.exterior.map(\.east)
    guard let west = reach.min(), let east = reach.max() else { return nil }
    var (low, high) = (0, eastward.count)
    while low < high {
      let half = (low + high) / 2
      if eastward[half].point.east < west { low = half + 1 } else { high = half }
    }
    return eastward[low...].prefix { $0.point.east <= east }
      .first { surrounds(cell.exterior, $0.point) }.map { ($0, cell) }
  }
}

/// Counts how often a ray to the east crosses the ring.
private func surrounds(_ ring: [PlanePoint], _ point: PlanePoint) -> Bool {
  guard var last = ring.last else { return false }
  let (x, y) = (point.east.meters, point.north.meters)
  var inside = false
  for corner in ring {
    let (x0, y0) = (last.east.meters, last.north.meters)
    let (x1, y1) = (corner.east.meters, corner.north.meters)
    if (y0 > y) != (y1 > y), x < x0 + (y - y0) * (x1 - x0) / (y1 - y0) { inside.toggle() }
    last = corner
  }
  return inside
}

extension Workbench {
  /// The Voronoi cells of points, clipped to a rectangle that holds them and the shape.
  fileprivate func voronoiCells(_ points: [PlanePoint], around shape: Shape) -> [PlanePolygon] {
    var members = points.map {
      GEOSGeom_createPointFromXY_r(handle, $0.east.meters, $0.north.meters)
    }
    let collection = GEOSGeom_createCollection_r(
      handle, Int32(GEOS_MULTIPOINT.rawValue), &members, UInt32(members.count))
    guard let sites = keep(collection),
      let diagram = keep(GEOSVoronoiDiagram_r(handle, sites.geometry, shape.geometry, 0, 0))
    else { return [] }
    return diagram.polygons
  }

  /// Joins the pieces that hold no site of their group to the neighbour with the longest common
  /// border; the largest piece of a group always stays, and so does one that has no neighbour.
  fileprivate func withStraysJoined(
    _ pieces: [[PlanePolygon]], _ sites: [Site]
  ) -> [[PlanePolygon]] {
    var kept = [[PlanePolygon]](repeating: [], count: pieces.count)
    var strays: [(group: Int, piece: PlanePolygon)] = []
    for (group, own) in pieces.enumerated() {
      let largest = own.indices.max { own[$0].squareMeters < own[$1].squareMeters }
      for (index, piece) in own.enumerated() {
        let isHome =
          index == largest
          || sites.contains { $0.group == group && surrounds(piece.exterior, $0.point) }
        if isHome { kept[group].append(piece) } else { strays.append((group, piece)) }
      }
    }
    guard !strays.isEmpty else { return kept }
    let neighbours = kept.map(shape)
    for stray in strays {
      // A metre wider, the stray overlaps its neighbours by as many square metres as their common
      // border has metres.
      let wider = shape(of: [stray.piece])?.buffered(1)
      let common = neighbours.map { neighbour -> Double in
        guard let wider, let neighbour else { return 0 }
        return wider.intersection(neighbour)?.polygons.reduce(0) { $0 + $1.squareMeters } ?? 0
      }
      let best = common.indices.max { common[$0] < common[$1] }
      kept[best.flatMap { common[$0] > 0 ? $0 : nil } ?? stray.group].append(stray.piece)
    }
    return kept
  }
}

/// The shape on the earth, its corners rounded so that neighbours share them to the last digit.
private func rounded(_ shape: Shape, in plane: Plane) -> Area? {
  func ring(_ points: [PlanePoint]) -> Area.Ring {
    var ring: Area.Ring = []
    for point in points {
      let exact = plane.coordinate(of: point)
      let corner = Coordinate(
        wrappingLatitude: (exact.latitude * 1e5).rounded() / 1e5,
        longitude: (exact.longitude * 1e5).rounded() / 1e5)
      if corner != ring.last { ring.append(corner) }
    }
    return ring
  }
  return Area.polygons(
    shape.polygons.map {
      Area.Polygon(exterior: ring($0.exterior), holes: $0.holes.map(ring))
    })
}
