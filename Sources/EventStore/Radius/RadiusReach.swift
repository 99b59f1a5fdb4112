import Shapes

/// What chords say of discs of one radius: below or above which all points lie on one side of a
/// border, in metres.
///
/// A chord that says nothing is left to the ellipsoid.
struct RadiusReach {
  /// Rounding errors of points in space and of PROJ's geodesics, in metres.
  static let slack = 1e-6

  let radius: Double
  /// Up to this chord a disc is wholly inside.
  let inside: Double
  /// From this chord on a disc is not wholly inside.
  let leaving: Double
  /// Up to this chord a disc touches.
  let touching: Double
  /// From this chord on a disc is apart.
  let apart: Double

  /// For discs of `radius` metres and a reach of `reach`.
  init(_ radius: Double, reach: Double) {
    self.radius = radius
    if reach >= Earth.halfMeridian {
      (inside, leaving) = (.infinity, .infinity)
    } else {
      inside = Self.within(reach - radius)
      // Beyond, a disc may be inside although distance and radius together are not.
      leaving = reach < Earth.leastCutDistance ? Self.reaching(reach - radius) : .infinity
    }
    touching = Self.within(reach + radius)
    apart = Self.reaching(reach + radius)
  }

  private static func within(_ meters: Double) -> Double {
    meters > 0 ? Chords.anywhere.surelyWithin(meters) - slack : -1
  }

  private static func reaching(_ meters: Double) -> Double {
    if meters >= Earth.halfMeridian { return .infinity }
    return meters < 0 ? -1 : Chords.anywhere.surelyReaching(meters) + slack
  }
}
