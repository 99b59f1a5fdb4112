/// A direction over the ground: degrees clockwise from true north.
public struct Azimuth: Hashable, Sendable {
  /// Degrees clockwise from true north, in `0..<360`.
  public let degrees: Double

  /// Makes a direction from any finite number of degrees, turned into `0..<360`.
  public init(degrees: Double) {
    let turned = degrees.truncatingRemainder(dividingBy: 360)
    let positive = turned < 0 ? turned + 360 : turned
    self.degrees = positive == 360 ? 0 : positive
  }
}
