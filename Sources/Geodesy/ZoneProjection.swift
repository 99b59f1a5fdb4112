import CPROJ

/// The transverse Mercator projection of one UTM zone, as PROJ computes it.
///
/// It has a PROJ context of its own and belongs to one thread. The ellipsoid and the exact algorithm
/// (`etmerc`) are named in full, so that neither PROJ's database nor its settings show in the numbers.
///
/// - Accuracy: full within 3900 km of the middle meridian, as PROJ's documentation of `tmerc` says;
///   `GridTests` goes there and back within 10 µm and agrees with GEOTRANS within 5 cm.
/// - Source: K. Poder and K. Engsager, “Some Conformal Mappings and Transformations for Geodesy and
///   Topographic Cartography”, National Survey and Cadastre of Denmark (1998), through PROJ.
final class ZoneProjection {
  private let context: OpaquePointer
  private let projection: OpaquePointer

  /// Makes the projection of a zone, `1...60`; nothing when PROJ cannot.
  init?(zone: Int) {
    guard let context = proj_context_create() else { return nil }
    proj_log_level(context, PJ_LOG_NONE)
    let words =
      "+proj=etmerc +lat_0=0 +lon_0=\(6 * zone - 183) +k_0=0.9996 +x_0=500000 +y_0=0 "
      + "+a=6378137 +rf=298.257223563 +units=m"
    guard let projection = proj_create(context, words) else {
      proj_context_destroy(context)
      return nil
    }
    self.context = context
    self.projection = projection
  }

  deinit {
    proj_destroy(projection)
    proj_context_destroy(context)
  }

  /// Metres east (the middle meridian has 500 000) and north of the equator (negative in the south).
  func forward(_ coordinate: Coordinate) -> (east: Double, north: Double)? {
    let radians = proj_coord(
      proj_torad(coordinate.longitude), proj_torad(coordinate.latitude), 0, 0)
    let found = proj_trans(projection, PJ_FWD, radians).xy
    return found.x.isFinite && found.y.isFinite ? (found.x, found.y) : nil
  }

  /// The coordinate of metres east and north; nothing where the projection has no such point.
  func inverse(east: Double, north: Double) -> Coordinate? {
    let found = proj_trans(projection, PJ_INV, proj_coord(east, north, 0, 0)).lp
    guard found.lam.isFinite, found.phi.isFinite else { return nil }
    return Coordinate(
      wrappingLatitude: proj_todeg(found.phi), longitude: proj_todeg(found.lam))
  }
}
