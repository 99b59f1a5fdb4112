public import Geodesy

/// A part of the earth's surface.
public struct Area: Hashable, Sendable {
  /// A closed line of corners, without the repeated first; the edges are geodesics.
  public typealias Ring = [Coordinate]

  /// A ring with its holes.
  public struct Polygon: Hashable, Sendable {
    /// The outer ring, counter-clockwise seen from above.
    public let exterior: Ring
    /// Holes, clockwise seen from above.
    public let holes: [Ring]

    /// Makes a polygon.
    public init(exterior: Ring, holes: [Ring] = []) {
      self.exterior = exterior
      self.holes = holes
    }
  }

  /// What the area is made of.
  public enum Form: Hashable, Sendable {
    /// All points within a geodesic distance of a centre.
    case disc(center: Coordinate, radius: Distance)
    /// One or more polygons that do not overlap.
    case polygons([Polygon])
  }

  /// What the area is made of.
  public let form: Form

  /// Makes an area.
  public init(_ form: Form) { self.form = form }

  /// All points within `radius` of `center`.
  public static func disc(center: Coordinate, radius: Distance) -> Area {
    Area(.disc(center: center, radius: radius))
  }
}
