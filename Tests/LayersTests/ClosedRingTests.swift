import Geodesy
@testable import Layers
import Shapes
import TestSupport
import Testing

/// Rings as they are written stay rings, however small the area is.
@Suite struct ClosedRingTests {
  @Test(arguments: [0.001, 0.4, 1, 2, 3.5, 5, 10, 50, 400])
  func `a small circle is written as a closed ring around it`(meters: Double) throws {
    for (latitude, longitude) in [(0.0, 0.0), (35.02, 40.45), (-33.85003, 151.2), (78.2, -15.6)] {
      let center = try #require(Coordinate(latitude: latitude, longitude: longitude))
      let rings = Area.disc(center: center, radius: .meters(meters)).closedRings
      try #require(rings.count == 1 && rings[0].count == 1)
      let ring = rings[0][0]
      #expect(ring.count >= 5 && ring.first == ring.last)
      #expect(zip(ring, ring.dropFirst()).allSatisfy { $0 != $1 })
      #expect(Set(ring).count == ring.count - 1, "\(meters) m at \(center) touches itself")
      #expect(signedArea(ring) > 0)
      // In steps of 1e-5°, that is what the numbers of a file can say.
      let reach = ring.map { $0.latitude }
      let high = try #require(reach.max()) - (try #require(reach.min()))
      #expect(high * 111_000 >= 1.98 * meters - 1.2 && high * 111_000 <= 2.02 * meters + 3.5)
    }
  }

  @Test func `a box at the edge of the map stays on it`() throws {
    for (latitude, longitude) in [(10.0, 180.0), (10, -180), (0, 179.999999)] {
      let center = try #require(Coordinate(latitude: latitude, longitude: longitude))
      for rings in Area.disc(center: center, radius: .meters(1)).closedRings {
        #expect(rings[0].count == 5 && signedArea(rings[0]) > 0)
      }
    }
  }

  @Test func `a hole that is too small to be seen goes`() throws {
    func ring(_ size: Double) -> [Coordinate] {
      [(0.0, 0.0), (size, 0), (size, size), (0, size)].compactMap {
        Coordinate(latitude: 35 + $0.1, longitude: 40 + $0.0)
      }
    }
    for (size, count) in [(1e-6, 1), (0.01, 2)] {
      let area = Area(
        .polygons([Area.Polygon(exterior: ring(1), holes: [Array(ring(size).reversed())])]))
      #expect(area.closedRings[0].count == count)
    }
  }

  private func signedArea(_ ring: [Coordinate]) -> Double {
    zip(ring, ring.dropFirst()).reduce(0) {
      $0 + ($1.0.longitude * $1.1.latitude - $1.1.longitude * $1.0.latitude) / 2
    }
  }
}
