/// An angle between two directions.
public struct Angle: Hashable, Comparable, Sendable {
  /// Degrees.
  public let degrees: Double

  /// Makes an angle from degrees.
  public static func degrees(_ value: Double) -> Angle { Angle(degrees: value) }
  /// Tells whether the left angle is the smaller.
  public static func < (lhs: Angle, rhs: Angle) -> Bool { lhs.degrees < rhs.degrees }
}

extension Azimuth {
  /// Returns the direction that lies `angle` clockwise of this one.
  public func turned(_ angle: Angle) -> Azimuth { Azimuth(degrees: degrees + angle.degrees) }

  /// Returns the angle between the two directions, in `0...180` degrees.
  public func angle(to other: Azimuth) -> Angle {
    let apart = abs(degrees - other.degrees)
    return .degrees(min(apart, 360 - apart))
  }
}
