import Events
import Geodesy
@testable import Layers
import Places
import Shapes
import TestSupport
import Testing

@Suite("Lines made ready to be looked at")
struct DrawnLineTests {
  private let frame = MapFrame(west: 10, south: 20, east: 14, north: 23)

  @Test(arguments: 0..<200)
  func `A cut ring stays in its frame and keeps what lay in it`(seed: Int) {
    var random = Seeded(UInt64(seed))
    let ring = (0..<Int.random(in: 3...30, using: &random)).map { _ in
      SampleMap.point(
        .random(in: 17...26, using: &random), .random(in: 6...18, using: &random))
    }
    let cut = frame.cut(ring: ring)
    let widened = MapFrame(
      west: frame.west - 1e-9, south: frame.south - 1e-9, east: frame.east + 1e-9,
      north: frame.north + 1e-9)
    #expect(cut.allSatisfy(widened.contains))
    for corner in ring where frame.contains(corner) { #expect(cut.contains(corner)) }
  }

  @Test func `A ring around the frame becomes the frame, one beside it nothing`() {
    func square(_ low: Double, _ high: Double) -> [Coordinate] {
      [(low, low), (low, high), (high, high), (high, low)].map { SampleMap.point($0.0, $0.1) }
    }
    #expect(Set(frame.cut(ring: square(0, 40))).count == 4)
    #expect(frame.cut(ring: square(-20, 5)).isEmpty)
    #expect(frame.cut(ring: []).isEmpty)
  }

  @Test(arguments: 0..<100)
  func `No dropped point lies farther off than the tolerance`(seed: Int) {
    var random = Seeded(UInt64(seed))
    let line = (0..<60).map {
      (x: Double($0), y: Double.random(in: -3...3, using: &random))
    }
    let kept = thinned(line, tolerance: 1.5)
    #expect(kept.first == 0 && kept.last == 59 && kept == kept.sorted())
    for (start, end) in zip(kept, kept.dropFirst()) {
      for index in start...end {
        let part = Double(index - start) / Double(max(1, end - start))
        let y = line[start].y + part * (line[end].y - line[start].y)
        // Straight up is no nearer than the nearest point of the line.
        #expect((line[index].y - y).magnitude <= 1.5 * 4)
      }
    }
    #expect(thinned(line, tolerance: 100) == [0, 59])
    #expect(thinned([line[0]], tolerance: 1) == [0])
  }

  @Test func `A few points far away do not widen the frame`() throws {
    func event(_ number: Int, _ latitude: Double, _ longitude: Double) -> Event {
      let point = SampleMap.point(latitude, longitude)
      return SampleMap.event(
        "e\(number)", .drone, .unknown,
        target: Location(
          coordinate: point, uncertainty: .kilometers(1),
          area: .disc(center: point, radius: .kilometers(1)), method: .named, text: ""),
        claims: [])
    }
    let home = (0..<100).map { event($0, 34 + Double($0) / 100, 40) }
    let frame = try #require(try MapFrame.around(Rows(home + [event(100, 38.9, -77)])))
    #expect(frame.west > 39 && frame.east < 41 && frame.height < 1.5)
    let few = try #require(try MapFrame.around(Rows([home[0], event(100, 38.9, -77)])))
    #expect(few.west < -76 && few.east > 39)
    #expect(try MapFrame.around(Rows([])) == nil)
  }
}
