public import Geodesy

/// One of the eight directions that reports use.
public enum Compass: String, Hashable, Sendable, CaseIterable {
  case north, northeast, east, southeast, south, southwest, west, northwest

  /// The middle of the direction.
  public var azimuth: Azimuth {
    switch self {
    case .north: Azimuth(degrees: 0)
    case .northeast: Azimuth(degrees: 45)
    case .east: Azimuth(degrees: 90)
    case .southeast: Azimuth(degrees: 135)
    case .south: Azimuth(degrees: 180)
    case .southwest: Azimuth(degrees: 225)
    case .west: Azimuth(degrees: 270)
    case .northwest: Azimuth(degrees: 315)
    }
  }
}
