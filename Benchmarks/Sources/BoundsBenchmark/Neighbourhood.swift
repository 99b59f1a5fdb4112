import Geodesy
import Shapes

/// Areas of all kinds within 1500 km of some point of the earth; all ordered pairs of them are
/// measured.
///
/// One in four lies at the antimeridian, one in four near a pole. Most areas lie anywhere in it, the
/// others around, within, in a hole of, over or against one that was made before.
struct Neighbourhood {
  static let count = 32

  private(set) var members: [(kind: Kind, area: Area)] = []

  init(seed: UInt64) {
    var random = Random(seed: seed)
    let latitude = seed % 4 == 1 ? random.number(80...90) : random.number(0...75)
    let longitude = random.number(-180...180)
    guard
      let base = Coordinate(
        latitude: random.number(0...1) < 0.5 ? latitude : -latitude,
        longitude: seed % 4 == 0 ? (longitude < 0 ? -180 : 180) - longitude / 60 : longitude)
    else { return }
    while members.count < Self.count {
      // All kinds in turn: a row of the table is as good as another.
      let kind = Kind.allCases[members.count % Kind.allCases.count]
      var (center, reach) = (
        base.moved(.meters(1_500_000 * random.number(0...1)), toward: random.direction()),
        random.size(100...300_000)
      )
      if let other = members.randomElement(using: &random), random.number(0...1) < 0.3 {
        (center, reach) = beside(other.area, reach, &random)
      }
      if let area = kind.area(around: center, reach: reach, &random) {
        members.append((kind, area))
      }
    }
  }

  /// A centre and a reach that put an area over, within, around or against another.
  private func beside(
    _ other: Area, _ reach: Double, _ random: inout Random
  ) -> (Coordinate, Double) {
    let inside = other.pointInside
    let far = max(1, other.farthestDistance(to: inside).meters)
    switch random.number(0...1) {
    case ..<0.25: return (inside, far * random.number(0.05...0.5))
    case ..<0.4: return (inside, min(300_000, far * random.number(1...2)))
    case ..<0.6:
      // In a hole, where there is one: the middle of a ring.
      return (other.centroid, max(100, other.nearestDistance(to: other.centroid).meters * 0.7))
    default:
      let center = inside.moved(.meters(far + reach), toward: random.direction())
      let gap = other.nearestDistance(to: center).meters
      return (center, max(100, min(300_000, gap * (1 + random.number(-0.001...0.0005)))))
    }
  }
}
