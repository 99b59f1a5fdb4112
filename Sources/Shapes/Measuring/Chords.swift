#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// What a straight line through the earth says of the geodesic between its ends: bounds that rule
/// pairs of points out, so that true geodesics are measured for the few that remain.
///
/// Two pairs of bounds hold everywhere and are used together. A geodesic of length s bends no less
/// than a circle of the greatest radius of curvature and no more than one of the least, so that its
/// chord is no longer and no shorter than theirs (Schur's comparison theorem; that a geodesic also
/// twists lengthens its chord by less than a billionth of s, and the radius is taken 400 m wider).
/// And the map onto the sphere of reduced latitudes stretches no length by less than the pole's or
/// more than the equator's radius.
package struct Chords: Sendable {
  /// The radii of circles that bend no more and no less than any geodesic that is asked about.
  private(set) var wide = Earth.greatestCurve + 400
  private(set) var narrow = Earth.leastCurve

  /// What holds everywhere.
  package static let anywhere = Chords()

  private init() {}

  /// What holds for all pairs of points whose ends lie, both together, within `away` metres of the
  /// ends of a geodesic of `meters`, right to `error` metres, over a chord of `straight`.
  ///
  /// The radius of the circle that has this arc over this chord changes by no more than 46,400 m
  /// times the part of its length that the ends move by (a million and a half pairs up to a quarter
  /// of the earth); 80,000 m are allowed.
  func near(
    _ meters: Double, error: Double, over straight: Double, away: Double
  ) -> Chords {
    guard meters > 200_000, meters < 9_000_000, away < 0.1 * meters else { return self }
    var radius = Earth.equatorRadius
    var change = 1 + 80_000 * away / meters
    // Newton's method: at rest after three steps.
    for step in 0..<4 {
      let half = meters / (2 * radius)
      let (sine, cosine) = (sin(half), cos(half))
      let slope = 2 * (sine - half * cosine)
      radius -= (2 * radius * sine - straight) / slope
      if step == 3 { change += 1.1 * error * cosine / slope }
    }
    var chords = self
    chords.wide = min(wide, radius + change)
    chords.narrow = max(narrow, radius - change)
    return chords
  }

  /// The chord from which on geodesics surely are `meters` long or longer.
  package func surelyReaching(_ meters: Double) -> Double {
    guard meters > 0 else { return 0 }
    let onSphere =
      2 * Earth.equatorRadius * sin(min(.pi / 2, meters / (2 * Earth.poleRadius)))
    // Beyond, two minimal geodesics may leave one point for another.
    guard meters < 10_000_000 else { return onSphere * (1 + 1e-15) }
    return min(2 * wide * sin(meters / (2 * wide)), onSphere)
  }

  /// The chord up to which geodesics surely are no longer than `meters`.
  package func surelyWithin(_ meters: Double) -> Double {
    guard meters > 0 else { return 0 }
    let onSphere = 2 * Earth.poleRadius * sin(min(.pi / 2, meters / (2 * Earth.equatorRadius)))
    guard meters < 19_000_000 else { return onSphere }
    return max(2 * narrow * sin(meters / (2 * narrow)), onSphere)
  }

  /// The geodesic's length by Lambert's formula, right to ``estimateError`` of itself up to a
  /// quarter of the earth; nothing beyond.
  ///
  /// It only tells for which pairs the true geodesic must be measured.
  ///
  /// - Source: W. D. Lambert, “The distance between two widely separated points on the surface of
  ///   the earth”, J. Washington Academy of Sciences 32 (1942), 125–130.
  static func estimate(_ one: SpacePoint, _ two: SpacePoint) -> Double? {
    let axes = SpacePoint(
      1 / Earth.equatorRadius, 1 / Earth.equatorRadius, 1 / Earth.poleRadius)
    let (here, there) = (one * axes, two * axes)
    let (difference, sum) = (here - there, here + there)
    let (far, near) = (dot(difference, difference), dot(sum, sum))
    guard near > 2 else { return nil }
    guard far > 0 else { return 0 }
    let angle = 2 * atan2(far.squareRoot(), near.squareRoot())
    let sine = (far * near).squareRoot() / 2
    let x = (angle - sine) * sum.z * sum.z / near
    let y = (angle + sine) * difference.z * difference.z / far
    return Earth.equatorRadius * (angle - Earth.flattening / 2 * (x + y))
  }

  /// How far ``estimate(_:_:)`` may be wrong, as a part of the length: ten million pairs showed 1.41
  /// millionths.
  static let estimateError = 4e-6
}
