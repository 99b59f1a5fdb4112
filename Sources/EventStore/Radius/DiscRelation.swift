import Geodesy
import Shapes

/// How a disc of the ellipsoid lies to another that is asked about.
enum DiscRelation {
  /// No point of it is inside.
  case apart
  /// Some of it is inside, or it cannot be shown that all is.
  case touches
  /// All of it is inside.
  case inside

  /// The farthest point is known to this many metres where the way to it may turn behind the
  /// antipode; what is that near to the border touches.
  static let antipodalError = 1e-3

  /// How the disc of `radius` metres around `center` lies to that of `reach` metres around `origin`.
  ///
  /// Its nearest point is `distance - radius` away, always: a shortest way to the centre leads
  /// through it. Its farthest is `distance + radius` away as long as the way over the centre goes on
  /// being the shortest, which it does up to ``Earth/leastCutDistance``; the reaches beyond, up to
  /// ``Earth/halfMeridian``, are searched.
  static func of(
    _ center: Coordinate, radius: Double, to origin: Coordinate, reach: Double
  ) -> DiscRelation {
    guard reach >= 0 else { return .apart }
    let distance = origin.distance(to: center).meters
    if distance > reach + radius { return .apart }
    if distance + radius <= reach || reach >= Earth.halfMeridian { return .inside }
    // Were the way to the farthest point no longer the shortest, it would reach farther than this.
    if reach < Earth.leastCutDistance { return .touches }
    return staysWithin(reach, of: origin, center, radius) ? .inside : .touches
  }

  /// Whether no point of a disc is farther than `reach`, by branch and bound over its border.
  ///
  /// The distance from a point grows along some way from every point but its antipode, so that the
  /// farthest point of a disc is the antipode or lies on the border. Along the border it changes by
  /// no more than the border's length.
  private static func staysWithin(
    _ reach: Double, of origin: Coordinate, _ center: Coordinate, _ radius: Double
  ) -> Bool {
    guard
      let antipode = Coordinate(
        latitude: -origin.latitude,
        longitude: origin.longitude > 0 ? origin.longitude - 180 : origin.longitude + 180),
      center.distance(to: antipode).meters > radius
    else { return false }
    let metersPerDegree = min(radius, 6_400_000) * .pi / 180
    var open = (0..<32).map { (middle: Double($0) * 11.25, half: 5.625) }
    while let (middle, half) = open.popLast() {
      let point = center.moved(.meters(radius), toward: Azimuth(degrees: middle))
      let distance = origin.distance(to: point).meters
      let rest = half * metersPerDegree
      if distance > reach { return false }
      if distance + rest <= reach { continue }
      guard rest > antipodalError else { return false }
      open.append((middle - half / 2, half / 2))
      open.append((middle + half / 2, half / 2))
    }
    return true
  }
}
