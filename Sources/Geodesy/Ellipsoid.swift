import CPROJ

/// The WGS 84 ellipsoid, as PROJ's geodesic routines want it.
///
/// The routines are pure functions of their arguments, so that one ellipsoid serves all threads.
struct Ellipsoid: Sendable {
  /// WGS 84: semi-major axis 6378137 m, flattening 1/298.257223563 (NIMA TR8350.2).
  static let wgs84 = Ellipsoid(semiMajorAxis: 6_378_137, flattening: 1 / 298.257_223_563)

  private var earth = geod_geodesic()

  private init(semiMajorAxis: Double, flattening: Double) {
    geod_init(&earth, semiMajorAxis, flattening)
  }

  /// Calls `body` with the ellipsoid in the form of the C routines.
  func withEarth<T>(_ body: (UnsafePointer<geod_geodesic>) -> T) -> T {
    withUnsafePointer(to: earth, body)
  }

  /// The inverse problem: metres, and the azimuths at both ends in degrees, in `-180...180`.
  func inverse(
    _ from: Coordinate, _ to: Coordinate
  ) -> (meters: Double, start: Double, end: Double) {
    withEarth { earth in
      var meters = 0.0
      var start = 0.0
      var end = 0.0
      geod_inverse(
        earth, from.latitude, from.longitude, to.latitude, to.longitude, &meters, &start, &end)
      return (meters, start, end)
    }
  }

  /// The length of the inverse problem alone, in metres: the azimuths cost a third of it.
  func distance(_ from: Coordinate, _ to: Coordinate) -> Double {
    withEarth { earth in
      var meters = 0.0
      geod_inverse(
        earth, from.latitude, from.longitude, to.latitude, to.longitude, &meters, nil, nil)
      return meters
    }
  }

  /// The direct problem; what is not finite goes nowhere.
  func direct(_ from: Coordinate, meters: Double, azimuth: Double) -> Coordinate {
    guard meters.isFinite, azimuth.isFinite else { return from }
    return withEarth { earth in
      var latitude = 0.0
      var longitude = 0.0
      geod_direct(earth, from.latitude, from.longitude, azimuth, meters, &latitude, &longitude, nil)
      return Coordinate(latitude: latitude, longitude: longitude) ?? from
    }
  }
}
