import Geodesy

/// A geometry as a GeoPackage stores it (OGC 12-128r17, 2.1.3): a header, for lines and areas with
/// the box around them, and well-known binary, least significant byte first.
///
/// Coordinates have as many decimals as in the GeoJSON, and lines and areas are cut at the 180th
/// meridian as there; each is of several parts, even where it has one, as a table holds one kind.
package struct GeoPackageGeometry {
  /// The bytes.
  package private(set) var bytes: [UInt8] = []
  /// The box around it, in degrees: least and greatest longitude, then latitude.
  package private(set) var box = (west: 0.0, east: 0.0, south: 0.0, north: 0.0)

  /// Makes room for geometries.
  package init() {}

  /// Takes a geometry in the place of the last one.
  package mutating func set(_ geometry: LayerGeometry) {
    bytes.removeAll(keepingCapacity: true)
    box = (.infinity, -.infinity, .infinity, -.infinity)
    switch geometry {
    case .point(let coordinate):
      beginHeader(flags: 0b001)
      begin(.point)
      append(coordinate, .point)
    case .line(let line):
      beginHeader(flags: 0b011)
      bytes.append(contentsOf: repeatElement(0, count: Self.boxSize))
      let pieces = cutAtAntimeridian(line: line)
      begin(.multiLine, pieces.count)
      for piece in pieces {
        begin(.line)
        append(piece, .point)
      }
      writeBox()
    case .area(let area):
      beginHeader(flags: 0b011)
      bytes.append(contentsOf: repeatElement(0, count: Self.boxSize))
      let polygons = area.closedRings
      begin(.multiPolygon, polygons.count)
      for rings in polygons {
        begin(.polygon, rings.count)
        for ring in rings { append(ring, .outline) }
      }
      writeBox()
    }
  }

  /// The types of well-known binary.
  private enum Kind: UInt32 {
    case point = 1
    case line = 2
    case polygon = 3
    case multiLine = 5
    case multiPolygon = 6
  }

  private static let headSize = 8
  private static let boxSize = 32

  /// Flags: bit 0 least significant byte first, bits 1–3 which box follows (0 none, 1 two dimensions).
  private mutating func beginHeader(flags: UInt8) {
    bytes.append("GP")
    bytes.append(0)
    bytes.append(flags)
    append(UInt32(4326))
  }

  private mutating func begin(_ kind: Kind, _ count: Int? = nil) {
    bytes.append(1)
    append(kind.rawValue)
    if let count { append(UInt32(count)) }
  }

  private mutating func append(_ line: [Coordinate], _ precision: CoordinatePrecision) {
    append(UInt32(line.count))
    for coordinate in line { append(coordinate, precision) }
  }

  private mutating func append(_ coordinate: Coordinate, _ precision: CoordinatePrecision) {
    let longitude = coordinate.longitude.rounded(decimals: precision.rawValue)
    let latitude = coordinate.latitude.rounded(decimals: precision.rawValue)
    append(longitude.bitPattern)
    append(latitude.bitPattern)
    box = (
      min(box.west, longitude), max(box.east, longitude),
      min(box.south, latitude), max(box.north, latitude)
    )
  }

  private mutating func append(_ number: some FixedWidthInteger) {
    withUnsafeBytes(of: number.littleEndian) { bytes.append(contentsOf: $0) }
  }

  private mutating func writeBox() {
    for (place, number) in [box.west, box.east, box.south, box.north].enumerated() {
      withUnsafeBytes(of: number.bitPattern.littleEndian) { number in
        let start = Self.headSize + 8 * place
        bytes.replaceSubrange(start..<(start + 8), with: number)
      }
    }
  }
}
