import Geodesy

extension Workbench {
  /// Lays an area into a plane; nothing when nothing of it is left there.
  func shape(of area: Area, in plane: Plane) -> Shape? {
    shape(of: area.traced.map { laid($0, in: plane) })
  }
}

/// A traced polygon as it lies in a plane.
func laid(_ polygon: Area.Polygon, in plane: Plane) -> PlanePolygon {
  PlanePolygon(
    exterior: polygon.exterior.map(plane.point), holes: polygon.holes.map { $0.map(plane.point) })
}

extension Shape {
  /// The shape as an area of the earth, with corners at most 10 km apart, exteriors
  /// counter-clockwise and holes clockwise; nothing when all of it is smaller than a square metre.
  func area(in plane: Plane) -> Area? {
    guard let dense = normalized().densified(Tracing.step.meters) else { return nil }
    let polygons = dense.polygons.filter { $0.squareMeters >= Tracing.leastSquareMeters }
      .map { polygon -> Area.Polygon in
        let oriented = polygon.oriented
        return Area.Polygon(
          exterior: oriented.exterior.map(plane.coordinate),
          holes: oriented.holes.filter { abs(twiceArea($0)) >= 2 * Tracing.leastSquareMeters }
            .map { $0.map(plane.coordinate) })
      }
    return polygons.isEmpty ? nil : Area(.polygons(polygons))
  }
}
