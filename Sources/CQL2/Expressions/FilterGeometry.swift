/// A geometry that a filter writes out, in degrees of WGS 84, as lines that are straight in the plane of degrees.
public indirect enum FilterGeometry: Hashable, Sendable {
  case point(FilterPosition)
  /// At least two positions.
  case line([FilterPosition])
  /// Rings of at least four positions, each of which ends where it began; the outer one first.
  case polygon([[FilterPosition]])
  case points([FilterPosition])
  case lines([[FilterPosition]])
  case polygons([[[FilterPosition]]])
  case collection([FilterGeometry])
  case box(FilterBox)
}

/// A position: degrees east, degrees north, and a height, which no relation looks at.
public struct FilterPosition: Hashable, Sendable {
  /// Degrees east.
  public let longitude: Double
  /// Degrees north.
  public let latitude: Double
  /// Metres up; nil where none is written.
  public let height: Double?

  /// Makes a position.
  public init(longitude: Double, latitude: Double, height: Double? = nil) {
    self.longitude = longitude
    self.latitude = latitude
    self.height = height
  }
}

/// A box between two meridians and two parallels; one whose western side lies east of its eastern side crosses
/// the 180th meridian.
public struct FilterBox: Hashable, Sendable {
  /// Degrees east.
  public let west: Double
  /// Degrees east.
  public let east: Double
  /// Degrees north.
  public let south: Double
  /// Degrees north; not less than ``south``.
  public let north: Double
  /// The least and the greatest height, which no relation looks at; nil where none is written.
  public let heights: [Double]?

  /// Makes a box.
  public init(west: Double, south: Double, east: Double, north: Double, heights: [Double]? = nil) {
    self.west = west
    self.south = south
    self.east = east
    self.north = north
    self.heights = heights
  }
}
