import CGEOS
import Geodesy

/// A geometry in a plane, in metres east and north of its origin.
///
/// It keeps its workbench alive, so that it cannot outlive its memory.
struct Shape {
  let geometry: OpaquePointer
  let bench: Workbench

  private var handle: GEOSContextHandle_t { bench.handle }

  var isEmpty: Bool { GEOSisEmpty_r(handle, geometry) != 0 }

  /// The same set of points, with rings that do not cross themselves or each other.
  func mended() -> Shape? {
    GEOSisValid_r(handle, geometry) == 1 ? self : bench.keep(GEOSMakeValid_r(handle, geometry))
  }

  /// The overlay in floating point, and where GEOS cannot do that (it says so), on a grid of a
  /// millimetre, which cannot fail for finite coordinates.
  func intersection(_ other: Shape) -> Shape? {
    bench.keep(
      GEOSIntersection_r(handle, geometry, other.geometry)
        ?? GEOSIntersectionPrec_r(handle, geometry, other.geometry, 0.001))
  }

  func union(_ other: Shape) -> Shape? {
    bench.keep(
      GEOSUnion_r(handle, geometry, other.geometry)
        ?? GEOSUnionPrec_r(handle, geometry, other.geometry, 0.001))
  }

  func subtracting(_ other: Shape) -> Shape? {
    bench.keep(
      GEOSDifference_r(handle, geometry, other.geometry)
        ?? GEOSDifferencePrec_r(handle, geometry, other.geometry, 0.001))
  }

  /// The union of all parts of a collection.
  func dissolved() -> Shape? {
    bench.keep(
      GEOSUnaryUnion_r(handle, geometry) ?? GEOSUnaryUnionPrec_r(handle, geometry, 0.001))
  }

  /// All points within `meters` of the shape; for a negative number, the points that far inside.
  func buffered(_ meters: Double) -> Shape? {
    bench.keep(GEOSBuffer_r(handle, geometry, meters, 24))
  }

  /// The shape with corners at most `meters` apart.
  func densified(_ meters: Double) -> Shape? {
    bench.keep(GEOSDensify_r(handle, geometry, meters))
  }

  /// The part inside a rectangle.
  func clipped(west: Double, south: Double, east: Double, north: Double) -> Shape? {
    bench.keep(GEOSGeom_createRectangle_r(handle, west, south, east, north))
      .flatMap(intersection)
  }

  func intersects(_ other: Shape) -> Bool {
    GEOSIntersects_r(handle, geometry, other.geometry) == 1
  }

  /// The centre of mass.
  var centroid: PlanePoint? { onlyPoint(bench.keep(GEOSGetCentroid_r(handle, geometry))) }

  /// A point well inside.
  var innerPoint: PlanePoint? { onlyPoint(bench.keep(GEOSPointOnSurface_r(handle, geometry))) }

  /// The same shape with rings and parts in GEOS's canonical order.
  func normalized() -> Shape {
    GEOSNormalize_r(handle, geometry)
    return self
  }

  /// The polygons that the shape is made of; points and lines are left out.
  var polygons: [PlanePolygon] { readPolygons(geometry, handle) }

  private func onlyPoint(_ point: Shape?) -> PlanePoint? {
    guard let point, !point.isEmpty else { return nil }
    var (x, y) = (0.0, 0.0)
    guard GEOSGeomGetX_r(handle, point.geometry, &x) == 1,
      GEOSGeomGetY_r(handle, point.geometry, &y) == 1
    else { return nil }
    return PlanePoint(east: .meters(x), north: .meters(y))
  }
}
