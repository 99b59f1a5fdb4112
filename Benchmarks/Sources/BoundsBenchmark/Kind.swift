import Geodesy
import Shapes

/// The kinds of areas that are measured.
enum Kind: String, CaseIterable {
  case disc, ring, sector, corridor, strip, ragged, multipolygon, intersection

  /// Makes an area of this kind that reaches about as far from `center` as asked, in metres.
  func area(around center: Coordinate, reach: Double, _ random: inout Random) -> Area? {
    let radius = Distance.meters(reach)
    let toward = random.direction()
    switch self {
    case .disc:
      return .disc(center: center, radius: radius)
    case .ring:
      return .ring(center: center, inner: .meters(reach * random.number(0.2...0.95)), outer: radius)
    case .sector:
      return .sector(
        center: center, toward: toward, halfAngle: .degrees(random.number(2...170)),
        from: .meters(reach * random.number(-0.3...0.8)), to: radius)
    case .corridor:
      return .corridor(
        from: center.moved(.meters(-reach), toward: toward),
        to: center.moved(radius, toward: toward),
        halfWidth: .meters(reach * random.number(0.02...0.4)))
    case .strip:
      let count = Int.random(in: 3...6, using: &random)
      let points = (0..<count).map { _ in
        center.moved(.meters(reach * random.number(0.2...1)), toward: random.direction())
      }
      return .along(points, halfWidth: .meters(reach * random.number(0.01...0.15)))
    case .ragged:
      return ragged(around: center, reach: reach, &random)
    case .multipolygon:
      let parts = (0..<Int.random(in: 2...4, using: &random)).compactMap { part -> Area? in
        let middle = center.moved(
          .meters(reach * 0.7), toward: Azimuth(degrees: 90 * Double(part) + 20))
        return ragged(around: middle, reach: reach * random.number(0.05...0.3), &random)
      }
      return .polygons(
        parts.flatMap { part -> [Area.Polygon] in
          if case .polygons(let polygons) = part.form { polygons } else { [] }
        })
    case .intersection:
      let other = center.moved(.meters(reach * random.number(0.2...1)), toward: toward)
      return ragged(around: center, reach: reach, &random)?
        .intersection(.disc(center: other, radius: .meters(reach * random.number(0.4...1))))
    }
  }

  /// A star with a border like a country's, and holes.
  private func ragged(around center: Coordinate, reach: Double, _ random: inout Random) -> Area? {
    let corners = Int.random(in: 5...150, using: &random)
    func star(_ middle: Coordinate, _ reach: ClosedRange<Double>, _ corners: Int) -> Area.Ring {
      (0..<corners).map { corner in
        middle.moved(
          .meters(random.number(reach)),
          toward: Azimuth(degrees: 360 * Double(corner) / Double(corners)))
      }
    }
    let holes = (0..<Int.random(in: 0...2, using: &random)).map { hole in
      star(
        center.moved(.meters(reach * 0.2), toward: Azimuth(degrees: 180 * Double(hole))),
        (0.03 * reach)...(0.12 * reach), Int.random(in: 3...12, using: &random))
    }
    return .polygon(exterior: star(center, (0.45 * reach)...reach, corners), holes: holes)
  }
}
