import Events
import Geodesy
import Places
import Shapes

// The places of `claims.jsonl`.

extension ByteWriter {
  /// Appends a location with all that layers are drawn from, so that a later run need not look it up
  /// again: its report, which decides what its words mean, may not be there.
  mutating func append(_ location: Location) {
    append("{\"place_id\":")
    append(json: location.placeID)
    append(",\"place_name\":")
    append(json: location.placeName)
    append(",\"place_name_ar\":")
    append(json: location.placeNameArabic)
    append(",\"location_text\":")
    append(json: location.text)
    append(",\"location_method\":")
    append(json: location.method.rawValue)
    append(",\"latitude\":")
    append(json: location.coordinate.latitude, decimals: CoordinatePrecision.point.rawValue)
    append(",\"longitude\":")
    append(json: location.coordinate.longitude, decimals: CoordinatePrecision.point.rawValue)
    append(",\"uncertainty_m\":")
    append(json: location.uncertainty.meters, decimals: 0)
    append(",\"country\":")
    append(json: location.country)
    append(",\"admin1_name\":")
    append(json: location.admin1?.name)
    append(",\"admin2_name\":")
    append(json: location.admin2?.name)
    append(",\"admin3_name\":")
    append(json: location.admin3?.name)
    append(",\"admin1\":", location.admin1)
    append(",\"admin2\":", location.admin2)
    append(",\"admin3\":", location.admin3)
    append(",\"place_class\":")
    append(json: location.placeClass?.rawValue)
    append(",\"boundaries\":")
    append(json: location.boundaries)
    append(",\"district\":")
    append(json: location.district)
    append(",\"shares\":")
    append(list: location.shares) { out, share in
      out.append("{\"district\":")
      out.append(json: share.district)
      out.append(",\"share\":")
      out.append(exact: share.share)
      out.append("}")
    }
    append(",\"drawn\":{\"point\":")
    append(exact: location.coordinate)
    append(",\"radius_m\":")
    append(exact: location.uncertainty.meters)
    append(location.area)
    append("}}")
  }

  private mutating func append(_ key: StaticString, _ unit: AdministrativeUnit?) {
    append(key)
    guard let unit else { return append("null") }
    append("{\"code\":")
    append(json: unit.code)
    append(",\"name\":")
    append(json: unit.name)
    append(",\"name_ar\":")
    append(json: unit.nameArabic)
    append("}")
  }

  /// Appends an area: a disc, or the corners of polygons with their holes, no corner twice.
  private mutating func append(_ area: Area) {
    switch area.form {
    case .disc(let center, let radius):
      append(",\"disc\":{\"center\":")
      append(exact: center)
      append(",\"radius_m\":")
      append(exact: radius.meters)
      append("}")
    case .polygons(let polygons):
      append(",\"polygons\":")
      append(list: polygons) { out, polygon in
        out.append(list: [polygon.exterior] + polygon.holes) { out, ring in
          out.append(list: ring) { $0.append(exact: $1) }
        }
      }
    }
  }

  /// Appends `[longitude,latitude]` with every digit: what is reckoned from it later must come out the
  /// same.
  private mutating func append(exact coordinate: Coordinate) {
    append("[")
    append(exact: coordinate.longitude)
    append(",")
    append(exact: coordinate.latitude)
    append("]")
  }

  private mutating func append(exact value: Double) {
    if value.isFinite { append(verbatim: value.description) } else { append("null") }
  }
}
