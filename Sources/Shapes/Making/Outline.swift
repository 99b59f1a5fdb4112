import Geodesy

extension Area {
  /// Returns the area as polygons for a map file, in which edges are straight in longitude and
  /// latitude.
  ///
  /// Corners lie at most 10 km apart, so that such edges keep to the geodesics. What crosses the
  /// antimeridian is cut there, into a part that ends at 180° and one that begins at -180° (RFC
  /// 7946, section 3.1.9). What holds a pole runs along the edge of the map, through (±180°, ±90°),
  /// so that a map in longitude and latitude fills it. Exteriors run counter-clockwise, holes
  /// clockwise (section 3.1.6); rings do not repeat their first corner.
  public var outline: [Polygon] {
    if let polygons = outlineAroundTheEarth { return polygons }
    let polygons = traced
    return polygons.flatMap { polygon -> [Polygon] in
      let rings =
        [UnwoundRing(polygon.exterior)] + polygon.holes.map { UnwoundRing($0, insideLeft: false) }
      return rings.allSatisfy(\.staysOnMap) ? [polygon] : cut(rings)
    }
  }
}

extension Area {
  /// The greatest radius of which a circle is drawn.
  ///
  /// Beyond it geodesics meet others that came the other way around: such a circle has no inside that
  /// could be drawn. The farthest points of the earth are 20,004 km apart.
  private static let farthest = Distance.kilometers(19_900)

  /// The outline of a disc that holds both poles: its circle runs around what is left of the map.
  private var outlineAroundTheEarth: [Polygon]? {
    guard case .disc(let center, let radius) = form, radius > .kilometers(9_900) else { return nil }
    let edge = [(-180.0, -90.0), (180, -90), (180, 90), (-180, 90)]
    if radius > Self.farthest {
      return [
        Polygon(exterior: edge.compactMap { Coordinate(latitude: $0.1, longitude: $0.0) })
      ]
    }
    let ring = UnwoundRing(circle(center, radius))
    guard ring.pole == nil, let pole = Coordinate(latitude: 90, longitude: 0),
      center.distance(to: pole) <= radius
    else { return nil }
    let bench = Workbench()
    let map = PlanePolygon(exterior: edge.map { mapPoint($0.0, $0.1) }, holes: [])
    guard let rest = worldShape(of: ring.mapRing, on: bench),
      let shape = bench.shape(of: [map])?.subtracting(rest)
    else { return nil }
    return mapPolygons(of: shape)
  }
}

extension UnwoundRing {
  /// Whether the ring can be drawn as it is.
  fileprivate var staysOnMap: Bool {
    pole == nil && reach.west >= -180 && reach.east <= 180
  }

  /// The ring on the map that goes on beyond 180°, closed along the pole that it runs around.
  fileprivate var mapRing: [PlanePoint] {
    var ring = corners.map { mapPoint($0.longitude, $0.latitude) }
    guard let pole, let first = corners.first else { return ring }
    let latitude = pole == .north ? 90.0 : -90.0
    ring.append(mapPoint(endLongitude, first.latitude))
    ring.append(mapPoint(endLongitude, latitude))
    ring.append(mapPoint(first.longitude, latitude))
    return ring
  }
}

/// Cuts a polygon, given by its exterior and its holes, along the antimeridian.
private func cut(_ rings: [UnwoundRing]) -> [Area.Polygon] {
  let bench = Workbench()
  let onMap = rings.map { worldShape(of: $0.mapRing, on: bench) }
  guard let exterior = onMap.first, var shape = exterior else { return [] }
  for hole in onMap.dropFirst().compactMap(\.self) { shape = shape.subtracting(hole) ?? shape }
  return mapPolygons(of: shape)
}

private func mapPolygons(of shape: Shape) -> [Area.Polygon] {
  shape.normalized().polygons.map(\.oriented).map { polygon in
    Area.Polygon(
      exterior: polygon.exterior.compactMap(coordinate),
      holes: polygon.holes.map { $0.compactMap(coordinate) })
  }
}

/// A ring on the endless map brought home to -180°...180°, piece by piece.
private func worldShape(of ring: [PlanePoint], on bench: Workbench) -> Shape? {
  guard
    let endless = bench.shape(of: [PlanePolygon(exterior: ring, holes: [])])
  else { return nil }
  let pieces = [-720.0, -360, 0, 360, 720].flatMap { turn -> [PlanePolygon] in
    let piece = endless.clipped(west: turn - 180, south: -90, east: turn + 180, north: 90)
    return (piece?.polygons ?? []).map { polygon in
      PlanePolygon(
        exterior: polygon.exterior.map { shifted($0, by: -turn) },
        holes: polygon.holes.map { $0.map { shifted($0, by: -turn) } })
    }
  }
  return bench.shape(of: pieces)
}

/// The map as a plane: degrees stand where metres do elsewhere, in this file only.
private func mapPoint(_ longitude: Double, _ latitude: Double) -> PlanePoint {
  PlanePoint(east: .meters(longitude), north: .meters(latitude))
}

private func shifted(_ point: PlanePoint, by turn: Double) -> PlanePoint {
  mapPoint(min(180, max(-180, point.east.meters + turn)), point.north.meters)
}

private func coordinate(_ point: PlanePoint) -> Coordinate? {
  Coordinate(latitude: min(90, max(-90, point.north.meters)), longitude: point.east.meters)
}
