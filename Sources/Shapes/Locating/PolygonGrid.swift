public import Geodesy

/// Many polygons in the plane of longitude and latitude, made ready to be asked for millions of
/// points in which of them each lies.
///
/// Edges are straight in degrees, as GeoPackage, GeoJSON and planar databases mean them, and not
/// geodesics: for outlines of districts, whose corners are near each other. A polygon over the
/// antimeridian must be cut there (RFC 7946, 3.1.9). Polygons may overlap; what lies in an odd number
/// of a polygon's rings is inside of it.
///
/// A grid is laid over the polygons. Most cells are all inside of one polygon or outside of all, which
/// one look tells; for the others a path runs from the point to a corner of the cell, of which it is
/// known where it lies, and the few edges of the cell that it crosses are counted.
///
/// - Accuracy: exact for the numbers given; no rounding turns an answer (``Orientation``).
public struct PolygonGrid: Sendable {
  /// What is said of points exactly on a polygon's border.
  public enum Border: Sendable {
    /// They are not in it: OGC's `within`. A point on a border that two polygons share is in none.
    case excluded
    /// They are in it: `covers`. A point on a shared border is in both.
    case included
  }

  /// What is known of a cell that borders run through, for up to 64 polygons.
  struct Page {
    var firstEdge: UInt32
    var edgeCount: UInt32
    var firstPolygon: UInt32
    /// Whether the next page is of the same cell.
    var goesOn: Bool
    /// The polygons that hold the lower right corner.
    var inside: UInt64
  }

  /// An edge with the polygons of its page that it bounds.
  struct BoundingEdge {
    let edge: PlaneEdge
    var polygons: UInt64
  }

  /// The sides of a cell in degrees, powers of two, so that no number of a cell is rounded.
  let width, height: Double
  /// The cell in the south-west, counted from longitude and latitude 0.
  let west, south: Int
  let columns, rows: Int
  /// Of each cell the polygon that holds all of it, -1 for none, or -2 minus the number of a page.
  var cells: [Int32]
  var pages: [Page] = []
  var edges: [BoundingEdge] = []
  var polygons: [UInt32] = []

  static let none: Int32 = -1

  /// The numbers of the polygons that hold a point, in their order.
  public func holders(of point: Coordinate, border: Border = .excluded) -> [Int] {
    var found: [PolygonHit] = []
    locate([point], border: border, into: &found)
    return found.map { Int($0.polygon) }.sorted()
  }

  /// Adds a hit for each polygon that holds a point, in the order of the points, which are counted
  /// from the beginning of the slice.
  public func locate(
    _ points: ArraySlice<Coordinate>, border: Border = .excluded, into hits: inout [PolygonHit]
  ) {
    points.withUnsafeBufferPointer { locate($0, border: border, into: &hits) }
  }
}

/// A point and a polygon that holds it.
public struct PolygonHit: Hashable, Sendable {
  /// The point's place among those asked about, from 0.
  public let point: UInt32
  /// The polygon's number.
  public let polygon: UInt32
}
