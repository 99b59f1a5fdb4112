import CGEOS
import Geodesy

/// A polygon in a plane; its rings do not repeat their first point.
struct PlanePolygon {
  var exterior: [PlanePoint]
  var holes: [[PlanePoint]]

  /// The exterior counter-clockwise, the holes clockwise.
  var oriented: PlanePolygon {
    PlanePolygon(
      exterior: twiceArea(exterior) < 0 ? exterior.reversed() : exterior,
      holes: holes.map { twiceArea($0) > 0 ? $0.reversed() : $0 })
  }

  var squareMeters: Double {
    (abs(twiceArea(exterior)) - holes.reduce(0) { $0 + abs(twiceArea($1)) }) / 2
  }
}

/// Twice the area inside a ring, positive when it runs counter-clockwise.
func twiceArea(_ ring: [PlanePoint]) -> Double {
  guard let first = ring.first, var last = ring.last else { return 0 }
  var sum = 0.0
  for point in ring {
    let (x0, y0) = (last.east.meters - first.east.meters, last.north.meters - first.north.meters)
    let (x1, y1) = (point.east.meters - first.east.meters, point.north.meters - first.north.meters)
    sum += x0 * y1 - x1 * y0
    last = point
  }
  return sum
}

extension Workbench {
  /// Lays out polygons as one shape, mended and with what overlaps dissolved; nothing when empty.
  func shape(of polygons: [PlanePolygon]) -> Shape? {
    let parts = polygons.compactMap { polygon -> OpaquePointer? in
      guard let exterior = linearRing(polygon.exterior) else { return nil }
      var holes = polygon.holes.map(linearRing).compactMap(\.self) as [OpaquePointer?]
      return GEOSGeom_createPolygon_r(handle, exterior, &holes, UInt32(holes.count))
    }
    if parts.count == 1 { return keep(parts[0])?.mended() }
    let mended = parts.compactMap { keep($0)?.mended() }
    // The collection owns its members, and the bench owns the mended ones: give it copies.
    var copies = mended.map { GEOSGeom_clone_r(handle, $0.geometry) }
    let collection = GEOSGeom_createCollection_r(
      handle, Int32(GEOS_GEOMETRYCOLLECTION.rawValue), &copies, UInt32(copies.count))
    return keep(collection)?.dissolved()
  }

  private func linearRing(_ points: [PlanePoint]) -> OpaquePointer? {
    guard points.count >= 3 else { return nil }
    var flat: [Double] = []
    flat.reserveCapacity(2 * points.count + 2)
    for point in points + points.prefix(1) {
      flat.append(point.east.meters)
      flat.append(point.north.meters)
    }
    let sequence = GEOSCoordSeq_copyFromBuffer_r(handle, flat, UInt32(points.count + 1), 0, 0)
    return sequence.flatMap { GEOSGeom_createLinearRing_r(handle, $0) }
  }
}

/// Reads the polygons out of a geometry of any kind.
func readPolygons(_ geometry: OpaquePointer, _ handle: GEOSContextHandle_t) -> [PlanePolygon] {
  let type = GEOSGeomTypeId_r(handle, geometry)
  guard GEOSisEmpty_r(handle, geometry) == 0 else { return [] }
  if type == Int32(GEOS_POLYGON.rawValue) {
    let holes = (0..<max(0, GEOSGetNumInteriorRings_r(handle, geometry))).map {
      readRing(GEOSGetInteriorRingN_r(handle, geometry, $0), handle)
    }
    return [
      PlanePolygon(
        exterior: readRing(GEOSGetExteriorRing_r(handle, geometry), handle), holes: holes)
    ]
  }
  guard type >= Int32(GEOS_MULTIPOINT.rawValue) else { return [] }
  return (0..<max(0, GEOSGetNumGeometries_r(handle, geometry))).flatMap {
    GEOSGetGeometryN_r(handle, geometry, $0).map { readPolygons($0, handle) } ?? []
  }
}

private func readRing(_ ring: OpaquePointer?, _ handle: GEOSContextHandle_t) -> [PlanePoint] {
  guard let ring, let sequence = GEOSGeom_getCoordSeq_r(handle, ring) else { return [] }
  return readPoints(sequence, handle).dropLast()
}

/// Reads the points of a sequence, without taking it over.
func readPoints(_ sequence: OpaquePointer, _ handle: GEOSContextHandle_t) -> [PlanePoint] {
  var count: UInt32 = 0
  guard GEOSCoordSeq_getSize_r(handle, sequence, &count) == 1 else { return [] }
  return (0..<count).map { index in
    var (x, y) = (0.0, 0.0)
    GEOSCoordSeq_getXY_r(handle, sequence, index, &x, &y)
    return PlanePoint(east: .meters(x), north: .meters(y))
  }
}
