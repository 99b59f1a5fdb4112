import Geodesy
import Shapes
import TestSupport
import Testing

/// A coordinate that the test knows to be in range.
func at(_ latitude: Double, _ longitude: Double) throws -> Coordinate {
  try #require(Coordinate(latitude: latitude, longitude: longitude))
}

/// A point in the region that the reports come from.
func regional(_ random: inout Seeded) throws -> Coordinate {
  try at(.random(in: 29...38, using: &random), .random(in: 35...49, using: &random))
}

/// A direction.
func direction(_ random: inout Seeded) -> Azimuth {
  Azimuth(degrees: .random(in: 0..<360, using: &random))
}

/// A star-shaped polygon with a ragged, concave border, like a country's.
func ragged(
  around center: Coordinate, kilometers: Double, corners: Int, _ random: inout Seeded
) throws -> Area {
  let ring = (0..<corners).map { corner in
    center.moved(
      .kilometers(kilometers * .random(in: 0.35...1, using: &random)),
      toward: Azimuth(degrees: 360 * Double(corner) / Double(corners)))
  }
  return try #require(Area.polygon(exterior: ring))
}

/// Points of an area for brute force: inside it, and close along its border.
func dense(_ area: Area, inside: Int, border: Int) -> [Coordinate] {
  let rings = area.outline.flatMap { [$0.exterior] + $0.holes }
  let corners = rings.joined().count
  // Corners always; further points between them when there are few corners.
  let between = max(1, border / max(1, corners))
  let edge = rings.flatMap { ring in
    ring.indices.flatMap { index -> [Coordinate] in
      let (start, end) = (ring[index], ring[(index + 1) % ring.count])
      let step = Distance.meters(max(1, start.distance(to: end).meters / Double(between)))
      return Array(start.path(to: end, step: step).dropLast())
    }
  }
  let every = max(1, edge.count / border)
  return area.samples(count: inside) + edge.enumerated().filter { $0.offset % every == 0 }.map(\.1)
}
