import Geodesy

// The one place where a coordinate becomes `longitude, latitude`.

/// How many decimals of a degree a coordinate is written with.
enum CoordinatePrecision: Int {
  /// About 10 cm: points and the lines between them. RFC 7946, section 11.2, asks for no more.
  case point = 6
  /// About 1 m: outlines of areas, whose radius is hundreds of metres at least.
  case outline = 5
  /// About 100 m: the ground under the events, and areas that are only looked at.
  case drawing = 3
}

extension ByteWriter {
  /// Appends `[longitude,latitude]` as GeoJSON has it.
  mutating func append(position: Coordinate, _ precision: CoordinatePrecision) {
    append(UInt8(ascii: "["))
    append(pair: position, precision)
    append(UInt8(ascii: "]"))
  }

  /// Appends `[longitude,latitude]` of a stored geometry, whose first number is the longitude.
  mutating func append(x: Double, y: Double, _ precision: CoordinatePrecision) {
    append(UInt8(ascii: "["))
    append(x, decimals: precision.rawValue)
    append(UInt8(ascii: ","))
    append(y, decimals: precision.rawValue)
    append(UInt8(ascii: "]"))
  }

  /// Appends `longitude,latitude` as KML has it.
  mutating func append(pair: Coordinate, _ precision: CoordinatePrecision) {
    append(pair.longitude, decimals: precision.rawValue)
    append(UInt8(ascii: ","))
    append(pair.latitude, decimals: precision.rawValue)
  }
}
