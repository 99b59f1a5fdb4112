/// A range of directions: those that one meets turning clockwise from its start.
public struct AzimuthArc: Hashable, Sendable {
  /// Where the range begins.
  public let start: Azimuth
  /// How far it turns, in `0...360` degrees.
  public let width: Angle

  /// All directions.
  public static let whole = AzimuthArc(from: Azimuth(degrees: 0), width: .degrees(360))

  /// Makes a range; a width below 0° is taken as 0°, one of 360° and more gives all directions.
  public init(from start: Azimuth, width: Angle) {
    let isWhole = width.degrees >= 360
    self.start = isWhole ? Azimuth(degrees: 0) : start
    self.width = isWhole ? .degrees(360) : max(.degrees(0), width)
  }

  /// Where the range ends; for all directions that is north, where it began.
  public var end: Azimuth { start.turned(width) }

  /// Whether every direction is in the range.
  public var isWhole: Bool { width.degrees >= 360 }

  /// Tells whether a direction lies in the range, ends included, to a trillionth of a degree.
  public func contains(_ azimuth: Azimuth) -> Bool {
    let (turn, rounding) = (turn(to: azimuth), 1e-12)
    return isWhole || turn <= width.degrees + rounding || turn >= 360 - rounding
  }

  /// Returns the smallest range that holds this one and a direction.
  public func widened(toHold azimuth: Azimuth) -> AzimuthArc {
    if contains(azimuth) { return self }
    let onward = turn(to: azimuth)
    let back = 360 - onward
    return onward - width.degrees <= back
      ? AzimuthArc(from: start, width: .degrees(onward))
      : AzimuthArc(from: azimuth, width: .degrees(width.degrees + back))
  }

  /// Degrees clockwise from the start, in `0..<360`.
  private func turn(to azimuth: Azimuth) -> Double {
    Azimuth(degrees: azimuth.degrees - start.degrees).degrees
  }
}
