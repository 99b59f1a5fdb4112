/// A cell of the grid that UTM and MGRS lay over the earth between 80° S and 84° N: a zone of 6° and a
/// band of 8°, such as `37S`.
///
/// Band X is 12° high; 32V reaches west over half of 31V (Norway); 31X, 33X, 35X and 37X are wider and
/// 32X, 34X and 36X do not exist (Svalbard).
///
/// - Source: NGA.STND.0037, “Universal Grids and Grid Reference Systems” (2014).
public struct GridZone: Hashable, Sendable {
  /// The UTM zone, `1...60`.
  public let zone: Int
  /// The letter of the band, `C...X` without `I` and `O`.
  public let band: Unicode.Scalar

  /// Degrees north from the south edge to the north edge.
  public let latitudes: ClosedRange<Double>
  /// Degrees east from the west edge to the east edge.
  public let longitudes: ClosedRange<Double>

  /// The bands from south to north.
  static let bands = Array("CDEFGHJKLMNPQRSTUVWX".unicodeScalars)

  /// Makes a cell; nothing when no cell has this number and letter.
  public init?(zone: Int, band: Unicode.Scalar) {
    guard (1...60).contains(zone), let row = Self.bands.firstIndex(of: band),
      let edges = Self.edges(zone: zone, band: band)
    else { return nil }
    self.zone = zone
    self.band = band
    let south = Double(row * 8 - 80)
    latitudes = south...(band == "X" ? 84 : south + 8)
    longitudes = edges
  }

  /// The cell that a coordinate lies in; nothing beyond 80° S and 84° N.
  public init?(of coordinate: Coordinate) {
    guard (-80...84).contains(coordinate.latitude) else { return nil }
    let longitude = coordinate.longitude == 180 ? -180 : coordinate.longitude
    let band = Self.bands[min(19, Int((coordinate.latitude + 80) / 8))]
    let regular = Int((longitude + 180) / 6) + 1
    // The regular cell, or a neighbour that reaches over it.
    for zone in [regular, regular % 60 + 1, (regular + 58) % 60 + 1] {
      guard let cell = GridZone(zone: zone, band: band), cell.longitudes.contains(longitude),
        longitude < cell.longitudes.upperBound
      else { continue }
      self = cell
      return
    }
    return nil
  }

  /// Whether it lies north of the equator.
  public var isNorthern: Bool { band >= "N" }

  private static func edges(zone: Int, band: Unicode.Scalar) -> ClosedRange<Double>? {
    let west = Double(zone * 6 - 186)
    switch (zone, band) {
    case (31, "V"): return 0...3
    case (32, "V"): return 3...12
    case (31, "X"): return 0...9
    case (33, "X"): return 9...21
    case (35, "X"): return 21...33
    case (37, "X"): return 33...42
    case (32, "X"), (34, "X"), (36, "X"): return nil
    default: return west...(west + 6)
    }
  }
}
