import Geodesy
import Shapes

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

extension StoredEvent {
  /// Columns that give a place away which is meant to be coarse: names and words of it, the words of
  /// reports and their names, launch places and distances to them.
  static let tellingColumns: Set<String> = [
    "title", "title_ar", "place_id", "place_name", "place_name_ar", "location_text", "admin2_name",
    "admin2_code", "admin3_name", "admin3_code", "boundaries", "actor_text", "target_text",
    "outcome_claims", "launch_name", "launch_name_ar", "launch_text", "launch_method",
    "launch_latitude", "launch_longitude", "launch_uncertainty_m", "distance_km",
    "distance_min_km", "distance_max_km", "bearing_deg", "sources", "quote", "quote_start",
    "quote_end", "acled_geo_precision", "ucdp_where_prec",
  ]

  /// The event at the middle of its square of a grid, within a radius that holds its own circle wherever
  /// in the square it lies, without what gives the place away.
  func generalised(to side: Distance) -> StoredEvent {
    moved(to: place?.generalised(to: side), without: Self.tellingColumns)
  }
}

extension StoredPlace {
  /// The place at the middle of its square of a grid.
  ///
  /// Rows of squares run along parallels, as many squares a row as fit with sides no shorter than asked
  /// for. The radius grows by the half diagonal of a square and is rounded up to a tenth of the side, so
  /// that it does not tell the place either.
  func generalised(to side: Distance) -> StoredPlace {
    let rows = max(1, (Self.meridian / side.meters).rounded(.down))
    let row = min(rows - 1, ((coordinate.latitude + 90) / 180 * rows).rounded(.down))
    let latitude = -90 + (row + 0.5) * 180 / rows
    // The widest parallel of the row decides, so that no square is wider than it says.
    let nearest = max(0, latitude.magnitude - 90 / rows)
    let parallel = Self.equator * cos(nearest * .pi / 180)
    let columns = max(1, (parallel / side.meters).rounded(.down))
    let column = min(columns - 1, ((coordinate.longitude + 180) / 360 * columns).rounded(.down))
    let longitude = -180 + (column + 0.5) * 360 / columns
    guard let middle = Coordinate(latitude: latitude, longitude: longitude) else { return self }
    let (high, wide) = (Self.meridian / rows, parallel / columns)
    let step = side.meters / 10
    let wider = uncertainty.meters + (high * high + wide * wide).squareRoot() / 2 * 1.01
    let radius = Distance.meters((wider / step).rounded(.up) * step)
    return StoredPlace(
      coordinate: middle, uncertainty: radius, area: .disc(center: middle, radius: radius))
  }

  /// From pole to pole, and once around, in metres, no less than they are.
  private static let (meridian, equator) = (20_003_932.0, 40_075_017.0)
}
