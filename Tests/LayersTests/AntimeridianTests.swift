import Geodesy
import TestSupport
import Testing

@testable import Layers

@Suite("Lines across the 180th meridian")
struct AntimeridianTests {
  @Test(arguments: 0..<200)
  func `No piece crosses, and no point is lost`(seed: Int) throws {
    var random = Seeded(UInt64(seed))
    // Steps of at most 30 degrees, as a densified line has, over and along the meridian.
    var longitude = Double.random(in: 150...210, using: &random)
    let line = (0..<Int.random(in: 2...12, using: &random)).compactMap { _ -> Coordinate? in
      longitude += Double(Int.random(in: -6...6, using: &random)) * 5
      let turned = longitude.truncatingRemainder(dividingBy: 360)
      return Coordinate(
        latitude: Double.random(in: -60...60, using: &random),
        longitude: turned > 180 ? turned - 360 : turned < -180 ? turned + 360 : turned)
    }
    let pieces = cutAtAntimeridian(line: line)
    for piece in pieces {
      #expect(piece.count > 1)
      for (one, other) in zip(piece, piece.dropFirst()) {
        #expect((one.longitude - other.longitude).magnitude <= 180)
      }
    }
    for (one, other) in zip(pieces, pieces.dropFirst()) {
      let (end, start) = (try #require(one.last), try #require(other.first))
      #expect(end.longitude == -start.longitude && end.longitude.magnitude == 180)
      #expect((end.latitude - start.latitude).magnitude < 1e-9)
    }
    let written = Set(pieces.joined())
    for point in line where point.longitude.magnitude != 180 { #expect(written.contains(point)) }
  }

  @Test func `A launch from the target itself is still a line`() {
    let point = SampleMap.point(35, 40)
    #expect(cutAtAntimeridian(line: [point, point]) == [[point, point]])
    #expect(cutAtAntimeridian(line: [point]) == [[point, point]])
  }
}
