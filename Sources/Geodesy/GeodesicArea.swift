import CPROJ

/// Returns the area inside a ring whose edges are geodesics, in square metres.
///
/// Positive for a ring that runs counter-clockwise seen from above, negative for a clockwise one;
/// rings around a pole are right too. The ring is not closed: its first corner comes once.
///
/// - Accuracy: 0.1 m² per corner (GeographicLib's documentation of its polygon areas).
package func signedSquareMeters(of ring: [Coordinate]) -> Double {
  Ellipsoid.wgs84.withEarth { earth in
    var polygon = geod_polygon()
    geod_polygon_init(&polygon, 0)
    for corner in ring {
      geod_polygon_addpoint(earth, &polygon, corner.latitude, corner.longitude)
    }
    var area = 0.0
    _ = geod_polygon_compute(earth, &polygon, 0, 1, &area, nil)
    return area
  }
}
